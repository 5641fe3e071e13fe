using Ledger.Domain.Assets.Rights;
using Ledger.Domain.Json;
using Ledger.Domain.Parties;

namespace Ledger.Domain.Assets.Provenance;

/// <summary>The JSON of where assets come from.</summary>
internal static class SourceCodecs
{
    private const int MaxSources = 16;

    private static readonly Codec<string> Statement = Codecs.Text(1, 1000);
    private static readonly Codec<int> Number = Codecs.Number(1, 100_000);

    private static readonly Codec<DeclaredSource> Source = Codecs.Record<DeclaredSource>(static f => new(
        f.Get("asset", Codecs.Asset, static o => o.Asset),
        f.Maybe("part", RightCodecs.Fraction, static o => o.Part)));

    // Two things are observed: that something was made from it, or is a version of it.
    private static readonly Codec<SourceRelation> Observable = Codecs.Name<SourceRelation>().Checked(
        static relation => relation is SourceRelation.Fused ? "a fusion is declared" : null);

    public static readonly Codec<SourceDeclaration> Declaration = Codecs.Record<SourceDeclaration>(
        static f => new(
            f.Get("relation", Codecs.Name<SourceRelation>(), static o => o.Relation),
            f.Get("sources", Codecs.List(Source, 1, MaxSources), static o => o.Sources),
            f.Get("statement", Statement, static o => o.Statement)),
        static o => o.Fault());

    public static readonly Codec<SourceLink> Link = Codecs.Record<SourceLink>(static f => new(
        f.Get("source", Codecs.Asset, static o => o.Source),
        f.Get("relation", Codecs.Name<SourceRelation>(), static o => o.Relation),
        f.Maybe("part", RightCodecs.Fraction, static o => o.Part),
        f.Get("basis", Codecs.Name<SourceBasis>(), static o => o.Basis),
        f.Get("by", PartyCodecs.Act, static o => o.By),
        f.Get("stands", Codecs.Bool, static o => o.Stands)));

    public static readonly Codec<DeclareSources> Declare = Codecs.Record<DeclareSources>(static f => new(
        f.Get("declaration", Declaration, static o => o.Declaration)));

    public static readonly Codec<ObserveSource> Observe = Codecs.Record<ObserveSource>(static f => new(
        f.Get("source", Codecs.Asset, static o => o.Source),
        f.Get("relation", Observable, static o => o.Relation),
        f.Get("evidence", Codecs.Digests, static o => o.Evidence),
        f.Get("statement", Statement, static o => o.Statement)));

    public static readonly Codec<WithdrawSource> Withdraw = Codecs.Record<WithdrawSource>(static f => new(
        f.Get("number", Number, static o => o.Number), f.Get("reason", Statement, static o => o.Reason)));

    public static readonly Codec<SourcesDeclared> Declared = Codecs.Record<SourcesDeclared>(static f => new(
        f.Get("declaration", Declaration, static o => o.Declaration),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<SourceObserved> Observed = Codecs.Record<SourceObserved>(static f => new(
        f.Get("source", Codecs.Asset, static o => o.Source),
        f.Get("relation", Observable, static o => o.Relation),
        f.Get("evidence", Codecs.Digests, static o => o.Evidence),
        f.Get("statement", Statement, static o => o.Statement),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<SourceWithdrawn> Withdrawn = Codecs.Record<SourceWithdrawn>(static f => new(
        f.Get("number", Number, static o => o.Number),
        f.Get("reason", Statement, static o => o.Reason),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));
}
