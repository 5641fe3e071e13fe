using System.Diagnostics.CodeAnalysis;

namespace Ledger.Domain;

/// <summary>Who acts, as the caller was authenticated; nothing in here comes from a message.</summary>
/// <param name="Party">The party acted for; null for the registry's own timer.</param>
/// <param name="Account">The account that acts for it.</param>
/// <param name="Roles">What the account may do at the registry; empty for everybody outside it.</param>
/// <param name="AuthorKey">The key that signed the command, as SHA-256 of its SubjectPublicKeyInfo.</param>
public sealed record Actor(
    PartyId? Party, AccountName Account, ValueList<Role> Roles, Cryptography.Digest? AuthorKey = null)
{
    /// <summary>
    /// Whom the account substitutes in this act, whose role it has only so; null where it has its own.
    /// </summary>
    public AccountName? For { get; init; }

    /// <summary>The registry's own timer: it may only state what time has already decided.</summary>
    public static Actor Timer { get; } = new(null, AccountName.Parse("timer"), []);
}

/// <summary>What an account may do at the registry.</summary>
public enum Role
{
    /// <summary>Receives: accepts, asks for corrections, declines, publishes, records evidence.</summary>
    Clerk,

    /// <summary>Reviews: findings, requests for evidence, extensions.</summary>
    Reviewer,

    /// <summary>Decides: certifies, refuses, decides objections.</summary>
    Approver,

    /// <summary>
    /// Keeps the registry running: decides about the chains that mirror its log, and speaks for the registrar itself.
    /// </summary>
    Operator,

    /// <summary>Supervises the registrar, for a data authority that is another party.</summary>
    Supervisor,

    /// <summary>Speaks for a court or another authority that may order what the registry does.</summary>
    Authority,
}

/// <summary>
/// The name of an account: 1 to 255 visible ASCII characters, as the subject of a token. <c>default</c> is no account.
/// </summary>
public readonly record struct AccountName
{
    private readonly string? _text;

    private AccountName(string text) => _text = text;

    /// <summary>Reads 1 to 255 visible ASCII characters.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out AccountName account)
    {
        var valid = text is { Length: >= 1 and <= 255 } && !text.AsSpan().ContainsAnyExceptInRange('!', '~');
        account = valid ? new AccountName(text!) : default;
        return valid;
    }

    /// <summary>Reads 1 to 255 visible ASCII characters.</summary>
    /// <exception cref="FormatException">The text is anything else.</exception>
    public static AccountName Parse(string text) => TryParse(text, out var account)
        ? account
        : throw new FormatException("An account name is 1 to 255 visible ASCII characters.");

    /// <summary>The name.</summary>
    public override string ToString() => _text ?? "";
}
