using System.Diagnostics.CodeAnalysis;
using System.Text;
using Ledger.Api.Contracts;
using Ledger.Cryptography;
using Ledger.Evidence.Entries;

namespace Ledger.Sdk;

/// <summary>
/// A signed command, ready to be sent as often as need be: its bytes never change, so it is one act however often it
/// arrives. Keep it until the registry has answered.
/// </summary>
public sealed class PreparedCommand
{
    private PreparedCommand(CommandEnvelope envelope, SignedCommand body) => (Envelope, Body) = (envelope, body);

    /// <summary>What was signed (SPEC-entry, <c>ledger-command@v1</c>).</summary>
    public CommandEnvelope Envelope { get; }

    /// <summary>What is sent.</summary>
    public SignedCommand Body { get; }

    /// <summary>
    /// Salts the payload with 32 random bytes, commits to it in an envelope and signs that with the author's key.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// A member breaks its rule, or commands are not signed with a key of that algorithm.
    /// </exception>
    public static PreparedCommand Sign(CommandDraft draft, LedgerAccount author)
    {
        ArgumentNullException.ThrowIfNull(author);
        var unsigned = UnsignedCommand.Of(draft, author.Party);
        return unsigned.With(CommandAuthor.Sign(unsigned.Envelope, author.Key));
    }

    /// <summary>A command as it was kept from an earlier run, to be sent again.</summary>
    /// <param name="body">What was sent.</param>
    /// <param name="command">The command.</param>
    /// <returns>False when its envelope is none.</returns>
    public static bool TryRead(SignedCommand body, [NotNullWhen(true)] out PreparedCommand? command)
    {
        ArgumentNullException.ThrowIfNull(body);
        command = CommandEnvelope.TryRead(Encoding.UTF8.GetBytes(body.Envelope ?? ""), out var envelope, out _)
            ? new PreparedCommand(envelope, body)
            : null;
        return command is not null;
    }

    internal static PreparedCommand Of(
        CommandEnvelope envelope, byte[] payload, byte[] salt, CommandAuthor signature) => new(
        envelope,
        new SignedCommand(
            Encoding.UTF8.GetString(envelope.ToBytes()),
            Encoding.UTF8.GetString(payload),
            Hex.Encode(salt),
            new CommandSignature(
                signature.Algorithm.Name, signature.KeyId.ToString(),
                CanonicalBase64.Encode(signature.Signature.Span))));
}
