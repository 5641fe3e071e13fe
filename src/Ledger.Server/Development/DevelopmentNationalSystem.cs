using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ledger.Ports;
using Ledger.Ports.Objects;

namespace Ledger.Server.Development;

/// <summary>
/// Stands where the national system will be, for development registries only. It keeps what it is told, write-once,
/// in the object store, and gives numbers that begin with DEV so that nobody takes them for real.
/// </summary>
internal sealed class DevelopmentNationalSystem(IObjectStore objects) : INationalSystem
{
    public bool IsDevelopment => true;

    public ValueTask<NationalReceipt> PublishNoticeAsync(NationalFiling filing, CancellationToken cancellationToken) =>
        FileAsync(NationalAct.Notice, filing, cancellationToken);

    public ValueTask<NationalReceipt> RecordEvidenceAsync(NationalFiling filing, CancellationToken cancellationToken) =>
        FileAsync(NationalAct.Evidence, filing, cancellationToken);

    public async ValueTask<NationalReceipt?> FindAsync(
        NationalAct act, string caseId, CancellationToken cancellationToken)
    {
        var stream = await objects.OpenAsync(NameOf(act, caseId), cancellationToken: cancellationToken);
        if (stream is null)
        {
            return null;
        }

        await using (stream)
        {
            return await JsonSerializer.DeserializeAsync<NationalReceipt>(stream, cancellationToken: cancellationToken);
        }
    }

    private async ValueTask<NationalReceipt> FileAsync(
        NationalAct act, NationalFiling filing, CancellationToken cancellationToken)
    {
        var receipt = new NationalReceipt(NumberOf(act, filing.CaseId), filing.ContentSha256, filing.LegalTime);
        using var content = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(receipt));
        if (await objects.CreateAsync(NameOf(act, filing.CaseId), content, cancellationToken))
        {
            return receipt;
        }

        var known = await FindAsync(act, filing.CaseId, cancellationToken);
        return known?.ContentSha256 == filing.ContentSha256
            ? known
            : throw new NationalRecordDiffersException(filing.CaseId);
    }

    private static string NameOf(NationalAct act, string caseId) =>
        $"national/{(act is NationalAct.Notice ? "notice" : "evidence")}/{caseId}";

    // Derived, so that asking twice cannot give two numbers.
    private static string NumberOf(NationalAct act, string caseId) =>
        "DEV" + Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes($"{act}/{caseId}")))[..13];
}
