using System.Text.Json;
using Ledger.Evidence.Bundles;
using Ledger.Testing;

namespace Ledger.EndToEnd.Tests.Verifiers;

/// <summary>The second verifier as a program, and what its verdict has in common with the first one's.</summary>
internal static class SecondVerifier
{
    /// <summary>Both verifiers say the same of every claim; only the words for people may differ.</summary>
    public static async Task AssertAgreesAsync(
        byte[] bundle, byte[] anchors, Verdict verdict, CancellationToken cancellationToken, byte[]? disclosure = null)
    {
        using var folder = new TemporaryFolder();
        var (file, believed) = (Path.Combine(folder.Path, "b.zip"), Path.Combine(folder.Path, "anchors.json"));
        await File.WriteAllBytesAsync(file, bundle, cancellationToken);
        await File.WriteAllBytesAsync(believed, anchors, cancellationToken);
        List<string> words =
            [Repository.PathOf("artifacts", "page", "verify.mjs"), file, "--anchors", believed, "--json"];
        if (disclosure is not null)
        {
            var opened = Path.Combine(folder.Path, "disclosure.json");
            await File.WriteAllBytesAsync(opened, disclosure, cancellationToken);
            words.AddRange(["--disclosure", opened]);
        }

        await using var child = ChildProcess.Start(new ChildProcessOptions("node", [.. words]));
        await child.WaitForEndAsync(cancellationToken);

        Assert.True(child.ExitCode == verdict.ExitCode, child.Output);
        if (verdict.Refusal is not null)
        {
            // Why a file is refused is said in words for people alone.
            return;
        }

        using var first = JsonDocument.Parse(VerdictText.ToJson(verdict));
        using var second = JsonDocument.Parse(child.Output);
        Assert.Equal(Said(first.RootElement), Said(second.RootElement));
    }

    private static List<string> Said(JsonElement verdict) =>
    [
        .. verdict.EnumerateObject().Where(member => member.Name != "findings").Select(member => member.ToString())
            .Order(StringComparer.Ordinal),
        .. verdict.GetProperty("findings").EnumerateArray().Select(Finding).Order(StringComparer.Ordinal),
    ];

    private static string Finding(JsonElement finding) => string.Join(
        ' ', finding.EnumerateObject().Where(member => member.Name != "reason").OrderBy(member => member.Name)
            .Select(member => member.ToString()));
}
