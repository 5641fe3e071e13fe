using Ledger.Domain.Json;

namespace Ledger.Domain.Catalogue.Flows;

/// <summary>The JSON of commands: data going up to a higher level and back down.</summary>
internal static class FlowCommandCodecs
{
    public static readonly Codec<AggregateData> AggregateData = Codecs.Record<AggregateData>(static f => new(
        f.Get("to", Codecs.Division, static o => o.To),
        f.Get("data", Codecs.Digests, static o => o.Data),
        f.Get("whole", Codecs.Bool, static o => o.Whole)));

    public static readonly Codec<ReturnData> ReturnData = Codecs.Record<ReturnData>(static f => new(
        f.Get("to", Codecs.Division, static o => o.To),
        f.Get("demand", FlowCodecs.Demand, static o => o.Demand),
        f.Get("data", Codecs.Digests, static o => o.Data)));
}
