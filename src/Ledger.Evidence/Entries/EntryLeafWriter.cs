using System.Buffers;
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
    public static byte[] Write(EntryLeaf leaf)
    {
        var output = new ArrayBufferWriter<byte>(2048);
        Text(output, """{"actor":""", leaf.Actor?.Stream.ToString() ?? EntrySyntax.Registry);
        Bodies(output, leaf.Bodies);
        if (leaf.Command is { } command)
        {
            Text(output, ""","calendar":""", leaf.Calendar!);
            Command(output, command);
        }

        Effects(output, leaf.Effects);
        Text(output, ""","format":""", EntryLeaf.Format);
        Text(output, ""","legalTime":""", EntrySyntax.FormatTime(leaf.LegalTime));
        if (leaf.Map is { } map)
        {
            Text(output, ""","map":{"sha256":""", map.Roots.Sha256.ToString());
            Text(output, ""","size":""", CanonicalDecimal.Encode(map.Size));
            Text(output, ""","sm3":""", map.Roots.Sm3.ToString());
            Raw(output, "}");
        }

        if (leaf.Number is { } number)
        {
            Text(output, ""","number":""", number.ToString());
        }

        Text(output, ""","origin":""", leaf.Origin);
        Streams(output, ""","reads":[""", leaf.Reads);
        Text(output, ""","recordedTime":""", EntrySyntax.FormatTime(leaf.RecordedTime));
        if (leaf.Rules is { } rules)
        {
            Text(output, ""","rules":""", rules);
        }

        Text(output, ""","type":""", leaf.Type);
        Streams(output, ""","writes":[""", leaf.Writes);
        Raw(output, "}");
        return output.WrittenSpan.ToArray();
    }

    private static void Bodies(ArrayBufferWriter<byte> output, IReadOnlyList<BodyCommitment> bodies)
    {
        Raw(output, ""","bodies":[""");
        for (var i = 0; i < bodies.Count; i++)
        {
            Text(output, i == 0 ? """{"name":""" : """,{"name":""", bodies[i].Name);
            Digests(output, bodies[i].Digests);
            Raw(output, "}");
        }

        Raw(output, "]");
    }

    private static void Command(ArrayBufferWriter<byte> output, EntryCommand command)
    {
        Raw(output, ""","command":{""");
        if (command.Author is { } author)
        {
            Text(output, "\"author\":{\"algorithm\":", author.Algorithm.Name);
            Text(output, ""","key":""", author.KeyId.ToString());
            Text(output, ""","signature":""", CanonicalBase64.Encode(author.Signature.Span));
            Raw(output, "},");
        }

        Text(output, "\"id\":", command.Id);
        Digests(output, command.Digests);
        Raw(output, "}");
    }

    private static void Effects(ArrayBufferWriter<byte> output, IReadOnlyList<EntryEffect> effects)
    {
        Raw(output, ""","effects":[""");
        for (var i = 0; i < effects.Count; i++)
        {
            Text(output, i == 0 ? """{"key":""" : """,{"key":""", effects[i].Key.ToString());
            Raw(output, ""","value":""");
            output.Write(effects[i].Value.Span);
            Text(output, ""","version":""", CanonicalDecimal.Encode(effects[i].Version));
            Raw(output, "}");
        }

        Raw(output, "]");
    }

    private static void Streams(ArrayBufferWriter<byte> output, string start, IReadOnlyList<StreamVersion> streams)
    {
        Raw(output, start);
        for (var i = 0; i < streams.Count; i++)
        {
            Text(output, i == 0 ? """{"stream":""" : """,{"stream":""", streams[i].Stream.ToString());
            Text(output, ""","version":""", CanonicalDecimal.Encode(streams[i].Version));
            Raw(output, "}");
        }

        Raw(output, "]");
    }

    private static void Digests(ArrayBufferWriter<byte> output, DigestPair digests)
    {
        Text(output, ""","sha256":""", digests.Sha256.ToString());
        Text(output, ""","sm3":""", digests.Sm3.ToString());
    }

    // Every text that a rule of SPEC-entry lets through is ASCII without quotes and backslashes.
    private static void Text(ArrayBufferWriter<byte> output, string name, string text)
    {
        Raw(output, name);
        Raw(output, "\"");
        Raw(output, text);
        Raw(output, "\"");
    }

    private static void Raw(ArrayBufferWriter<byte> output, string text) =>
        output.Advance(Encoding.ASCII.GetBytes(text, output.GetSpan(text.Length)));
}
