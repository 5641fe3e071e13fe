using System.Diagnostics.CodeAnalysis;
using Ledger.Cryptography;

namespace Ledger.Evidence.Bundles;

/// <summary>The byte form of bundles (SPEC-bundle): a content and a key have one.</summary>
public static class Bundle
{
    /// <summary>The format's name.</summary>
    public const string Format = BundleStatement.Format;

    /// <summary>The longest bundle that is written or read, in bytes.</summary>
    public const int MaxBytes = 64 * 1024 * 1024;

    /// <summary>Writes and signs a bundle.</summary>
    /// <param name="content">What it holds; verified by whoever gathered it.</param>
    /// <param name="key">The registry's bundle key, which serves nothing else.</param>
    /// <exception cref="ArgumentException">
    /// The content breaks a rule of SPEC-bundle, or is too much for one.
    /// </exception>
    public static byte[] Write(BundleContent content, PrivateKey key)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(key);
        var members = BundleLayout.Members(content);
        var statement = BundleStatement.Of(content, members).ToBytes();
        if (!BundleStatement.TryRead(statement, out _, out var error))
        {
            throw new ArgumentException(error, nameof(content));
        }

        if (members.Count + 2 > StoredZip.MaxMembers
            || members.Sum(member => (long)member.Bytes.Length) > MaxBytes - (members.Count * 512L))
        {
            throw new ArgumentException($"A bundle has at most {MaxBytes} bytes.", nameof(content));
        }

        return StoredZip.Write(
        [
            new(BundleLayout.Statement, statement),
            new(BundleLayout.Signature, key.Sign(BundleStatement.Message(statement))),
            .. members,
        ]);
    }

    /// <summary>
    /// Reads a bundle whose statement one of the keys has signed and whose every byte is as stated and in the one
    /// byte form. What it claims is still to be verified.
    /// </summary>
    /// <param name="bytes">The bundle, untrusted.</param>
    /// <param name="keys">The registry's bundle keys, from the trust anchors.</param>
    /// <param name="broken">Algorithms that are declared broken.</param>
    /// <param name="content">What it holds.</param>
    /// <param name="signedBy">
    /// The key that signed the statement; null where none did that is not of a broken algorithm, though keys of such
    /// are there.
    /// </param>
    /// <param name="error">Why it is refused, for people.</param>
    public static bool TryRead(
        ReadOnlyMemory<byte> bytes,
        IReadOnlyCollection<PublicKey> keys,
        BrokenAlgorithms broken,
        [NotNullWhen(true)] out BundleContent? content,
        out PublicKey? signedBy,
        [NotNullWhen(false)] out string? error)
    {
        ArgumentNullException.ThrowIfNull(broken);
        (content, signedBy) = (null, null);
        error = null;
        if (bytes.Length > MaxBytes)
        {
            error = $"A bundle has at most {MaxBytes} bytes.";
        }
        else if (!StoredZip.TryRead(bytes, out var members))
        {
            error = "The file is not a bundle in its one byte form.";
        }
        else if (members is not [(BundleLayout.Statement, var stated), (BundleLayout.Signature, var signature), ..])
        {
            error = "The file does not begin with a signed statement.";
        }
        else if ((signedBy = SignerOf(stated.Span, signature.Span, keys.Where(key => !broken.Breaks(key.Algorithm))))
            is null && !keys.Any(key => broken.Breaks(key.Algorithm)))
        {
            error = "No trusted bundle key has signed the statement.";
        }
        else if (BundleStatement.TryRead(stated.Span, out var statement, out error))
        {
            content = BundleReader.Read(statement, members.Skip(2).ToList(), broken, out error);
        }

        return content is not null;
    }

    private static PublicKey? SignerOf(
        ReadOnlySpan<byte> statement, ReadOnlySpan<byte> signature, IEnumerable<PublicKey> keys)
    {
        var message = BundleStatement.Message(statement);
        foreach (var key in keys)
        {
            if (key.Verify(message, signature))
            {
                return key;
            }
        }

        return null;
    }
}
