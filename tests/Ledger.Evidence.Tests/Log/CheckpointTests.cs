using System.Text.Json;
using Ledger.Evidence.Log;

namespace Ledger.Evidence.Tests.Log;

public sealed class CheckpointTests
{
    private static readonly JsonElement s_vectors = Vectors.Load("checkpoint");

    public static TheoryData<string> Names => [.. s_vectors.Items("cases").Select(Key)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_checkpoint_opens_exactly_when_a_lane_has_signed_it(string key)
    {
        var item = s_vectors.Items("cases").Single(x => Key(x) == key);
        var origin = item.Text("origin");

        var opened = SignedCheckpoint.TryOpen(
            item.Bytes("note"), origin, new NoteVerifier(Keys(origin)), out var checkpoint, out var error);

        Assert.True(opened == item.GetProperty("valid").GetBoolean(), error);
        if (opened)
        {
            Assert.Equal(origin, checkpoint!.Head.Origin);
            Assert.Equal(70_001UL, checkpoint.Head.Size);
            Assert.Equal(item.Digest("root"), checkpoint.Head.Root);
            Assert.Equal(
                item.Items("signedBy").Select(x => x.GetString()),
                checkpoint.SignedBy.Select(by => by.Lane.Name).Order());
            Assert.Equal(item.Text("note"), checkpoint.Note.ToString());
        }
    }

    [Fact]
    public void Verifier_keys_are_spelled_as_other_tools_spell_them()
    {
        foreach (var origin in s_vectors.GetProperty("keys").EnumerateObject())
        {
            foreach (var key in origin.Value.EnumerateObject())
            {
                Assert.True(NoteKey.TryParse(key.Value.GetString(), out var read));
                Assert.Equal(key.Value.GetString(), read.ToString());
                Assert.Equal(key.Name, read.Lane.Name);
                Assert.Equal(origin.Name, read.Name);
            }
        }
    }

    [Theory]
    [InlineData("+f0498e9e+", "+f0498e9f+")]
    [InlineData("+f0498e9e+", "+F0498E9E+")]
    [InlineData("+f0498e9e+", "+0498e9e+")]
    [InlineData("+f0498e9e+", "++f0498e9e+")]
    [InlineData("+f0498e9e+", " +f0498e9e+")]
    [InlineData("+AXm1", "+Anm1")]
    [InlineData("BJZk", "BJZ")]
    [InlineData("BJZk", "BJZkAA==")]
    [InlineData("dev-ledger.example/registry", "")]
    public void Near_misses_of_a_verifier_key_are_refused(string part, string other)
    {
        var good = s_vectors.GetProperty("keys").GetProperty("dev-ledger.example/registry").Text("ed25519");
        Assert.Contains(part, good, StringComparison.Ordinal);

        Assert.False(NoteKey.TryParse(good.Replace(part, other, StringComparison.Ordinal), out _));
    }

    [Fact]
    public void A_bad_signature_of_a_known_key_fails_the_note_whatever_else_signed_it()
    {
        var (note, keys) = ThreeLanes();
        for (var lane = 0; lane < 3; lane++)
        {
            var bad = WithBadSignature(note, lane);

            Assert.False(new NoteVerifier(keys).TryVerify(bad, out _, out var error));
            Assert.Contains(keys[lane].Lane.Name, error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_lane_that_is_declared_broken_neither_helps_nor_harms()
    {
        var (note, keys) = ThreeLanes();
        for (var lane = 0; lane < 3; lane++)
        {
            var verifier = new NoteVerifier(keys, keys[lane].Lane);
            var alone = new SignedNote(note.Text, [note.Signatures[lane]]);

            Assert.False(verifier.TryVerify(alone, out _, out _));
            Assert.True(verifier.TryVerify(WithBadSignature(note, lane), out var signedBy, out _));
            Assert.DoesNotContain(keys[lane], signedBy);
            Assert.Equal(2, signedBy.Count);
        }

        Assert.Throws<ArgumentException>(() => new NoteVerifier(keys, LogLane.All));
    }

    [Fact]
    public void Siblings_have_one_size_and_one_log()
    {
        var signer = Signers.Log("dev-ledger.example/registry");
        var other = Signers.Log("dev-ledger.example/other");
        var siblings = signer.Sign(5, DigestPair.Of("roots"u8));
        var later = signer.Sign(6, DigestPair.Of("roots"u8));
        var foreign = other.Sign(5, DigestPair.Of("roots"u8));

        Assert.True(Open(siblings.Sha256, siblings.Sm3));
        Assert.False(Open(siblings.Sha256, later.Sm3));
        Assert.False(Open(siblings.Sm3, siblings.Sha256));
        Assert.False(Open(siblings.Sha256, siblings.Sha256));
        Assert.False(SiblingCheckpoints.TryPair(siblings.Sha256, foreign.Sm3, out _, out _));

        bool Open(SignedCheckpoint sha256, SignedCheckpoint sm3) => SiblingCheckpoints.TryOpen(
            sha256.Note.ToBytes(), sm3.Note.ToBytes(), signer.Keys, [], out _, out _);
    }

    [Fact]
    public void A_note_may_hold_16_signatures_and_more_of_5_kilobytes_each()
    {
        var lines = Enumerable.Range(0, 16).Select(i => new NoteSignature("w" + i, (uint)i, new byte[5000])).ToArray();

        Assert.True(SignedNote.TryRead(new SignedNote("text\n", lines).ToBytes(), out var note, out _));
        Assert.Equal(16, note.Signatures.Count);
        Assert.Throws<ArgumentException>(
            () => new SignedNote("text\n", [.. Enumerable.Repeat(lines[0], SignedNote.MaxSignatures + 1)]));
    }

    [Fact]
    public void The_text_ends_at_the_last_empty_line()
    {
        var note = new SignedNote("one\n\ntwo\n", [new NoteSignature("key", 1, new byte[] { 1 })]);

        Assert.True(SignedNote.TryRead(note.ToBytes(), out var read, out _));
        Assert.Equal("one\n\ntwo\n", read.Text);
    }

    private static string Key(JsonElement item) => $"{item.Text("name")} ({item.Text("origin")})";

    private static NoteKey[] Keys(string origin) =>
        [.. s_vectors.GetProperty("keys").GetProperty(origin).EnumerateObject().Select(
            key => NoteKey.TryParse(key.Value.GetString(), out var read) ? read : throw new FormatException())];

    private static (SignedNote Note, NoteKey[] Keys) ThreeLanes()
    {
        var item = s_vectors.Items("cases").First();
        return SignedNote.TryRead(item.Bytes("note"), out var note, out _)
            ? (note, Keys(item.Text("origin")))
            : throw new FormatException();
    }

    private static SignedNote WithBadSignature(SignedNote note, int at)
    {
        var signature = note.Signatures[at].Signature.ToArray();
        signature[^1] ^= 1;
        var lines = note.Signatures.ToArray();
        lines[at] = lines[at] with { Signature = signature };
        return new SignedNote(note.Text, lines);
    }
}
