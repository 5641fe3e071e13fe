namespace Ledger.Domain.Assets;

/// <summary>A command about an objection after registration (the guide, article 29).</summary>
public abstract record DisputeCommand : Command
{
    /// <inheritdoc/>
    public override StreamKind Addressee => StreamKind.Asset;
}

/// <summary>A command about an objection that was filed.</summary>
/// <param name="Number">Its number under the asset, from 1.</param>
public abstract record NumberedDisputeCommand(int Number) : DisputeCommand;

/// <summary><c>objection.file</c>: by any registered party but the registrant.</summary>
public sealed record FileDispute(DisputeContent Content) : DisputeCommand
{
    /// <inheritdoc/>
    public override string Type => "objection.file";
}

/// <summary><c>objection.dismiss</c>: by a clerk, where the materials are not complete.</summary>
public sealed record DismissDispute(int Number, string Reason) : NumberedDisputeCommand(Number)
{
    /// <inheritdoc/>
    public override string Type => "objection.dismiss";
}

/// <summary><c>objection.notify</c>: by a clerk, within five working days of receipt.</summary>
public sealed record NotifyDispute(int Number) : NumberedDisputeCommand(Number)
{
    /// <inheritdoc/>
    public override string Type => "objection.notify";
}

/// <summary><c>objection.answer</c>: by the registrant.</summary>
public sealed record AnswerDispute(int Number, bool Accepts, string Statement) : NumberedDisputeCommand(Number)
{
    /// <inheritdoc/>
    public override string Type => "objection.answer";
}

/// <summary><c>objection.conclude</c>: by a reviewer, after the investigation.</summary>
public sealed record ConcludeDispute(int Number, bool Upheld, string Conclusion) : NumberedDisputeCommand(Number)
{
    /// <inheritdoc/>
    public override string Type => "objection.conclude";
}

/// <summary><c>objection.respond</c>: by the registrant and by the objector, each for itself.</summary>
public sealed record RespondToConclusion(int Number, bool Accepts) : NumberedDisputeCommand(Number)
{
    /// <inheritdoc/>
    public override string Type => "objection.respond";
}

/// <summary>
/// <c>objection.decide</c>: by an approver, as an effective document of a court or an arbitration says.
/// </summary>
public sealed record FollowDocument(int Number, string Reference, bool Upheld) : NumberedDisputeCommand(Number)
{
    /// <inheritdoc/>
    public override string Type => "objection.decide";
}
