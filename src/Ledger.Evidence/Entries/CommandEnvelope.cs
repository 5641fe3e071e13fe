using System.Diagnostics.CodeAnalysis;
using Ledger.Cryptography;
using Ledger.Domain;

namespace Ledger.Evidence.Entries;

/// <summary>
/// What the author of a command signs: where it goes, when at the latest, and a salted commitment to what it carries.
/// </summary>
public sealed record CommandEnvelope
{
    /// <summary>The value of <c>format</c>.</summary>
    public const string Format = "ledger-command@v1";

    /// <summary>The longest envelope, in bytes.</summary>
    public const int MaxBytes = 4096;

    /// <summary>The origin of the log that the command is for.</summary>
    public required string Origin { get; init; }

    /// <summary>The command's type, for example <c>registration.file</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The stream addressed.</summary>
    public required StreamName Stream { get; init; }

    /// <summary>The version that the stream must have; 0 when it must not exist.</summary>
    public required ulong ExpectedVersion { get; init; }

    /// <summary>The actor's own id of the command, 32 lowercase hex characters.</summary>
    public required string CommandId { get; init; }

    /// <summary>The party that acts.</summary>
    public required PartyId Actor { get; init; }

    /// <summary>From when on the command must not be taken any more.</summary>
    public required DateTimeOffset Expires { get; init; }

    /// <summary>The salted commitment to the body <c>payload</c>.</summary>
    public required DigestPair Payload { get; init; }

    /// <summary>Reads exactly what <see cref="ToBytes"/> writes.</summary>
    public static bool TryRead(
        ReadOnlySpan<byte> bytes,
        [NotNullWhen(true)] out CommandEnvelope? envelope,
        [NotNullWhen(false)] out string? error)
    {
        envelope = null;
        if (bytes.Length > MaxBytes)
        {
            error = $"An envelope has at most {MaxBytes} bytes.";
            return false;
        }

        envelope = Scan(bytes);
        if (envelope is not null)
        {
            error = null;
            return true;
        }

        if (!CanonicalJson.TryParse(bytes, out var value, out error))
        {
            return false;
        }

        if (value is not JsonObject members)
        {
            error = "An envelope is an object.";
            return false;
        }

        var reader = new MemberReader(members);
        var read = Read(reader);
        error = reader.Error;
        envelope = error is null ? read : null;
        return envelope is not null;
    }

    /// <summary>The canonical bytes, which are signed and kept as the body <c>command</c>.</summary>
    /// <exception cref="ArgumentException">A member breaks its rule; the bytes could not be read back.</exception>
    public byte[] ToBytes()
    {
        var bytes = CanonicalJson.Write(new JsonObject(
            ("actor", Actor.Stream.ToString()),
            ("commandId", CommandId),
            ("expectedVersion", CanonicalDecimal.Encode(ExpectedVersion)),
            ("expires", EntrySyntax.FormatTime(Expires)),
            ("format", Format),
            ("origin", Origin),
            ("payload", new JsonObject(("sha256", Payload.Sha256.ToString()), ("sm3", Payload.Sm3.ToString()))),
            ("stream", Stream.ToString()),
            ("type", Type)));
        return TryRead(bytes, out _, out var error) ? bytes : throw new ArgumentException(error);
    }

    // Straight from the bytes, as every command comes this way. Null for whatever is not an envelope: the general way
    // then says why. The rule of each text lets through only characters that stand in JSON as they are.
    private static CommandEnvelope? Scan(ReadOnlySpan<byte> bytes)
    {
        var members = new MemberScan(bytes);
        var actor = members.Text("{\"actor\":\""u8);
        var id = members.Text("\",\"commandId\":\""u8);
        var version = members.Text("\",\"expectedVersion\":\""u8);
        var expires = members.Text("\",\"expires\":\""u8);
        var origin = members.Text("\",\"format\":\"ledger-command@v1\",\"origin\":\""u8);
        var sha256 = members.Text("\",\"payload\":{\"sha256\":\""u8);
        var sm3 = members.Text("\",\"sm3\":\""u8);
        var stream = members.Text("\"},\"stream\":\""u8);
        var type = members.Text("\",\"type\":\""u8);
        return members.EndWith("\"}"u8)
            && StreamName.TryParse(actor, out var party) && party.TryGetParty(out var who)
            && EntrySyntax.IsId(id) && EntrySyntax.TryDecimal(version, out var expected)
            && EntrySyntax.TryTime(expires, out var until) && EntrySyntax.IsOrigin(origin)
            && Digest.TryParse(sha256, out var first) && Digest.TryParse(sm3, out var second)
            && StreamName.TryParse(stream, out var addressed) && EntrySyntax.IsType(type)
                ? new CommandEnvelope
                {
                    Origin = origin,
                    Type = type,
                    Stream = addressed,
                    ExpectedVersion = expected,
                    CommandId = id,
                    Actor = who,
                    Expires = until,
                    Payload = new DigestPair(first, second),
                }
                : null;
    }

    private static CommandEnvelope Read(MemberReader members)
    {
        members.Literal("format", Format);
        return new CommandEnvelope
        {
            Origin = members.Text("origin", EntrySyntax.IsOrigin),
            Type = members.Text("type", EntrySyntax.IsType),
            Stream = members.Stream("stream"),
            ExpectedVersion = members.Decimal("expectedVersion", 0),
            CommandId = members.Text("commandId", EntrySyntax.IsId),
            Actor = EntryLeafReader.Party(members, "actor") ?? default,
            Expires = members.Time("expires"),
            Payload = members.Object("payload", static inner => inner.Digests()),
        };
    }
}
