using System.Globalization;
using Ledger.Api.Contracts;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Registrars;
using Ledger.Domain.Registration;
using Ledger.Sdk;

namespace Ledger.Cli.Applications;

/// <summary>
/// All that a registrar keeps of its cases, in one folder, for the registrar that takes over: each case as it stands,
/// each document that was handed in for it, by applicants, objectors and inquirers, and an inventory of both
/// (数据产权登记工作指引（试行） article 13).
/// </summary>
/// <remarks>
/// <c>inventory.json</c> is canonical JSON with the digests of every file; its own digests are what both registrars
/// state in the log. What else was said in a case stands in the entries of the log.
/// </remarks>
internal sealed class HandOverPackage(LedgerClient client, DirectoryInfo folder)
{
    public const string Inventory = "inventory.json";
    public const string Format = "ledger-hand-over@v1";
    private const int PageSize = 200;

    /// <summary>Fills the folder; what lies there under the same names is written over.</summary>
    /// <returns>What the registrar hands over, as its command states it.</returns>
    public async Task<HandOver> WriteAsync(CancellationToken cancellationToken)
    {
        var log = await client.ReadLogAsync(cancellationToken);
        folder.CreateSubdirectory("cases");
        folder.CreateSubdirectory("documents");
        SortedDictionary<string, JsonValue> cases = new(StringComparer.Ordinal);
        string? after = null;
        do
        {
            var page = await client.ListCasesAsync(null, after, PageSize, cancellationToken);
            foreach (var found in page.Items)
            {
                cases[found.Id] = await CaseAsync(found, cancellationToken);
            }

            after = page.Next;
        }
        while (after is not null);

        var bytes = CanonicalJson.Write(new JsonObject(
            ("cases", new JsonArray(cases.Values)), ("format", Format), ("upTo", log.Accepted)));
        await File.WriteAllBytesAsync(PathOf(folder, Inventory), bytes, cancellationToken);
        return new HandOver(
            DigestPair.Of(bytes), (ulong)cases.Count, ulong.Parse(log.Accepted, CultureInfo.InvariantCulture));
    }

    /// <summary>The path of a file of the package.</summary>
    public static string PathOf(DirectoryInfo folder, params string[] names) =>
        Path.Combine([folder.FullName, .. names]);

    private async Task<JsonValue> CaseAsync(CaseSummary found, CancellationToken cancellationToken)
    {
        var id = CaseId.Parse(found.Id);
        var state = (await client.FindCaseAsync(id, cancellationToken))?.State
            ?? throw new InvalidDataException($"The case {id} is listed and cannot be read.");
        var bytes = CanonicalJson.Write(CaseAggregate.Instance.WriteSnapshot(state));
        await File.WriteAllBytesAsync(PathOf(folder, "cases", $"{id}.json"), bytes, cancellationToken);
        List<JsonValue> materials = [];
        foreach (var (material, by) in await MaterialsAsync(id, cancellationToken))
        {
            IEnumerable<PartyId> owners = by is { } party ? [party] : state.Applicants;
            materials.Add(new JsonObject(
                ("content", Digests(material.Content)),
                ("kept", await DocumentAsync(id, owners, material.Content.Sha256, cancellationToken)),
                ("kind", WireName.Of(material.Kind)), ("title", material.Title)));
        }

        return new JsonObject(
            ("asset", found.Asset), ("case", found.Id), ("materials", new JsonArray(materials)),
            ("state", Digests(DigestPair.Of(bytes))), ("status", found.Status));
    }

    // A document lies under whoever handed it in; one that is restricted or erased is given to nobody.
    private async Task<string> DocumentAsync(
        CaseId id, IEnumerable<PartyId> owners, Digest sha256, CancellationToken cancellationToken)
    {
        foreach (var party in owners)
        {
            try
            {
                if (await client.FindDocumentAsync(id, sha256, party, cancellationToken) is { } bytes)
                {
                    await File.WriteAllBytesAsync(
                        PathOf(folder, "documents", sha256.ToString()), bytes, cancellationToken);
                    return "document";
                }
            }
            catch (LedgerProblemException problem) when (problem.Code is "documents-restricted" or "documents-erased")
            {
                return problem.Code["documents-".Length..];
            }
        }

        return "digest";
    }

    // Each once, however many versions of the application had it.
    private async Task<IEnumerable<(Material Material, PartyId? By)>> MaterialsAsync(
        CaseId id, CancellationToken cancellationToken)
    {
        var events = await client.ListCaseEventsAsync(id, cancellationToken)
            ?? throw new InvalidDataException($"What happened in the case {id} cannot be read.");
        return events.Select(happened => HandedIn.Of(happened.Event))
            .SelectMany(handed => handed.Materials.Select(material => (material, handed.By)))
            .DistinctBy(handed => (handed.material.Content.Sha256, handed.By));
    }

    private static JsonObject Digests(DigestPair pair) =>
        new(("sha256", pair.Sha256.ToString()), ("sm3", pair.Sm3.ToString()));
}
