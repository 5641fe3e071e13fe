using Ledger.EndToEnd.Tests.Registry;
using Ledger.Testing;

namespace Ledger.EndToEnd.Tests;

/// <summary>The rules as the <c>ledger</c> command has them, without a registry.</summary>
public sealed class RulesCommandTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rules_are_listed_with_what_a_province_sets_over_them()
    {
        using var folder = new TemporaryFolder();
        var file = Write(folder, "overlay.json", Overlay);
        var (exit, output) = await LedgerCommand.RunWithoutServerAsync(Cancellation, "rules", "--overlay", file);
        Assert.True(exit == 0, output);
        Assert.Contains("鄂登记细则 第五条  M26@2025-03-01.2.420000@2025-06-01", output, StringComparison.Ordinal);
        var wrong = Write(folder, "wrong.json", Overlay.Replace("15", "5", StringComparison.Ordinal));
        (exit, output) = await LedgerCommand.RunWithoutServerAsync(Cancellation, "rules", "--overlay", wrong);
        Assert.Equal(1, exit);
        Assert.Contains("wrong.json: $.rules: notice is 10 at least", output, StringComparison.Ordinal);
        (exit, output) = await LedgerCommand.RunWithoutServerAsync(
            Cancellation, "rules", "--overlay", folder.PathOf("none.json"));
        Assert.True(exit == 1, output);
        (exit, output) = await LedgerCommand.RunWithoutServerAsync(Cancellation, "rules", "--overlay");
        Assert.True(exit == 2, output);
    }

    private const string Overlay = """
        {
          "base": "M26@2025-03-01.2", "province": "420000", "document": "鄂登记细则", "effective": "2025-06-01",
          "rules": [{ "id": "notice", "clause": "第五条", "value": 15 }], "materials": []
        }
        """;

    private static string Write(TemporaryFolder folder, string name, string text)
    {
        File.WriteAllText(folder.PathOf(name), text);
        return folder.PathOf(name);
    }
}
