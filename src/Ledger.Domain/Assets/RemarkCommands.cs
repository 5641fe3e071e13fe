namespace Ledger.Domain.Assets;

/// <summary>A command about a remark over rights of an asset.</summary>
public abstract record RemarkCommand : Command
{
    /// <inheritdoc/>
    public override StreamKind Addressee => StreamKind.Asset;
}

/// <summary><c>remark.enter</c> (article 23): by a clerk.</summary>
public sealed record EnterRemark(RemarkContent Content) : RemarkCommand
{
    /// <inheritdoc/>
    public override string Type => "remark.enter";
}

/// <summary><c>remark.lift</c>: by an approver who did not enter it.</summary>
/// <param name="Number">Its number under the asset, from 1.</param>
/// <param name="Reference">The reference of the document that lifts it.</param>
/// <param name="Reason">Why.</param>
public sealed record LiftRemark(int Number, string Reference, string Reason) : RemarkCommand
{
    /// <inheritdoc/>
    public override string Type => "remark.lift";
}

/// <summary>
/// <c>asset.tick</c>: states what time has decided about the asset, one thing at a time, by the timer or a clerk.
/// </summary>
public sealed record TickAsset : Command
{
    /// <inheritdoc/>
    public override string Type => "asset.tick";

    /// <inheritdoc/>
    public override StreamKind Addressee => StreamKind.Asset;
}
