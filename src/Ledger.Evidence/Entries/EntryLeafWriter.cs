using System.Globalization;
using System.Text;
using Ledger.Cryptography;
using Ledger.Domain;

namespace Ledger.Evidence.Entries;

/// <summary>
/// Writes a leaf straight to its canonical bytes: members in order, texts that need no escape. This is on the path of
/// every entry, and a tree of values in between would cost more than the hashes.
/// </summary>
internal static class EntryLeafWriter
{
    private const int MaxDigits = 20;

    [ThreadStatic]
    private static LeafBuffer? t_output;

    public static byte[] Write(EntryLeaf leaf)
    {
        var output = t_output ??= new LeafBuffer();
        output.Clear();
        Text(output, """{"actor":"""u8, leaf.Actor?.Stream.ToString() ?? EntrySyntax.Registry);
        Bodies(output, leaf.Bodies);
        if (leaf.Command is { } command)
        {
            Text(output, ""","calendar":"""u8, leaf.Calendar!);
            Command(output, command);
        }

        Effects(output, leaf.Effects);
        Text(output, ""","format":"""u8, EntryLeaf.Format);
        Time(output, ""","legalTime":"""u8, leaf.LegalTime);
        if (leaf.Map is { } map)
        {
            Hex(output, ""","map":{"sha256":"""u8, map.Roots.Sha256);
            Number(output, ""","size":"""u8, map.Size);
            Hex(output, ""","sm3":"""u8, map.Roots.Sm3);
            output.Write("}"u8);
        }

        if (leaf.Number is { } number)
        {
            Text(output, ""","number":"""u8, number.ToString());
        }

        Text(output, ""","origin":"""u8, leaf.Origin);
        Streams(output, ""","reads":["""u8, leaf.Reads);
        Time(output, ""","recordedTime":"""u8, leaf.RecordedTime);
        if (leaf.Rules is { } rules)
        {
            Text(output, ""","rules":"""u8, rules);
        }

        Text(output, ""","type":"""u8, leaf.Type);
        Streams(output, ""","writes":["""u8, leaf.Writes);
        output.Write("}"u8);
        return output.Written.ToArray();
    }

    private static void Bodies(LeafBuffer output, IReadOnlyList<BodyCommitment> bodies)
    {
        output.Write(""","bodies":["""u8);
        for (var i = 0; i < bodies.Count; i++)
        {
            Text(output, i == 0 ? """{"name":"""u8 : """,{"name":"""u8, bodies[i].Name);
            Digests(output, bodies[i].Digests);
            output.Write("}"u8);
        }

        output.Write("]"u8);
    }

    private static void Command(LeafBuffer output, EntryCommand command)
    {
        output.Write(""","command":{"""u8);
        if (command.Author is { } author)
        {
            Text(output, "\"author\":{\"algorithm\":"u8, author.Algorithm.Name);
            Hex(output, ""","key":"""u8, author.KeyId);
            Text(output, ""","signature":"""u8, CanonicalBase64.Encode(author.Signature.Span));
            output.Write("},"u8);
        }

        Text(output, "\"id\":"u8, command.Id);
        Digests(output, command.Digests);
        output.Write("}"u8);
    }

    private static void Effects(LeafBuffer output, IReadOnlyList<EntryEffect> effects)
    {
        output.Write(""","effects":["""u8);
        for (var i = 0; i < effects.Count; i++)
        {
            Text(output, i == 0 ? """{"key":"""u8 : """,{"key":"""u8, effects[i].Key.ToString());
            output.Write(""","value":"""u8);
            output.Write(effects[i].Value.Span);
            Number(output, ""","version":"""u8, effects[i].Version);
            output.Write("}"u8);
        }

        output.Write("]"u8);
    }

    private static void Streams(
        LeafBuffer output, ReadOnlySpan<byte> start, IReadOnlyList<StreamVersion> streams)
    {
        output.Write(start);
        for (var i = 0; i < streams.Count; i++)
        {
            Text(output, i == 0 ? """{"stream":"""u8 : """,{"stream":"""u8, streams[i].Stream.ToString());
            Number(output, ""","version":"""u8, streams[i].Version);
            output.Write("}"u8);
        }

        output.Write("]"u8);
    }

    private static void Digests(LeafBuffer output, DigestPair digests)
    {
        Hex(output, ""","sha256":"""u8, digests.Sha256);
        Hex(output, ""","sm3":"""u8, digests.Sm3);
    }

    private static void Hex(LeafBuffer output, ReadOnlySpan<byte> name, Digest digest)
    {
        output.Write(name);
        output.Write("\""u8);
        _ = Convert.TryToHexStringLower(digest.AsSpan(), output.Take(2 * Digest.Size), out var written);
        output.Advance(written);
        output.Write("\""u8);
    }

    private static void Time(LeafBuffer output, ReadOnlySpan<byte> name, DateTimeOffset time)
    {
        output.Write(name);
        output.Write("\""u8);
        EntrySyntax.FormatTime(time, output.Take(EntrySyntax.TimeLength));
        output.Advance(EntrySyntax.TimeLength);
        output.Write("\""u8);
    }

    // As CanonicalDecimal spells it.
    private static void Number(LeafBuffer output, ReadOnlySpan<byte> name, ulong number)
    {
        output.Write(name);
        output.Write("\""u8);
        _ = number.TryFormat(output.Take(MaxDigits), out var written, default, CultureInfo.InvariantCulture);
        output.Advance(written);
        output.Write("\""u8);
    }

    // Every text that a rule of SPEC-entry lets through is ASCII without quotes and backslashes.
    private static void Text(LeafBuffer output, ReadOnlySpan<byte> name, string text)
    {
        output.Write(name);
        output.Write("\""u8);
        output.Advance(Encoding.ASCII.GetBytes(text, output.Take(text.Length)));
        output.Write("\""u8);
    }
}
