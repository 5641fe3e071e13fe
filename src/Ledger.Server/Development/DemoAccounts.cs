using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ledger.Api.Identity;
using Ledger.Cryptography;
using Ledger.Server.Configuration;
using Ledger.Server.Keys;

namespace Ledger.Server.Development;

/// <summary>
/// The accounts of a development registry, made once and kept: a file each with its key, readable by the owner only,
/// for the command line and the walk-through to use, and another with the password of whoever signs in by it.
/// </summary>
internal static class DemoAccounts
{
    // None that is taken for another.
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    private static readonly (string Name, string Party, string[] Roles)[] s_outside =
    [
        ("holder", "a1000000000000000000000000000001", []),
        ("assistant", "a1000000000000000000000000000001", []),
        ("maker", "a2000000000000000000000000000002", []),
        ("supervisor", "a3000000000000000000000000000003", ["supervisor"]),
        ("court", "a4000000000000000000000000000004", ["authority"]),
    ];

    private static readonly (string Name, string[] Roles)[] s_staff =
    [
        ("clerk", ["clerk"]),
        ("reviewer", ["reviewer"]),
        ("approver", ["approver"]),
        ("auditor", ["auditor"]),
        ("operator", ["operator"]),
        ("keeper", ["operator"]),
    ];

    /// <summary>Reads the accounts; makes those that are missing.</summary>
    public static AccountDirectory Ensure(LedgerOptions options)
    {
        var folder = Path.Combine(options.Data, "accounts");
        Directory.CreateDirectory(folder);
        var accounts = s_outside.Concat(s_staff.Select(staff => (staff.Name, options.RegistrarParty, staff.Roles)));
        return new AccountDirectory([.. accounts.Select(account => Ensure(folder, account))]);
    }

    private static Account Ensure(string folder, (string Name, string Party, string[] Roles) wanted)
    {
        var file = Path.Combine(folder, wanted.Name + ".json");
        if (!File.Exists(file))
        {
            Write(file, wanted);
        }

        var password = Path.Combine(folder, wanted.Name + ".password");
        if (!File.Exists(password))
        {
            SecretFile.Write(password, Encoding.ASCII.GetBytes(RandomNumberGenerator.GetString(Letters, 12)));
        }

        var stored = JsonSerializer.Deserialize(File.ReadAllBytes(file), AccountJson.Default.StoredAccount);
        if (stored is null || !Hex.TryDecode(stored.Secret, out var secret)
            || !PrivateKey.TryImport(SignatureAlgorithm.P256, secret, out var key))
        {
            throw new InvalidOperationException($"{file} does not hold an account; move it away to have it made anew.");
        }

        return new Account(
            stored.Account, stored.Party, stored.Roles, Convert.ToBase64String(key.PublicKey.ToSpki()),
            File.ReadAllText(password).Trim());
    }

    private static void Write(string file, (string Name, string Party, string[] Roles) wanted)
    {
        var key = PrivateKey.Generate(SignatureAlgorithm.P256);
        var stored = new StoredAccount(wanted.Name, wanted.Party, wanted.Roles, "p256", Hex.Encode(key.Export()));
        SecretFile.Write(file, JsonSerializer.SerializeToUtf8Bytes(stored, AccountJson.Default.StoredAccount));
    }
}

/// <summary>An account as its file holds it.</summary>
/// <param name="Account">The account's name.</param>
/// <param name="Party">The 32-hex party id.</param>
/// <param name="Roles">Roles at the registry.</param>
/// <param name="Algorithm">The key's algorithm.</param>
/// <param name="Secret">The secret, hex.</param>
internal sealed record StoredAccount(
    string Account, string Party, IReadOnlyList<string> Roles, string Algorithm, string Secret);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(StoredAccount))]
internal sealed partial class AccountJson : JsonSerializerContext;
