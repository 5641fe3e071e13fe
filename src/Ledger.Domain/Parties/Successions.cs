using Ledger.Domain.Registration;

namespace Ledger.Domain.Parties;

/// <summary>Where it stands that an organisation goes on in another one.</summary>
public enum SuccessionStatus
{
    /// <summary>The successor filed it; it waits for the registrar.</summary>
    Filed,

    /// <summary>It is on record.</summary>
    Confirmed,

    /// <summary>The registrar found it not shown. Final.</summary>
    Declined,
}

/// <summary>
/// That an organisation merged or divided, and which other one has its rights and obligations (Civil Code article 67).
/// </summary>
/// <param name="Kind">Which.</param>
/// <param name="Successor">The organisation that has them.</param>
/// <param name="Ends">Whether the organisation is no more; a merger ends it, a division may.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Case">The case that showed it; null where it was filed by itself.</param>
public sealed record PartySuccession(
    SuccessionKind Kind, PartyId Successor, bool Ends, SuccessionStatus Status, CaseId? Case = null);

/// <summary>A command about what an organisation goes on in; addressed to that organisation, by others.</summary>
public abstract record SuccessionCommand : PartyCommand;

/// <summary><c>succession.file</c>: by the successor, with evidence.</summary>
/// <param name="Kind">Merger or division.</param>
/// <param name="Ends">Whether the organisation is no more.</param>
/// <param name="Materials">What shows it.</param>
public sealed record FileSuccession(SuccessionKind Kind, bool Ends, ValueList<Material> Materials) : SuccessionCommand
{
    /// <inheritdoc/>
    public override string Type => "succession.file";
}

/// <summary>A command about what was filed.</summary>
/// <param name="Number">Its number under the organisation, from 1.</param>
public abstract record NumberedSuccessionCommand(int Number) : SuccessionCommand;

/// <summary><c>succession.confirm</c>: by an approver.</summary>
public sealed record ConfirmSuccession(int Number) : NumberedSuccessionCommand(Number)
{
    /// <inheritdoc/>
    public override string Type => "succession.confirm";
}

/// <summary><c>succession.decline</c>: by an approver, with the reason as the successor is told.</summary>
public sealed record DeclineSuccession(int Number, string Reason) : NumberedSuccessionCommand(Number)
{
    /// <inheritdoc/>
    public override string Type => "succession.decline";
}

/// <summary><c>succession.filed</c>: a successor says so, and hands in what shows it.</summary>
public sealed record SuccessionFiled(
    SuccessionKind Kind, PartyId Successor, bool Ends, ValueList<Material> Materials, Act Act) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "succession.filed";
}

/// <summary><c>succession.declined</c>.</summary>
public sealed record SuccessionDeclined(int Number, string Reason, Act Act) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "succession.declined";
}

/// <summary><c>party.succeeded</c>: it is on record, as it was filed or as a case showed it.</summary>
/// <param name="Number">The number of what was filed; null where a case showed it.</param>
/// <param name="Kind">Merger or division.</param>
/// <param name="Successor">Which organisation has its rights and obligations.</param>
/// <param name="Ends">Whether the organisation is no more.</param>
/// <param name="Case">The case that showed it.</param>
/// <param name="Act">Who put it on record, and when.</param>
public sealed record PartySucceeded(
    int? Number, SuccessionKind Kind, PartyId Successor, bool Ends, CaseId? Case, Act Act) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "party.succeeded";
}
