using System.Text;
using System.Text.RegularExpressions;
using Ledger.Evidence.Bundles;
using Ledger.Evidence.Entries;
using Ledger.Evidence.Manifests;
using Ledger.Evidence.Words;

namespace Ledger.Evidence.Tests.Words;

/// <summary>
/// Whatever the verifier can say has its Chinese: what vectors and the other tests bring about (<see cref="Told"/>),
/// and what no test brings about, by the sentences that its source holds.
/// </summary>
public sealed partial class CatalogueTests
{
    // What may stand in a hole, or before a text that goes on from another; a hole that nothing stands in is one, too.
    private static readonly string[] s_fillings =
    [
        "5", "2026-11-23T14:40:14.000Z", "sm3", "it nests too deep", "is not a path", "no state",
        "the receipt is not under the header", "chain 5, block 5 (5)", "",
    ];

    // Rooms whose sentences no verdict holds, or which hold both languages themselves.
    private static readonly string[] s_silent =
    [
        "/Words/", "/Rows/", "/Sketches/", "/Membership/", "/Mirror/", "/Bundles/OutsideProof.cs",
        "/Entries/CommandEnvelope.cs", "/Log/Receipt.cs", "/Log/WitnessRequest.cs", "/Log/TlogProof.cs",
        "/Log/SiblingCheckpoints.cs", "/Log/ITileSource.cs", "/Manifests/ChunkList.cs",
        "/Timestamps/StampCertificate.cs",
    ];

    // Words that stand beside their Chinese.
    private static readonly string[] s_beside = ["not proven", " It rests on "];

    public static TheoryData<string> Sources => [.. SourceText.Files("Ledger.Evidence")
        .Where(static file => !s_silent.Any(room => file.Contains(room, StringComparison.Ordinal)))
        .Concat(SourceText.Files("Ledger.Cryptography/Json").Where(static file =>
            file.EndsWith("Reader.cs", StringComparison.Ordinal) || file.EndsWith("Rule.cs", StringComparison.Ordinal)))
        .Where(static file => SourceText.Sentences(file).Any(IsSaid))];

    [Theory]
    [MemberData(nameof(Sources))]
    public void Every_sentence_in_the_source_has_its_chinese(string file)
    {
        foreach (var sentence in SourceText.Sentences(file).Where(IsSaid))
        {
            Assert.True(
                Fillings(sentence).Concat(Fillings(SourceText.Hole + sentence))
                    .Any(static filled => Sentences.Find(filled) is not null),
                $"{file} says '{sentence}', which has no Chinese: add the sentence and its Chinese to a table of "
                + "src/Ledger.Evidence/Words/Sentences.*.cs, with holes as Hole.cs names them.");
        }
    }

    [Fact]
    public void The_source_is_looked_through() =>
        Assert.InRange(Sources.Sum(static row => SourceText.Sentences(row.Data).Count(IsSaid)), 180, 400);

    [Fact]
    public void Every_sentence_is_written_once_and_in_chinese()
    {
        Assert.Equal(
            Sentences.All.Count,
            Sentences.All.Select(static one => one.English).Distinct(StringComparer.Ordinal).Count());
        foreach (var one in Sentences.All)
        {
            Assert.DoesNotMatch(Han(), one.English);
            Assert.Matches("[\u4e00-\u9fff“]", one.Chinese);
            var holes = Hole().Count(one.English);
            Assert.All(
                Number().Matches(one.Chinese),
                number => Assert.InRange(number.Value[1] - '0', 0, holes - 1));
        }
    }

    [Fact]
    public void What_is_wrong_with_the_form_of_a_file_is_told_in_chinese()
    {
        foreach (var vector in Vectors.Load("anchors").Items("cases"))
        {
            Told.InChinese(TrustAnchors.TryRead(vector.Bytes("text"), out _, out var error) ? null : error);
        }

        foreach (var vector in Vectors.Load("entry").Items("cases"))
        {
            Told.InChinese(EntryLeaf.TryRead(vector.Bytes("leaf"), out _, out var error) ? null : error);
        }

        foreach (var vector in Vectors.Load("manifest").Items("refused"))
        {
            Assert.False(Manifest.TryRead(vector.Bytes("text"), out _, out var error));
            Told.InChinese($"It is not a manifest: {error}");
        }

        foreach (var vector in Vectors.Load("canonical-json").Items("refused"))
        {
            Assert.False(CanonicalJson.TryParse(BytesOf(vector), out _, out var error));
            Told.InChinese(error);
        }
    }

    private static byte[] BytesOf(System.Text.Json.JsonElement vector) => vector.TryGetProperty("text", out var text)
        ? Encoding.UTF8.GetBytes(text.GetString()!)
        : vector.FromHex("bytes");

    private static bool IsSaid(string sentence) => TwoWords().IsMatch(sentence) && !Han().IsMatch(sentence)
        && !sentence.Contains('\\', StringComparison.Ordinal) && !s_beside.Contains(sentence);

    private static IEnumerable<string> Fillings(string sentence)
    {
        var at = sentence.IndexOf(SourceText.Hole, StringComparison.Ordinal);
        return at < 0 ? [sentence] : s_fillings.SelectMany(filling => Fillings(
            sentence[..at] + filling + sentence[(at + SourceText.Hole.Length)..]));
    }

    [GeneratedRegex("[a-z]{2,}.* [a-z]*[a-z]{2,}")]
    private static partial Regex TwoWords();

    [GeneratedRegex(@"\{[a-z]+\}")]
    private static partial Regex Hole();

    [GeneratedRegex(@"\{[0-9]\}")]
    private static partial Regex Number();

    [GeneratedRegex(@"[\u4e00-\u9fff]")]
    private static partial Regex Han();
}
