using Ledger.Cryptography;

namespace Ledger.Domain.Registrars;

/// <summary>A command about the registrar itself; <see cref="RegistrarActed"/> says that it was done.</summary>
public abstract record RegistrarCommand : Command
{
    /// <summary>The name of the act, for example <c>declare</c>.</summary>
    public abstract string Verb { get; }

    /// <inheritdoc/>
    public sealed override string Type => "registrar." + Verb;

    /// <inheritdoc/>
    public sealed override StreamKind Addressee => StreamKind.Registrar;
}

/// <summary><c>registrar.declare</c>: the institution declares what it has (articles 7 and 9).</summary>
public sealed record Declare(Qualification Qualification) : RegistrarCommand
{
    /// <inheritdoc/>
    public override string Verb => "declare";
}

/// <summary><c>registrar.recommend</c>: by the provincial authority (article 9).</summary>
public sealed record Recommend(string Reference, string Opinion) : RegistrarCommand
{
    /// <inheritdoc/>
    public override string Verb => "recommend";
}

/// <summary><c>registrar.decline</c>: not recommended, or not selected.</summary>
public sealed record Decline(string Reason) : RegistrarCommand
{
    /// <inheritdoc/>
    public override string Verb => "decline";
}

/// <summary><c>registrar.enlist</c>: selected by the national authority, and in its catalogue (article 8).</summary>
public sealed record Enlist(string Reference, DateOnly On) : RegistrarCommand
{
    /// <inheritdoc/>
    public override string Verb => "enlist";
}

/// <summary><c>registrar.disclose</c>: fees, process, complaints, business, reviewers (article 10 item 3).</summary>
public sealed record Disclose(Disclosure Disclosure) : RegistrarCommand
{
    /// <inheritdoc/>
    public override string Verb => "disclose";
}

/// <summary>
/// <c>registrar.state-platform</c>: what documents show of the platform; the last statement is in force.
/// </summary>
/// <remarks>人民法院在线诉讼规则 article 17.</remarks>
public sealed record StatePlatform(ValueList<PlatformDocument> Documents) : RegistrarCommand
{
    /// <inheritdoc/>
    public override string Verb => "state-platform";
}

/// <summary><c>registrar.report-year</c>: the annual report (article 11).</summary>
public sealed record ReportYear(YearReport Report) : RegistrarCommand
{
    /// <inheritdoc/>
    public override string Verb => "report-year";
}

/// <summary><c>registrar.assess-year</c>: the annual assessment, reported to the national authority.</summary>
public sealed record AssessYear(int Year, string Result) : RegistrarCommand
{
    /// <inheritdoc/>
    public override string Verb => "assess-year";
}

/// <summary><c>registrar.report-change</c>: before it happens (article 12).</summary>
public sealed record ReportChange(RegistrarChange Change) : RegistrarCommand
{
    /// <inheritdoc/>
    public override string Verb => "report-change";
}

/// <summary><c>registrar.decide-change</c>: confirmed or not.</summary>
public sealed record DecideChange(int Number, bool Confirmed, string Reason) : RegistrarCommand
{
    /// <inheritdoc/>
    public override string Verb => "decide-change";
}

/// <summary><c>registrar.record-change</c>: updated in the national system.</summary>
public sealed record RecordChange(int Number, string Reference) : RegistrarCommand
{
    /// <inheritdoc/>
    public override string Verb => "record-change";
}

/// <summary><c>registrar.guide</c>: supervision or a talk (article 11).</summary>
public sealed record Guide(GuidanceForm Form, string Statement) : RegistrarCommand
{
    /// <inheritdoc/>
    public override string Verb => "guide";
}

/// <summary><c>registrar.find-misconduct</c> (article 38).</summary>
public sealed record FindMisconduct(MisconductKind Kind, bool Serious, string Facts, DigestPair Evidence)
    : RegistrarCommand
{
    /// <inheritdoc/>
    public override string Verb => "find-misconduct";
}

/// <summary><c>registrar.suspend</c>: an order to rectify by a day; publication is suspended (article 38).</summary>
public sealed record Suspend(int Finding, DateOnly By) : RegistrarCommand
{
    /// <inheritdoc/>
    public override string Verb => "suspend";
}

/// <summary><c>registrar.resume</c>: it has rectified.</summary>
public sealed record Resume(string Statement) : RegistrarCommand
{
    /// <inheritdoc/>
    public override string Verb => "resume";
}

/// <summary><c>registrar.remove</c>: removed from the national catalogue (article 38).</summary>
public sealed record Remove(int Finding, string Reference) : RegistrarCommand
{
    /// <inheritdoc/>
    public override string Verb => "remove";
}

/// <summary><c>registrar.report-exit</c>: with its plan, half a year ahead (article 13).</summary>
public sealed record ReportExit(DateOnly On, DigestPair Plan) : RegistrarCommand
{
    /// <inheritdoc/>
    public override string Verb => "report-exit";
}

/// <summary><c>registrar.decide-exit</c>: by the provincial authority.</summary>
public sealed record DecideExit(bool Agreed, string Reason) : RegistrarCommand
{
    /// <inheritdoc/>
    public override string Verb => "decide-exit";
}

/// <summary><c>registrar.forward-exit</c>: the national authority was told.</summary>
public sealed record ForwardExit(string Reference) : RegistrarCommand
{
    /// <inheritdoc/>
    public override string Verb => "forward-exit";
}

/// <summary><c>registrar.consent-to-exit</c>: the national authority agreed.</summary>
public sealed record ConsentToExit(string Reference) : RegistrarCommand
{
    /// <inheritdoc/>
    public override string Verb => "consent-to-exit";
}

/// <summary><c>registrar.designate</c>: the registrar that takes over.</summary>
public sealed record Designate(Successor Successor) : RegistrarCommand
{
    /// <inheritdoc/>
    public override string Verb => "designate";
}

/// <summary><c>registrar.hand-over</c>: all materials and data, by inventory.</summary>
public sealed record GiveOver(HandOver Content) : RegistrarCommand
{
    /// <inheritdoc/>
    public override string Verb => "hand-over";
}

/// <summary><c>registrar.take-over</c>: the successor has all that the inventory lists.</summary>
public sealed record TakeOver(DigestPair Inventory) : RegistrarCommand
{
    /// <inheritdoc/>
    public override string Verb => "take-over";
}

/// <summary>
/// Something about the registrar was done. The event is named after the command, <c>registrar.declare</c> giving
/// <c>registrar.declared</c>, and holds it whole with who did it.
/// </summary>
/// <param name="Done">What.</param>
/// <param name="Act">Who, and on which legal date.</param>
public sealed record RegistrarActed(RegistrarCommand Done, Act Act) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => RegistrarEvents.NameOf(Done.Type);
}
