using System.Text.Encodings.Web;
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
[JsonSerializable(typeof(CommandResult))]
[JsonSerializable(typeof(AggregateResource))]
[JsonSerializable(typeof(AssetResource))]
[JsonSerializable(typeof(Page<AssetResource>))]
[JsonSerializable(typeof(CertificateResource))]
[JsonSerializable(typeof(RightsOnDay))]
[JsonSerializable(typeof(Page<ProvenanceEdge>))]
[JsonSerializable(typeof(NationalReceiptResource))]
[JsonSerializable(typeof(LogOverview))]
[JsonSerializable(typeof(ChainResource))]
[JsonSerializable(typeof(KeyListResource))]
[JsonSerializable(typeof(KeyChangeRequest))]
[JsonSerializable(typeof(LogEntryResource))]
[JsonSerializable(typeof(LogEntryResource[]))]
[JsonSerializable(typeof(CaseSummary))]
[JsonSerializable(typeof(RecordedEventResource[]))]
[JsonSerializable(typeof(Page<CaseSummary>))]
[JsonSerializable(typeof(Page<LogEntryResource>))]
[JsonSerializable(typeof(InclusionResource))]
[JsonSerializable(typeof(ConsistencyResource))]
[JsonSerializable(typeof(ClockAdvance))]
[JsonSerializable(typeof(MaterialResource[]))]
[JsonSerializable(typeof(NearDuplicates))]
[JsonSerializable(typeof(RuleResource[]))]
[JsonSerializable(typeof(Page<PartyResource>))]
[JsonSerializable(typeof(Page<AccessRecordResource>))]
[JsonSerializable(typeof(SessionEvent))]
[JsonSerializable(typeof(HealthResource))]
[JsonSerializable(typeof(Page<DueResource>))]
[JsonSerializable(typeof(StatisticsResource))]
[JsonSerializable(typeof(WitnessResource[]))]
[JsonSerializable(typeof(PreservedResource[]))]
[JsonSerializable(typeof(CatalogueItemResource))]
[JsonSerializable(typeof(Page<CatalogueItemResource>))]
[JsonSerializable(typeof(DemandResource))]
[JsonSerializable(typeof(Page<DemandResource>))]
[JsonSerializable(typeof(Page<ResponsibilityResource>))]
[JsonSerializable(typeof(Page<CensusResource>))]
[JsonSerializable(typeof(Page<AccessRequestResource>))]
[JsonSerializable(typeof(System.Text.Json.Nodes.JsonObject))]
[JsonSerializable(typeof(RegistrarResource))]
[JsonSerializable(typeof(ListResource))]
[JsonSerializable(typeof(FeedResource))]
[JsonSerializable(typeof(WebhookRequest))]
[JsonSerializable(typeof(WebhookMessage))]
[JsonSerializable(typeof(WebhookSecretResource))]
[JsonSerializable(typeof(WebhookDeliveryResource))]
[JsonSerializable(typeof(Page<WebhookResource>))]
[JsonSerializable(typeof(OrderResource))]
[JsonSerializable(typeof(Page<OrderResource>))]
[JsonSerializable(typeof(Page<RegistrationResource>))]
[JsonSerializable(typeof(Page<NoticeResource>))]
internal sealed partial class ClientJson : JsonSerializerContext
{
    /// <summary>
    /// Writes text as it stands and escapes only what JSON must: JSON inside a text, quotes and Chinese, takes twice as
    /// many bytes otherwise. Nothing of it goes into a page.
    /// </summary>
    public static ClientJson Plain { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
