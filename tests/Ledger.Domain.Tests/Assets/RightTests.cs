using Ledger.Cryptography;
using Ledger.Domain.Assets;

namespace Ledger.Domain.Tests.Assets;

/// <summary>Expected digests come from Python's hashlib and from openssl.</summary>
public sealed class RightTests
{
    private static readonly Digest Salt =
        Digest.Parse("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");

    private static readonly Right Sample = new()
    {
        Ordinal = 1,
        Kind = RightKind.Use,
        Holder = Cast.Holder,
        HolderSalt = Salt,
        From = Days.Of("2026-10-14"),
        Until = Days.Of("2031-10-14"),
        Exclusive = false,
        Terms = new RightTerms("仅限境内使用", Salt),
        Case = CaseFile.First,
    };

    [Fact]
    public void A_holders_name_is_the_salted_digest_of_the_party_id() => Assert.Equal(
        "34308c27083ab2c8db2f269183fd9f30748f47ac3444c647b26d9a514c4732fd", Sample.HolderName.ToString());

    [Fact]
    public void Terms_are_known_by_the_digests_of_their_canonical_json()
    {
        var digests = Sample.Terms.Digests;
        Assert.Equal("21414901f7674c4be00f49066283d5e889dbf2b8d49ab645130303d952bdbde2", digests.Sha256.ToString());
        Assert.Equal("72b1d3954e1e59b213c7a1ebbb4c3b09b2589a1c5aed97e296c832045f27fc5b", digests.Sm3.ToString());
    }

    [Theory]
    [InlineData("2026-10-13", false)]
    [InlineData("2026-10-14", true)]
    [InlineData("2031-10-14", true)]
    [InlineData("2031-10-15", false)]
    public void A_right_is_in_force_from_its_first_to_its_last_day(string day, bool inForce)
    {
        Assert.Equal(inForce, Sample.IsInForce(Days.Of(day)));
        Assert.False((Sample with { Status = RightStatus.Ended }).IsInForce(Days.Of(day)));
    }

    [Theory]
    [InlineData("2020-01-01", "2026-10-13", false)]
    [InlineData("2020-01-01", "2026-10-14", true)]
    [InlineData("2028-01-01", "2028-01-01", true)]
    [InlineData("2031-10-14", "2040-01-01", true)]
    [InlineData("2031-10-15", "2040-01-01", false)]
    public void Terms_overlap_when_they_share_a_day(string from, string until, bool overlaps) =>
        Assert.Equal(overlaps, Sample.Overlaps(Days.Of(from), Days.Of(until)));
}
