using System.Text;
using Ledger.Cryptography;
using Ledger.Evidence.Entries;

namespace Ledger.Sdk;

/// <summary>
/// Writes a signed command as one line of JSON (<see cref="Api.Contracts.SignedCommand"/>) straight from the bytes that
/// it consists of. Text stands there as it is.
/// </summary>
internal static class SignedLine
{
    private const byte Quote = (byte)'"';
    private const byte Backslash = (byte)'\\';

    private static ReadOnlySpan<byte> Begin => "{\"envelope\":\""u8;

    private static ReadOnlySpan<byte> Between => "\",\"payload\":\""u8;

    /// <param name="envelope">Canonical JSON, which holds no control characters.</param>
    /// <param name="payload">Canonical JSON.</param>
    /// <param name="salt">What salts the payload's commitment.</param>
    /// <param name="author">The signature.</param>
    /// <returns>The line, without an end.</returns>
    public static byte[] Write(
        ReadOnlySpan<byte> envelope, ReadOnlySpan<byte> payload, ReadOnlySpan<byte> salt, CommandAuthor author)
    {
        var rest = string.Concat(
            $"\",\"salt\":\"{Hex.Encode(salt)}\",\"signature\":{{\"algorithm\":\"{author.Algorithm.Name}\",",
            $"\"key\":\"{author.KeyId}\",\"value\":\"{CanonicalBase64.Encode(author.Signature.Span)}\"}}}}");
        var line = new byte[
            Begin.Length + LengthOf(envelope) + Between.Length + LengthOf(payload) + rest.Length];
        var left = Put(line, Begin);
        left = PutText(left, envelope);
        left = Put(left, Between);
        left = PutText(left, payload);
        Encoding.ASCII.GetBytes(rest, left);
        return line;
    }

    private static int LengthOf(ReadOnlySpan<byte> text) => text.Length + text.Count(Quote) + text.Count(Backslash);

    private static Span<byte> Put(Span<byte> line, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(line);
        return line[bytes.Length..];
    }

    private static Span<byte> PutText(Span<byte> line, ReadOnlySpan<byte> text)
    {
        while (text.IndexOfAny(Quote, Backslash) is var at and >= 0)
        {
            line = Put(line, text[..at]);
            (line[0], line[1]) = (Backslash, text[at]);
            line = line[2..];
            text = text[(at + 1)..];
        }

        return Put(line, text);
    }
}
