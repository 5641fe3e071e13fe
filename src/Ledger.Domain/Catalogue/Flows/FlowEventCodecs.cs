using Ledger.Domain.Json;
using Ledger.Domain.Parties;

namespace Ledger.Domain.Catalogue.Flows;

/// <summary>The JSON of events: data going up to a higher level and back down.</summary>
internal static class FlowEventCodecs
{
    public static readonly Codec<DataAggregated> DataAggregated = Codecs.Record<DataAggregated>(static f => new(
        f.Get("to", Codecs.Division, static o => o.To),
        f.Get("data", Codecs.Digests, static o => o.Data),
        f.Get("whole", Codecs.Bool, static o => o.Whole),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<DataReturned> DataReturned = Codecs.Record<DataReturned>(static f => new(
        f.Get("to", Codecs.Division, static o => o.To),
        f.Get("demand", FlowCodecs.Demand, static o => o.Demand),
        f.Get("data", Codecs.Digests, static o => o.Data),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));
}
