using Ledger.Testing;

namespace Ledger.Cli.Tests;

/// <summary><c>ledger verify</c> is told to people in the language of their environment.</summary>
public sealed class VerifyCommandTests : IDisposable
{
    private readonly TemporaryFolder _home = new();
    private readonly CommandProcess _ledger;

    public VerifyCommandTests() => _ledger = new CommandProcess(_home);

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("zh_CN.UTF-8", "用法：ledger-verify 证据包|文件夹", "verify", "--help")]
    [InlineData("zh_CN.UTF-8", "usage: ledger-verify BUNDLE|FOLDER", "verify", "--lang", "en", "--help")]
    [InlineData("en_GB.UTF-8", "usage: ledger-verify BUNDLE|FOLDER", "verify", "--help")]
    [InlineData("en_GB.UTF-8", "用法：ledger-verify 证据包|文件夹", "verify", "-h", "--lang", "zh")]
    public async Task It_tells_how_it_is_called(string locale, string beginning, params string[] words)
    {
        var (code, output) = await _ledger.RunAsync([("LC_ALL", locale)], words);

        Assert.Equal(0, code);
        Assert.StartsWith(beginning, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_it_does_not_understand_it_says_in_that_language()
    {
        var (code, output) = await _ledger.RunAsync([("LC_ALL", "zh_CN.UTF-8")], "verify", "a.zip", "--loud");

        Assert.Equal(64, code);
        Assert.StartsWith("无法识别：--loud", output, StringComparison.Ordinal);
    }
}
