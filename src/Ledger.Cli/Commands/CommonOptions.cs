using System.CommandLine;
using System.CommandLine.Parsing;
using Ledger.Cli.Profiles;
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
        Description = $"Address of the registry. Default: the variable {ServerVariable}, the profile's, else "
            + $"{DefaultServer}.",
        DefaultValueFactory = static result => Address(
            result, ChosenProfile.Find(result, ServerVariable, static profile => profile.Server) ?? DefaultServer)!,
        CustomParser = ParseAddress,
    };

    public static Option<FileInfo?> Account() => new("--account")
    {
        Description = $"Account file to act with. Default: the variable {AccountVariable}, else the profile's.",
        DefaultValueFactory = static result =>
            ChosenProfile.Find(result, AccountVariable, static profile => profile.Account) is { } file
                ? new FileInfo(file)
                : null,
    };

    /// <summary>Reads a registry's address.</summary>
    public static Uri? ParseAddress(ArgumentResult result) => Address(result, result.Tokens[0].Value);

    public static Option<bool> Json() => new("--json") { Description = "Print JSON for programs." };

    /// <summary>A client for the account file, or for what is public when there is none.</summary>
    /// <exception cref="InvalidDataException">Others can read the account's key.</exception>
    public static async Task<LedgerClient> ConnectAsync(
        HttpClient http, Uri server, FileInfo? account, CancellationToken cancellationToken,
        LedgerClientOptions? options = null)
    {
        if (account is null)
        {
            return new LedgerClient(http, server, options: options);
        }

        KeyFile.Check(account.FullName);
        return new LedgerClient(
            http, server, await LedgerAccount.LoadAsync(account.FullName, cancellationToken), options);
    }

    private static Uri? Address(ArgumentResult result, string text)
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
        {
            return address;
        }

        result.AddError($"{text} is no http or https address.");
        return null;
    }
}
