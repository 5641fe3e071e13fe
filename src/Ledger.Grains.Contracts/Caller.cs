using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Ledger.Grains.Contracts;

/// <summary>
/// Who asks: the account that signed in, the party it acts for, and the roles it holds at the registry.
/// Travels beside a call as a sealed context, never inside a message, so that no message can claim a caller.
/// </summary>
/// <param name="Account">The subject of the token.</param>
/// <param name="Party">The 32-hex party id that the account acts for.</param>
/// <param name="Roles">
/// Roles at the registry, for example <c>clerk</c> or <c>reviewer</c>; empty for outside parties.
/// </param>
public sealed record Caller(string Account, string Party, IReadOnlyList<string> Roles);

/// <summary>Seals a <see cref="Caller"/> into Orleans' request context and opens it again.</summary>
/// <remarks>
/// The silo ports authenticate nobody, so the context is authenticated by HMAC-SHA-256 under a key that only the
/// hosts of one registry share. A context without a valid seal is no caller at all.
/// </remarks>
public sealed class CallerSeal
{
    private const string ContextKey = "ledger.caller";
    private const char Separator = '\n';
    private const int SealLength = 2 * HMACSHA256.HashSizeInBytes;

    // Each thread keeps what makes the last seal's MACs: making it anew takes longer than using it.
    [ThreadStatic]
    private static (CallerSeal Of, IncrementalHash Mac) t_kept;

    private readonly byte[] _key;

    /// <param name="key">At least 32 bytes, the same on every host of the registry.</param>
    public CallerSeal(ReadOnlySpan<byte> key)
    {
        if (key.Length < 32)
        {
            throw new ArgumentException("The caller seal needs a key of at least 32 bytes.", nameof(key));
        }

        _key = key.ToArray();
    }

    /// <summary>Makes <paramref name="caller"/> the caller of every grain call that follows in this flow.</summary>
    public void Enter(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        var text = string.Join(Separator, [caller.Account, caller.Party, .. caller.Roles]);
        Span<char> seal = stackalloc char[SealLength];
        Seal(text, seal);
        RequestContext.Set(ContextKey, string.Concat(seal, [Separator], text));
    }

    /// <summary>The caller of the current grain call, or null when the context has none or its seal is wrong.</summary>
    public Caller? Open()
    {
        if (RequestContext.Get(ContextKey) is not string sealedText
            || sealedText.Length <= SealLength || sealedText[SealLength] != Separator)
        {
            return null;
        }

        var text = sealedText[(SealLength + 1)..];
        Span<char> expected = stackalloc char[SealLength];
        Seal(text, expected);
        if (!CryptographicOperations.FixedTimeEquals(
            MemoryMarshal.AsBytes(expected), MemoryMarshal.AsBytes(sealedText.AsSpan(0, SealLength))))
        {
            return null;
        }

        var parts = text.Split(Separator);
        return parts.Length < 2 ? null : new Caller(parts[0], parts[1], parts[2..]);
    }

    private void Seal(string text, Span<char> seal)
    {
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        var kept = Mac();
        kept.AppendData(Encoding.UTF8.GetBytes(text));
        kept.GetHashAndReset(mac);
        Convert.TryToHexStringLower(mac, seal, out _);
    }

    private IncrementalHash Mac()
    {
        if (t_kept.Of != this)
        {
            t_kept.Mac?.Dispose();
            t_kept = (this, IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key));
        }

        return t_kept.Mac!;
    }
}
