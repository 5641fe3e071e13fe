using Ledger.Domain.Assets.Rights;

namespace Ledger.Domain.Assets.Provenance;

/// <summary>Where assets come from: declared, observed, withdrawn.</summary>
/// <remarks>数据产权登记工作指引（试行） article 20: whoever derives must be allowed to use what is derived from.</remarks>
internal static class SourceDesk
{
    public static Decision Decide(AssetDesk desk, SourceCommand command) => command switch
    {
        DeclareSources declare => desk.Yes(
            Declare(desk, declare.Declaration), new SourcesDeclared(declare.Declaration, desk.Act)),
        ObserveSource observe => desk.Yes(
            Authority.Staff(desk.Request, desk.Facts, Role.Reviewer)
                ?? (desk.State.Record is null ? Refusals.AssetNotRegistered : null)
                ?? New(desk, observe.Source),
            new SourceObserved(observe.Source, observe.Relation, observe.Evidence, observe.Statement, desk.Act)),
        WithdrawSource withdraw => desk.Yes(
            Withdraw(desk, withdraw.Number), new SourceWithdrawn(withdraw.Number, withdraw.Reason, desk.Act)),
        _ => throw new InvalidOperationException($"Nothing decides {command.Type}."),
    };

    private static Refusal? Declare(AssetDesk desk, SourceDeclaration declaration) =>
        ByHolder(desk)
        ?? declaration.Sources.Select(source => New(desk, source.Asset) ?? Usable(desk, source.Asset))
            .FirstOrDefault(static refusal => refusal is not null)
        ?? (declaration.Relation is not SourceRelation.Fused
            || JointHolding.AreWhole(declaration.Sources.Select(static source => source.Part!))
                ? null
                : Refusals.PartsNotWhole);

    /// <summary>The actor is a party with a right in force over the registered asset.</summary>
    public static Refusal? ByHolder(AssetDesk desk) =>
        Authority.Registered(desk.Request, desk.Facts)
        ?? (desk.State.Record is not { Status: AssetStatus.Registered } ? Refusals.AssetNotRegistered : null)
        ?? (desk.State.HasRight(desk.Request.Actor.Party!.Value, null, desk.Today) ? null : Refusals.NoRightInForce);

    private static Refusal? New(AssetDesk desk, AssetId source)
    {
        if (desk.Request.Stream == source.Stream)
        {
            return Refusals.SourceIsItself.About(source.ToString());
        }

        var other = desk.Facts.Asset(source);
        return other.Record is null ? Refusals.AssetNotRegistered.About(source.ToString())
            : desk.State.Sources.Any(link => link.Stands && link.Source == source)
                ? Refusals.SourceKnown.About(source.ToString())
            : Lineage.Refuse(desk.Request.Stream, source, desk.Facts, desk.Rules);
    }

    private static Refusal? Usable(AssetDesk desk, AssetId source) =>
        desk.Facts.Asset(source).HasRight(desk.Request.Actor.Party!.Value, RightKind.Use, desk.Today)
            ? null
            : Refusals.SourceNotUsable.About(source.ToString());

    private static Refusal? Withdraw(AssetDesk desk, int number)
    {
        if (number > desk.State.Sources.Count || !desk.State.Sources[number - 1].Stands)
        {
            return Authority.Registered(desk.Request, desk.Facts) ?? Refusals.SourceLinkUnknown;
        }

        var link = desk.State.Sources[number - 1];
        return link.Basis is SourceBasis.Declared
            ? ByHolder(desk)
            : Authority.Staff(desk.Request, desk.Facts, Role.Approver)
                ?? (link.By.IsBySame(desk.Request.Actor) ? Refusals.FourEyes : null);
    }
}
