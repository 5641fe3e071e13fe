using Ledger.Domain.Json;

namespace Ledger.Domain.Catalogue.Censuses;

/// <summary>The JSON of commands: a census of resources.</summary>
internal static class CensusCommandCodecs
{
    public static readonly Codec<OpenCensus> OpenCensus = Codecs.Record<OpenCensus>(static f => new(
        f.Get("plan", CensusCodecs.Plan, static o => o.Plan)));

    public static readonly Codec<ReportResources> ReportResources = Codecs.Record<ReportResources>(static f => new(
        f.Get("report", CensusCodecs.Report, static o => o.Report)));

    public static readonly Codec<CloseCensus> CloseCensus = Codecs.Record<CloseCensus>(static f => new(
        f.Get("summary", CatalogueCodecs.Reason, static o => o.Summary)));
}
