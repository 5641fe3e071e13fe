using Ledger.Testing;

namespace Ledger.Cli.Tests;

/// <summary>Profiles and completion, by the command as it is called.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class ProfileTests : IDisposable
{
    private readonly TemporaryFolder _home = new();
    private readonly CommandProcess _ledger;

    public ProfileTests() => _ledger = new CommandProcess(_home);

    private string Account => _home.PathOf("account.json");

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task A_profile_is_added_listed_used_and_removed()
    {
        WriteAccount(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await EndsAsync(0, "", "profile", "add", "wuhan", "--server", "http://127.0.0.1:9/", "--account", Account);
        await EndsAsync(0, "", "profile", "add", "hubei", "--server", "https://hubei.example/");
        await EndsAsync(0, "* wuhan  http://127.0.0.1:9/", "profile", "list");
        await EndsAsync(0, "", "profile", "use", "hubei");
        await EndsAsync(0, "* hubei  https://hubei.example/", "profile", "list");
        await EndsAsync(0, "\"inUse\": true", "profile", "list", "--json");
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite,
            File.GetUnixFileMode(_home.PathOf("config", "ledger", "profiles.json")));

        await EndsAsync(0, "", "profile", "remove", "hubei");
        await EndsAsync(2, "There is no profile hubei", "profile", "use", "hubei");
        await EndsAsync(2, "There is no profile hubei", "log", "--profile", "hubei");
        await EndsAsync(2, "no http or https address", "profile", "add", "x", "--server", "ftp://x");
    }

    [Fact]
    public async Task A_verb_asks_the_registry_of_the_option_the_profile_the_variable_or_the_profile_in_use()
    {
        await EndsAsync(0, "", "profile", "add", "one", "--server", "http://127.0.0.1:1/");
        await EndsAsync(0, "", "profile", "add", "two", "--server", "http://127.0.0.1:2/");

        await AsksAsync("127.0.0.1:1", []);
        await AsksAsync("127.0.0.1:2", [("LEDGER_PROFILE", "two")]);
        await AsksAsync("127.0.0.1:3", [("LEDGER_PROFILE", "two"), ("LEDGER_SERVER", "http://127.0.0.1:3/")]);
        await AsksAsync("127.0.0.1:2", [("LEDGER_SERVER", "http://127.0.0.1:3/")], "--profile", "two");
        await AsksAsync(
            "127.0.0.1:4", [("LEDGER_SERVER", "http://127.0.0.1:3/")], "--profile", "two", "--server",
            "http://127.0.0.1:4/");
    }

    [Fact]
    public async Task A_key_that_others_can_read_is_not_used_and_a_broken_file_of_profiles_is_said()
    {
        WriteAccount(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        await EndsAsync(1, "chmod 600", "profile", "add", "x", "--server", "http://x/", "--account", Account);
        await EndsAsync(
            1, "可被他人读取", "provenance", new string('a', 32), "--server", "http://x/", "--account", Account);

        Directory.CreateDirectory(_home.PathOf("config", "ledger"));
        await File.WriteAllTextAsync(
            _home.PathOf("config", "ledger", "profiles.json"), "{\"profiles\":{\"a\":null}}",
            TestContext.Current.CancellationToken);
        await EndsAsync(2, "holds no profiles", "log");
        await EndsAsync(1, "holds no profiles", "profile", "list");
    }

    [Fact]
    public async Task Bash_completes_verbs_options_and_profiles_by_what_is_printed_for_it()
    {
        await EndsAsync(0, "", "profile", "add", "wuhan", "--server", "http://127.0.0.1:9/");
        var script = _home.PathOf("completion.bash");
        var (ended, text) = await _ledger.RunAsync("completion", "bash");
        Assert.Equal(0, ended);
        await File.WriteAllTextAsync(
            script, $"ledger() {{ dotnet '{CommandProcess.Program}' \"$@\"; }}\n" + text,
            TestContext.Current.CancellationToken);

        Assert.Contains("import", await CompleteAsync(script, "ledger im"), StringComparison.Ordinal);
        Assert.Contains("--dry-run", await CompleteAsync(script, "ledger import --dr"), StringComparison.Ordinal);
        Assert.Contains("wuhan", await CompleteAsync(script, "ledger profile use "), StringComparison.Ordinal);
        Assert.Contains("xlsx", await CompleteAsync(script, "ledger import --template "), StringComparison.Ordinal);
        await EndsAsync(0, "compdef _ledger ledger", "completion", "zsh");
        await EndsAsync(0, "complete -c ledger", "completion", "fish");
        await EndsAsync(2, "", "completion", "tcsh");
    }

    private async Task<string> CompleteAsync(string script, string line)
    {
        var words = line.Split(' ');
        var (_, output) = await _ledger.EndAsync(
            "bash",
            [
                "-c",
                $"source '{script}'; COMP_LINE='{line}'; COMP_POINT={line.Length}; "
                    + $"COMP_WORDS=({line} ''); COMP_CWORD={words.Length - 1}; "
                    + "_ledger; printf '%s\\n' \"${COMPREPLY[@]}\"",
            ],
            []);
        return output;
    }

    private async Task AsksAsync(string address, (string, string?)[] environment, params string[] more)
    {
        var (ended, output) = await _ledger.RunAsync(environment, ["log", .. more]);
        Assert.Equal(1, ended);
        Assert.Contains($"No answer from http://{address}:", output, StringComparison.Ordinal);
    }

    private async Task EndsAsync(int code, string says, params string[] words)
    {
        var (ended, output) = await _ledger.RunAsync(words);
        Assert.True(ended == code, $"{ended}: {output}");
        Assert.Contains(says, output, StringComparison.Ordinal);
    }

    private void WriteAccount(UnixFileMode mode)
    {
        File.WriteAllText(
            Account,
            $$"""
            {"account":"a","party":"{{new string('a', 32)}}","algorithm":"p256","secret":"{{new string('7', 64)}}"}
            """);
        File.SetUnixFileMode(Account, mode);
    }
}
