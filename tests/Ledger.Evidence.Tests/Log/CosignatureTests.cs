using System.Text;
using System.Text.Json;
using Ledger.Cryptography;
using Ledger.Evidence.Log;

namespace Ledger.Evidence.Tests.Log;

/// <summary>Cosignatures and requests against what openssl signed by the pages of C2SP.</summary>
public sealed class CosignatureTests
{
    private readonly JsonElement _vectors = Vectors.Load("witness");

    private string Text => Of("text");

    private WitnessKey Key => WitnessKey.TryParse(Of("vkey"), out var key)
        ? key
        : throw new InvalidOperationException("The vectors have a verifier key.");

    [Fact]
    public void The_line_of_another_program_is_read_and_ours_is_the_same()
    {
        Assert.True(NoteSignature.TryParse(Of("line"), out var line));
        Assert.True(Cosignature.TryRead(Key, Text, line, out var read));
        var time = DateTimeOffset.FromUnixTimeSeconds(long.Parse(Of("time")));
        Assert.Equal(time, read.Time);
        Assert.True(PrivateKey.TryImport(SignatureAlgorithm.Ed25519, Convert.FromHexString(Of("seed")), out var key));

        Assert.Equal(Of("line"), Cosignature.Sign(Key.Name, key, Text, time.AddMilliseconds(900)).ToString());
    }

    [Fact]
    public void A_bad_line_of_a_known_witness_fails_the_note_and_a_strangers_is_ignored()
    {
        foreach (var wrong in _vectors.GetProperty("wrong").EnumerateArray())
        {
            Assert.False(
                Cosignature.TryReadAll(Note(wrong.GetProperty("line").GetString()!), [Key], out _, out _),
                wrong.GetProperty("name").GetString());
        }

        foreach (var ignored in _vectors.GetProperty("ignored").EnumerateArray())
        {
            Assert.True(Cosignature.TryReadAll(
                Note(ignored.GetProperty("line").GetString()!), [Key], out var found, out _));
            Assert.Empty(found);
        }
    }

    [Fact]
    public void A_request_has_one_form()
    {
        var bytes = Encoding.UTF8.GetBytes(Of("request"));
        Assert.True(WitnessRequest.TryRead(bytes, out var request, out _));
        Assert.Equal((2ul, 1), (request.OldSize, request.Proof.Count));
        Assert.Equal(bytes, request.ToBytes());
        foreach (var malformed in _vectors.GetProperty("malformed").EnumerateArray())
        {
            Assert.False(
                WitnessRequest.TryRead(Encoding.UTF8.GetBytes(malformed.GetString()!), out _, out _),
                malformed.GetString());
        }
    }

    private string Of(string name) => _vectors.GetProperty(name).GetString()!;

    private SignedNote Note(string line) =>
        SignedNote.TryRead(Encoding.UTF8.GetBytes($"{Text}\n{line}\n"), out var note, out var error)
            ? note
            : throw new InvalidOperationException(error);
}
