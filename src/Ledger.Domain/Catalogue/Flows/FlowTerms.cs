using Ledger.Cryptography;
using Ledger.Domain.Json;

namespace Ledger.Domain.Catalogue.Flows;

/// <summary>How far the data of an item has come at another level.</summary>
/// <param name="To">The division there.</param>
/// <param name="Upward">Whether it was aggregated there, or else flowed back there.</param>
/// <param name="Times">How often.</param>
/// <param name="On">When last.</param>
/// <param name="Data">The manifest of what went there last.</param>
public sealed record DataFlow(DivisionCode To, bool Upward, int Times, DateOnly On, DigestPair Data);

/// <summary>The JSON of flows.</summary>
internal static class FlowCodecs
{
    public static readonly Codec<DemandId> Demand = Codecs.Parsed<DemandId>(DemandId.TryParse, "a demand id");

    public static readonly Codec<DataFlow> Flow = Codecs.Record<DataFlow>(static f => new(
        f.Get("to", Codecs.Division, static o => o.To),
        f.Get("upward", Codecs.Bool, static o => o.Upward),
        f.Get("times", Codecs.Number(1, int.MaxValue), static o => o.Times),
        f.Get("on", Codecs.Date, static o => o.On),
        f.Get("data", Codecs.Digests, static o => o.Data)));
}
