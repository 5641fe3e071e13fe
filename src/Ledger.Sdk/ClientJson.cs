using System.Text.Json;
using System.Text.Json.Serialization;
using Ledger.Api.Contracts;

namespace Ledger.Sdk;

/// <summary>The JSON that goes between client and registry.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(OperationResource))]
[JsonSerializable(typeof(AccountFile))]
[JsonSerializable(typeof(AssertionClaims))]
[JsonSerializable(typeof(IssuedToken))]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(SignedCommand))]
[JsonSerializable(typeof(CommandAccepted))]
[JsonSerializable(typeof(AggregateResource))]
[JsonSerializable(typeof(AssetResource))]
[JsonSerializable(typeof(Page<AssetResource>))]
[JsonSerializable(typeof(CertificateResource))]
[JsonSerializable(typeof(RightsOnDay))]
[JsonSerializable(typeof(Page<ProvenanceEdge>))]
[JsonSerializable(typeof(NationalReceiptResource))]
[JsonSerializable(typeof(LogOverview))]
[JsonSerializable(typeof(ChainResource))]
[JsonSerializable(typeof(LogEntryResource))]
[JsonSerializable(typeof(Page<LogEntryResource>))]
[JsonSerializable(typeof(InclusionResource))]
[JsonSerializable(typeof(ConsistencyResource))]
[JsonSerializable(typeof(ClockAdvance))]
[JsonSerializable(typeof(MaterialResource[]))]
[JsonSerializable(typeof(RuleResource[]))]
[JsonSerializable(typeof(Page<DueResource>))]
[JsonSerializable(typeof(CatalogueItemResource))]
[JsonSerializable(typeof(Page<CatalogueItemResource>))]
[JsonSerializable(typeof(DemandResource))]
[JsonSerializable(typeof(Page<DemandResource>))]
[JsonSerializable(typeof(Page<ResponsibilityResource>))]
[JsonSerializable(typeof(Page<CensusResource>))]
[JsonSerializable(typeof(Page<AccessRequestResource>))]
[JsonSerializable(typeof(System.Text.Json.Nodes.JsonObject))]
[JsonSerializable(typeof(RegistrarResource))]
[JsonSerializable(typeof(Page<RegistrationResource>))]
[JsonSerializable(typeof(Page<NoticeResource>))]
internal sealed partial class ClientJson : JsonSerializerContext;
