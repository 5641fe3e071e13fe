using Ledger.Evidence.Entries;

namespace Ledger.Evidence.Tests.Entries;

public sealed class BodyCommitmentTests
{
    [Fact]
    public void A_commitment_is_what_the_specification_says()
    {
        foreach (var item in Vectors.Load("entry").Items("bodies"))
        {
            var commitment = BodyCommitment.To(item.Text("name"), item.FromHex("salt"), item.FromHex("body"));

            Assert.Equal(item.Digests(), commitment.Digests);
            Assert.True(commitment.CommitsTo(item.FromHex("salt"), item.FromHex("body")));
        }
    }

    [Fact]
    public void Another_salt_or_another_body_is_not_committed_to()
    {
        var salt = new byte[BodyCommitment.SaltBytes];
        var commitment = BodyCommitment.To("payload", salt, "yes"u8);

        Assert.False(commitment.CommitsTo(salt, "no"u8));
        Assert.False(commitment.CommitsTo([.. salt[1..], 1], "yes"u8));
        Assert.False(commitment.CommitsTo(salt.AsSpan(1), [0, .. "yes"u8]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(33)]
    public void A_salt_has_32_bytes(int length) =>
        Assert.Throws<ArgumentException>(() => BodyCommitment.Compute(new byte[length], []));
}
