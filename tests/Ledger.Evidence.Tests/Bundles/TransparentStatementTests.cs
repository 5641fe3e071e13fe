using System.Text.Json;
using Ledger.Evidence.Bundles;
using Ledger.Evidence.Scitt;
using Ledger.Evidence.Tests.Words;

namespace Ledger.Evidence.Tests.Bundles;

/// <summary>The form of transparent statements, and one that is made here.</summary>
public sealed class TransparentStatementTests
{
    private static readonly JsonElement s_vectors = Vectors.Load("scitt");

    [Fact]
    public void What_is_read_is_written_again_byte_for_byte_whatever_bit_is_changed()
    {
        var bytes = Convert.FromHexString(s_vectors.GetProperty("message").Text("bytes"));
        Assert.True(TransparentStatement.TryRead(bytes, out var whole));
        Assert.Equal(bytes, whole.ToBytes());

        for (var at = 0; at < bytes.Length * 8; at++)
        {
            var changed = bytes.ToArray();
            changed[at / 8] ^= (byte)(1 << (at % 8));
            if (TransparentStatement.TryRead(changed, out var other))
            {
                Assert.Equal(changed, other.ToBytes());
            }
        }
    }

    [Fact]
    public void What_is_cut_short_is_not_read()
    {
        var bytes = Convert.FromHexString(s_vectors.GetProperty("message").Text("bytes"));

        Assert.All(
            Enumerable.Range(0, bytes.Length),
            length => Assert.False(TransparentStatement.TryRead(bytes.AsSpan(0, length), out _)));
    }

    [Fact]
    public void Signed_here_it_is_proven()
    {
        var world = BundleWorld.Usual();
        var content = world.Content();
        var head = world.Heads().Sha256.Head;
        var log = new Evidence.Log.LogSigner(BundleWorld.Origin, [BundleWorld.Lane(Evidence.Log.LogLane.Ed25519)]);
        var entry = content.Entries[1];

        var statement = TransparentStatement.Sign(
            content.Origin, content.Subject, (entry.Index, entry.Leaf, entry.Inclusion[DigestAlgorithm.Sha256]), head,
            log, BundleWorld.BundleKey)!;

        var bundle = Evidence.Bundles.Bundle.Write(
            content with { Statements = [new(entry.Index, statement.ToBytes())] }, BundleWorld.BundleKey);
        var verdict = Told.Verify(bundle, BundleWorld.Anchors, new VerificationRequest());
        Assert.True(verdict.Holds, string.Join('\n', verdict.Findings));
        Assert.Single(verdict.Findings, found => found is { Claim: "transparent-statement", Subject: "2" });
    }
}
