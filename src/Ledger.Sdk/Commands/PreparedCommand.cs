using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using Ledger.Api.Contracts;
using Ledger.Evidence.Entries;

namespace Ledger.Sdk;

/// <summary>
/// A signed command, ready to be sent as often as need be: its bytes never change, so it is one act however often it
/// arrives. Keep it until the registry has answered.
/// </summary>
public sealed class PreparedCommand
{
    private SignedCommand? _body;

    private PreparedCommand(CommandEnvelope envelope, byte[] line) => (Envelope, Line) = (envelope, line);

    /// <summary>What was signed (SPEC-entry, <c>ledger-command@v1</c>).</summary>
    public CommandEnvelope Envelope { get; }

    /// <summary>What is sent.</summary>
    public SignedCommand Body =>
        _body ??= JsonSerializer.Deserialize(Line, ClientJson.Default.SignedCommand)!;

    /// <summary>The same as one line of JSON, without an end: nobody changes it.</summary>
    internal byte[] Line { get; }

    /// <summary>
    /// Salts the payload with 32 random bytes, commits to it in an envelope and signs that with the author's key.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// A member breaks its rule, or commands are not signed with a key of that algorithm.
    /// </exception>
    public static PreparedCommand Sign(CommandDraft draft, LedgerAccount author)
    {
        ArgumentNullException.ThrowIfNull(author);
        return UnsignedCommand.Of(draft, author.Party).SignedWith(author.Key);
    }

    /// <summary>Signs many, in order, which costs less than one after the other.</summary>
    /// <exception cref="ArgumentException">As <see cref="Sign"/>.</exception>
    internal static IEnumerable<PreparedCommand> SignMany(IEnumerable<CommandDraft> drafts, LedgerAccount author) =>
        UnsignedCommand.OfMany(drafts, author.Party).Select(unsigned => unsigned.SignedWith(author.Key));

    /// <summary>A command as it was kept from an earlier run, to be sent again.</summary>
    /// <param name="body">What was sent.</param>
    /// <param name="command">The command.</param>
    /// <returns>False when its envelope is none.</returns>
    public static bool TryRead(SignedCommand body, [NotNullWhen(true)] out PreparedCommand? command)
    {
        ArgumentNullException.ThrowIfNull(body);
        return TryRead(body, JsonSerializer.SerializeToUtf8Bytes(body, ClientJson.Plain.SignedCommand), out command);
    }

    /// <summary>The same from its line.</summary>
    /// <exception cref="JsonException">The line is no signed command.</exception>
    internal static bool TryRead(byte[] line, [NotNullWhen(true)] out PreparedCommand? command)
    {
        command = null;
        return JsonSerializer.Deserialize(line, ClientJson.Default.SignedCommand) is { } body
            && TryRead(body, line, out command);
    }

    internal static PreparedCommand Of(
        CommandEnvelope envelope, ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> payload, ReadOnlySpan<byte> salt,
        CommandAuthor signature) => new(envelope, SignedLine.Write(bytes, payload, salt, signature));

    private static bool TryRead(SignedCommand body, byte[] line, [NotNullWhen(true)] out PreparedCommand? command)
    {
        command = CommandEnvelope.TryRead(Encoding.UTF8.GetBytes(body.Envelope ?? ""), out var envelope, out _)
            ? new PreparedCommand(envelope, line) { _body = body }
            : null;
        return command is not null;
    }
}
