using System.CommandLine;
using Ledger.Sdk;

namespace Ledger.Cli.Commands;

/// <summary>What several verbs ask for in the same way.</summary>
internal static class CommonOptions
{
    private const string ServerVariable = "LEDGER_SERVER";
    private const string DefaultServer = "http://127.0.0.1:5080";
    private const string AccountVariable = "LEDGER_ACCOUNT";

    public static Option<Uri> Server() => new("--server")
    {
        Description = $"Address of the registry. Default: the variable {ServerVariable}, else {DefaultServer}.",
        DefaultValueFactory = _ => new Uri(
            Environment.GetEnvironmentVariable(ServerVariable) is { Length: > 0 } known ? known : DefaultServer),
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            {
                return address;
            }

            result.AddError($"{text} is no http or https address.");
            return null;
        },
    };

    public static Option<FileInfo?> Account() => new("--account")
    {
        Description = $"Account file to act with. Default: the variable {AccountVariable}.",
        DefaultValueFactory = _ =>
            Environment.GetEnvironmentVariable(AccountVariable) is { Length: > 0 } known ? new FileInfo(known) : null,
    };

    public static Option<bool> Json() => new("--json") { Description = "Print JSON for programs." };

    /// <summary>A client for the account file, or for what is public when there is none.</summary>
    public static async Task<LedgerClient> ConnectAsync(
        HttpClient http, Uri server, FileInfo? account, CancellationToken cancellationToken) =>
        new(http, server, account is null ? null : await LedgerAccount.LoadAsync(account.FullName, cancellationToken));
}
