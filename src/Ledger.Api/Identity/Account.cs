using System.Security.Cryptography;
using System.Text;

namespace Ledger.Api.Identity;

/// <summary>An account of the development issuer.</summary>
/// <param name="Name">The account's name; the token's subject.</param>
/// <param name="Party">The 32-hex party id it acts for.</param>
/// <param name="Roles">Roles at the registry: <c>clerk</c>, <c>reviewer</c>, <c>auditor</c>, <c>operator</c>.</param>
/// <param name="PublicKey">SubjectPublicKeyInfo of the P-256 key it signs token requests with, base64.</param>
/// <param name="Password">What a person signs in with; null where nobody does.</param>
public sealed record Account(
    string Name, string Party, IReadOnlyList<string> Roles, string PublicKey, string? Password = null)
{
    /// <summary>Whether that is the password; takes as long whatever it is.</summary>
    public bool Knows(string password) => Password is not null && CryptographicOperations.FixedTimeEquals(
        SHA256.HashData(Encoding.UTF8.GetBytes(password)), SHA256.HashData(Encoding.UTF8.GetBytes(Password)));
}

/// <summary>The accounts that the development issuer knows.</summary>
public sealed class AccountDirectory
{
    private readonly Dictionary<string, Account> _accounts;

    /// <param name="accounts">Accounts with distinct names.</param>
    public AccountDirectory(IEnumerable<Account> accounts) =>
        _accounts = accounts.ToDictionary(account => account.Name, StringComparer.Ordinal);

    /// <summary>All accounts, by name.</summary>
    public IEnumerable<Account> All => _accounts.Values.OrderBy(account => account.Name, StringComparer.Ordinal);

    /// <summary>The account of that name, or null.</summary>
    public Account? Find(string? name) => name is null ? null : _accounts.GetValueOrDefault(name);
}
