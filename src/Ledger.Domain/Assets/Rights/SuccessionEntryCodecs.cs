using Ledger.Domain.Json;
using Ledger.Domain.Parties;

namespace Ledger.Domain.Assets.Rights;

/// <summary>The JSON of successors that take their predecessors' place.</summary>
internal static class SuccessionEntryCodecs
{
    // Each right is granted anew and ends as it was: two effects, of which a leaf holds as many as Expiry.MaxRights.
    private const int MaxRights = Expiry.MaxRights / 2;
    private const int MaxOthers = 32;

    private static readonly Codec<SuccessionEntry> Content = Codecs.Record<SuccessionEntry>(
        static f => new(
            f.Get("predecessor", Codecs.Party, static o => o.Predecessor),
            f.Get("rights", Codecs.Set(EncumbranceCodecs.Ordinal, 0, MaxRights), static o => o.Rights),
            f.Get("pledges", Codecs.Set(Codecs.Number(1, 100_000), 0, MaxOthers), static o => o.Pledges),
            f.Get("shares", Codecs.Set(EncumbranceCodecs.Ordinal, 0, MaxOthers), static o => o.Shares)),
        static o => o.Rights.Count + o.Pledges.Count + o.Shares.Count == 0 ? "something is expected" : null);

    public static readonly Codec<EnterSuccession> Enter = Codecs.Record<EnterSuccession>(static f => new(
        f.Get("content", Content, static o => o.Content)));

    public static readonly Codec<SuccessionEntered> Entered = Codecs.Record<SuccessionEntered>(static f => new(
        f.Get("content", Content, static o => o.Content),
        f.Get("successor", Codecs.Party, static o => o.Successor),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));
}
