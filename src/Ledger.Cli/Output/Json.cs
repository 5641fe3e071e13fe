using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Ledger.Api.Contracts;

namespace Ledger.Cli.Output;

/// <summary>Prints data for programs.</summary>
internal static class Json
{
    // What goes to a terminal or a file is no web page: text stays readable.
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = OutputJson.Default,
    };

    private static readonly JsonSerializerOptions s_lineOptions = new(s_options) { WriteIndented = false };

    public static void Print<T>(T value) => Console.WriteLine(Text(value));

    public static string Text<T>(T value) =>
        JsonSerializer.Serialize(value, (JsonTypeInfo<T>)s_options.GetTypeInfo(typeof(T)));

    /// <summary>The same on one line, for programs that read line by line.</summary>
    public static string Line<T>(T value) =>
        JsonSerializer.Serialize(value, (JsonTypeInfo<T>)s_lineOptions.GetTypeInfo(typeof(T)));

    /// <summary>Reads what <see cref="Line"/> wrote.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public static T? Read<T>(string line) =>
        JsonSerializer.Deserialize(line, (JsonTypeInfo<T>)s_lineOptions.GetTypeInfo(typeof(T)));
}

[JsonSerializable(typeof(AssetResource))]
[JsonSerializable(typeof(CertificateResource))]
[JsonSerializable(typeof(RightsOnDay))]
[JsonSerializable(typeof(List<ChainResource>))]
[JsonSerializable(typeof(Page<LogEntryResource>))]
[JsonSerializable(typeof(List<Fingerprinted>))]
[JsonSerializable(typeof(FingerprintedRows))]
[JsonSerializable(typeof(CheckedProof))]
[JsonSerializable(typeof(ComparedSketches))]
[JsonSerializable(typeof(Commands.WrittenBlock))]
[JsonSerializable(typeof(Filed))]
[JsonSerializable(typeof(OperationResource))]
[JsonSerializable(typeof(NearDuplicates))]
[JsonSerializable(typeof(IReadOnlyList<RuleResource>))]
[JsonSerializable(typeof(IReadOnlyList<Commands.MemberRow>))]
[JsonSerializable(typeof(IReadOnlyList<Commands.RestorationRow>))]
[JsonSerializable(typeof(IReadOnlyList<DueResource>))]
[JsonSerializable(typeof(IReadOnlyList<CatalogueItemResource>))]
[JsonSerializable(typeof(CatalogueItemResource))]
[JsonSerializable(typeof(IReadOnlyList<ImportedRow>))]
[JsonSerializable(typeof(Imported))]
[JsonSerializable(typeof(IReadOnlyList<ListedProfile>))]
[JsonSerializable(typeof(IReadOnlyList<DemandResource>))]
[JsonSerializable(typeof(IReadOnlyList<ResponsibilityResource>))]
[JsonSerializable(typeof(IReadOnlyList<CensusResource>))]
[JsonSerializable(typeof(System.Text.Json.Nodes.JsonObject))]
[JsonSerializable(typeof(RegistrarResource))]
[JsonSerializable(typeof(ListResource))]
[JsonSerializable(typeof(IReadOnlyList<WaitingAct>))]
[JsonSerializable(typeof(FeedEntryResource))]
[JsonSerializable(typeof(WebhookSecretResource))]
[JsonSerializable(typeof(WebhookResource))]
[JsonSerializable(typeof(IReadOnlyList<WebhookResource>))]
[JsonSerializable(typeof(WebhookDeliveryResource))]
[JsonSerializable(typeof(WebhookMessage))]
[JsonSerializable(typeof(OrderResource))]
[JsonSerializable(typeof(IReadOnlyList<OrderResource>))]
[JsonSerializable(typeof(Page<RegistrationResource>))]
[JsonSerializable(typeof(IReadOnlyList<NoticeResource>))]
[JsonSerializable(typeof(IReadOnlyList<ProvenanceEdge>))]
[JsonSerializable(typeof(CommandAccepted))]
internal sealed partial class OutputJson : JsonSerializerContext;

/// <summary>A fingerprint, for programs.</summary>
internal sealed record Fingerprinted(
    string Path, long Bytes, int Files, long Chunks, string ManifestSha256, string ManifestSm3,
    IReadOnlyList<FingerprintedFile> Contents);

/// <summary>One file of a fingerprint.</summary>
internal sealed record FingerprintedFile(string Path, long Bytes, string? TreeSha256, string? TreeSm3);

/// <summary>A filed application, for programs.</summary>
internal sealed record Filed(string Case, string Asset, string? Index, string Status, bool AlreadyThere);

/// <summary>What became of one row of an imported file, for programs.</summary>
internal sealed record ImportedRow(int Row, string? Id, string Outcome, string? Error);

/// <summary>What became of a file that was imported, in rows, for programs.</summary>
/// <param name="Filed">Filed, or what would be.</param>
/// <param name="AlreadyThere">There already.</param>
/// <param name="Failed">Refused, or no applications.</param>
/// <param name="Errors">Where these were written, and why.</param>
/// <param name="DryRun">Whether nothing was sent.</param>
/// <param name="Left">
/// Rows that wait for their answer, where it was broken off; null where they cannot be counted.
/// </param>
internal sealed record Imported(
    long Filed, long AlreadyThere, long Failed, string? Errors, bool DryRun, long? Left = 0);

/// <summary>A profile, for programs.</summary>
internal sealed record ListedProfile(string Name, string Server, string? Account, bool InUse);
