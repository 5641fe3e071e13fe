using System.Text;
using Ledger.Domain;
using Ledger.Evidence.Entries;

namespace Ledger.Evidence.Tests.Entries;

public sealed class CommandEnvelopeTests
{
    private static string Good => Vectors.Load("entry").GetProperty("envelope").Text("text");

    [Fact]
    public void An_envelope_that_was_read_writes_the_same_bytes()
    {
        Assert.True(CommandEnvelope.TryRead(Encoding.UTF8.GetBytes(Good), out var envelope, out _));

        Assert.Equal(Good, Encoding.UTF8.GetString(envelope.ToBytes()));
        Assert.Equal("case/5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a", envelope.Stream.ToString());
        Assert.Equal(0UL, envelope.ExpectedVersion);
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 14, 45, 0, TimeSpan.Zero), envelope.Expires);
    }

    [Theory]
    [InlineData("\"expectedVersion\":\"0\"", "\"expectedVersion\":0")]
    [InlineData("\"expectedVersion\":\"0\"", "\"expectedVersion\":\"00\"")]
    [InlineData("\"expectedVersion\":\"0\"", "\"expectedVersion\":\"-1\"")]
    [InlineData("\"expectedVersion\":\"0\"", "\"expectedVersion\":\"9223372036854775808\"")]
    [InlineData("ledger-command@v1", "ledger-command@v2")]
    [InlineData("14:45:00.000Z", "14:45:00Z")]
    [InlineData("14:45:00.000Z", "24:45:00.000Z")]
    [InlineData("party/0f", "asset/0f")]
    [InlineData("party/0f", "registry/0f")]
    [InlineData("registration.file\"", "registration.file \"")]
    [InlineData("\"type\":", "\"typf\":")]
    [InlineData("}", "}}")]
    [InlineData("\"stream\":\"case/5a", "\"stream\":\"Case/5a")]
    [InlineData("{\"actor\"", "{ \"actor\"")]
    [InlineData("dev-ledger.example/registry", "")]
    public void Near_misses_are_refused(string part, string other)
    {
        Assert.Contains(part, Good, StringComparison.Ordinal);
        var bytes = Encoding.UTF8.GetBytes(Good.Replace(part, other, StringComparison.Ordinal));

        Assert.False(CommandEnvelope.TryRead(bytes, out var envelope, out var error));
        Assert.Null(envelope);
        Assert.NotNull(error);
    }

    [Fact]
    public void Whatever_byte_is_another_one_what_is_read_is_what_is_written()
    {
        var good = Encoding.UTF8.GetBytes(Good);
        byte[] others = [.. Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (byte)c), 0, (byte)'\n', 0x80, 0xff];
        for (var at = 0; at < good.Length; at++)
        {
            foreach (var other in others)
            {
                var bytes = good.ToArray();
                bytes[at] = other;
                if (CommandEnvelope.TryRead(bytes, out var envelope, out _))
                {
                    Assert.Equal(bytes, envelope.ToBytes());
                }
            }
        }
    }

    [Fact]
    public void An_envelope_ends_where_it_ends_and_misses_nothing()
    {
        var good = Encoding.UTF8.GetBytes(Good);
        for (var length = 0; length < good.Length; length++)
        {
            Assert.False(CommandEnvelope.TryRead(good.AsSpan(0, length), out _, out _));
        }

        Assert.False(CommandEnvelope.TryRead([.. good, (byte)'\n'], out _, out _));
    }

    [Fact]
    public void Signatures_of_other_tools_are_verified_over_the_exact_bytes()
    {
        foreach (var item in Vectors.Load("entry").GetProperty("envelope").Items("authors"))
        {
            Assert.True(PublicKey.TryReadSpki(item.GetProperty("spki").GetBytesFromBase64(), out var key));
            var author = new CommandAuthor(key.Algorithm, key.Id, item.GetProperty("signature").GetBytesFromBase64());

            Assert.True(author.Verify(key, Encoding.UTF8.GetBytes(Good)));
            Assert.False(author.Verify(key, Encoding.UTF8.GetBytes(Good + " ")));
            Assert.False((author with { KeyId = default }).Verify(key, Encoding.UTF8.GetBytes(Good)));
        }
    }

    [Fact]
    public void An_author_signs_with_p256_sm2_or_ed25519_and_with_nothing_else()
    {
        Assert.True(CommandEnvelope.TryRead(Encoding.UTF8.GetBytes(Good), out var envelope, out _));
        SignatureAlgorithm[] algorithms = [SignatureAlgorithm.P256, SignatureAlgorithm.Sm2, SignatureAlgorithm.Ed25519];
        foreach (var algorithm in algorithms)
        {
            var secret = PrivateKey.Generate(algorithm);
            var author = CommandAuthor.Sign(envelope, secret);

            Assert.True(author.Verify(secret.PublicKey, envelope.ToBytes()));
            Assert.False(author.Verify(PrivateKey.Generate(algorithm).PublicKey, envelope.ToBytes()));
        }

        Assert.Throws<ArgumentException>(
            () => CommandAuthor.Sign(envelope, PrivateKey.Generate(SignatureAlgorithm.Secp256k1)));
    }

    [Fact]
    public void An_envelope_that_could_not_be_read_back_is_not_written()
    {
        Assert.True(CommandEnvelope.TryRead(Encoding.UTF8.GetBytes(Good), out var envelope, out _));

        Assert.Throws<ArgumentException>(() => (envelope with { CommandId = "7C" }).ToBytes());
        Assert.Throws<ArgumentException>(() => (envelope with { Actor = default(PartyId) }).ToBytes());
        Assert.Throws<ArgumentException>(() => (envelope with { Expires = envelope.Expires.AddTicks(1) }).ToBytes());
    }
}
