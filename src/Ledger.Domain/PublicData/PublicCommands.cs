using Ledger.Domain.Registration;

namespace Ledger.Domain.PublicData;

/// <summary>A command of the regime of public data, addressed to a case.</summary>
public abstract record PublicCommand : CaseCommand;

/// <summary><c>public.announce</c> (article 9: by whoever has to apply, when authorised operation begins).</summary>
public sealed record AnnounceOperation(PublicAnnouncement Announcement) : PublicCommand
{
    /// <inheritdoc/>
    public override string Type => "public.announce";
}

/// <summary><c>public.file</c> (articles 7 to 9: by an applicant, or with a power of attorney).</summary>
public sealed record FilePublicData(PublicApplication Application) : PublicCommand
{
    /// <inheritdoc/>
    public override string Type => "public.file";
}

/// <summary><c>public.accept</c> (article 10: by a clerk).</summary>
public sealed record AcceptPublicData : PublicCommand
{
    /// <inheritdoc/>
    public override string Type => "public.accept";
}

/// <summary><c>public.return</c> (article 10: by a clerk, all defects at once).</summary>
public sealed record ReturnPublicData(ValueList<PublicDefect> Defects) : PublicCommand
{
    /// <inheritdoc/>
    public override string Type => "public.return";
}

/// <summary><c>public.resubmit</c> (article 10: by an applicant; the whole application anew, and the clock).</summary>
public sealed record ResubmitPublicData(PublicApplication Application) : PublicCommand
{
    /// <inheritdoc/>
    public override string Type => "public.resubmit";
}

/// <summary><c>public.decline</c> (article 10: by a clerk, with reasons).</summary>
public sealed record DeclinePublicData(string Reason) : PublicCommand
{
    /// <inheritdoc/>
    public override string Type => "public.decline";
}

/// <summary><c>public.review</c> (article 11: by a reviewer, item by item).</summary>
public sealed record ReviewPublicData(ValueList<PublicFinding> Findings) : PublicCommand
{
    /// <inheritdoc/>
    public override string Type => "public.review";
}

/// <summary><c>public.explain-delay</c> (article 11: by a reviewer, where the review takes longer).</summary>
public sealed record ExplainDelay(string Reason) : PublicCommand
{
    /// <inheritdoc/>
    public override string Type => "public.explain-delay";
}

/// <summary><c>public.publish-notice</c> (article 12: by a clerk).</summary>
public sealed record NoticePublicData(string Reference) : PublicCommand
{
    /// <inheritdoc/>
    public override string Type => "public.publish-notice";
}

/// <summary><c>public.object</c> (article 12: by any registered party but an applicant, during the notice).</summary>
public sealed record ObjectToPublicData(string Grounds, ValueList<Material> Materials) : PublicCommand
{
    /// <inheritdoc/>
    public override string Type => "public.object";
}

/// <summary><c>public.decide-objection</c> (article 12: by an approver, after re-examination).</summary>
public sealed record DecidePublicObjection(int Number, bool Upheld, string Reason) : PublicCommand
{
    /// <inheritdoc/>
    public override string Type => "public.decide-objection";
}

/// <summary><c>public.assign-code</c> (article 13: by an approver, as the national platform gave the code).</summary>
public sealed record AssignPublicCode(string Code, DateOnly On) : PublicCommand
{
    /// <inheritdoc/>
    public override string Type => "public.assign-code";
}

/// <summary><c>public.complete</c> (articles 9 and 15: by an approver; does what was applied for).</summary>
public sealed record CompletePublicData : PublicCommand
{
    /// <inheritdoc/>
    public override string Type => "public.complete";
}

/// <summary><c>public.refuse</c> (article 11: by an approver, with reasons).</summary>
public sealed record RefusePublicData(string Reason) : PublicCommand
{
    /// <inheritdoc/>
    public override string Type => "public.refuse";
}

/// <summary><c>public.withdraw</c> (article 8: by an applicant, until it is done).</summary>
public sealed record WithdrawPublicData(string Reason) : PublicCommand
{
    /// <inheritdoc/>
    public override string Type => "public.withdraw";
}

/// <summary><c>public.revoke</c> (article 20: by an approver).</summary>
public sealed record RevokePublicData(RevocationGround Ground, string Reason) : PublicCommand
{
    /// <inheritdoc/>
    public override string Type => "public.revoke";
}

/// <summary><c>public.tick</c> (article 15: what was not renewed in time ends; by the timer or a clerk).</summary>
public sealed record TickPublicData : PublicCommand
{
    /// <inheritdoc/>
    public override string Type => "public.tick";
}
