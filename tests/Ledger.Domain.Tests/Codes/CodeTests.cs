using CsCheck;

namespace Ledger.Domain.Tests.Codes;

public sealed class CodeTests
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    [Fact]
    public void Changing_any_one_character_of_a_social_credit_code_is_noticed() =>
        Gen.Select(Gen.Int[0, 17], Gen.Int[0, 30]).Sample((at, with) =>
        {
            var code = "91350200MA2YJ1XR9G".ToCharArray();
            var changed = Alphabet[with] != code[at];
            code[at] = Alphabet[with];
            Assert.Equal(!changed, SocialCreditCode.TryParse(new string(code), out _));
        });

    [Fact]
    public void Changing_any_one_digit_of_a_citizen_id_is_noticed() =>
        Gen.Select(Gen.Int[0, 16], Gen.Int[0, 9]).Sample((at, with) =>
        {
            var id = "11010519491231002X".ToCharArray();
            var changed = id[at] != '0' + with;
            id[at] = (char)('0' + with);
            Assert.Equal(!changed, CitizenId.IsWellFormed(id, new DateOnly(2026, 11, 23)));
        });

    [Fact]
    public void A_certificate_code_is_its_series_and_its_serial() =>
        Gen.Select(Gen.Int[0, 99], Gen.Int[0, 9], Gen.Date[new(2000, 1, 1), new(2099, 12, 31)], Gen.UInt[1, 9999])
            .Sample((region, registrar, day, serial) =>
            {
                var series = CertificateSeries.Of(region, registrar, DateOnly.FromDateTime(day));
                var code = CertificateCode.Of(series, serial);

                Assert.True(CertificateCode.TryParse(code.ToString(), out var read));
                Assert.Equal(code, read);
                Assert.True(CertificateSeries.TryParse(series.ToString(), out var readSeries));
                Assert.Equal(series, readSeries);
            });

    [Fact]
    public void The_ten_thousandth_certificate_of_a_month_has_no_code() =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            CertificateCode.Of(CertificateSeries.Of(42, 1, new DateOnly(2026, 11, 23)), 10_000));

    [Fact]
    public void A_stream_tells_what_it_is_about()
    {
        var id = AssetId.Parse("6ad0f1a0c1d94c7f8e2b3a4c5d6e7f80");

        Assert.True(id.Stream.TryGetAsset(out var same));
        Assert.Equal(id, same);
        Assert.False(id.Stream.TryGetCase(out _));
        Assert.False(StreamName.Registry.TryGetParty(out _));
    }

    [Fact]
    public void A_stream_of_the_catalogue_tells_whose_it_is()
    {
        const string id = "6ad0f1a0c1d94c7f8e2b3a4c5d6e7f80";
        Assert.True(StreamName.Parse("catalogue/" + id).TryGetItem(out var item));
        Assert.True(StreamName.Parse("demand/" + id).TryGetDemand(out var demand));
        Assert.True(StreamName.Parse("census/" + id).TryGetCensus(out var census));
        Assert.Equal((id, id, id), (item.ToString(), demand.ToString(), census.ToString()));
        Assert.Equal(
            ("catalogue/" + id, "demand/" + id, "census/" + id),
            (item.Stream.ToString(), demand.Stream.ToString(), census.Stream.ToString()));
        Assert.False(demand.Stream.TryGetItem(out _));
    }

    [Fact]
    public void A_stream_of_an_order_tells_whose_it_is()
    {
        const string id = "6ad0f1a0c1d94c7f8e2b3a4c5d6e7f80";
        Assert.True(StreamName.Parse("order/" + id).TryGetOrder(out var order));
        Assert.Equal((id, "order/" + id), (order.ToString(), order.Stream.ToString()));
        Assert.False(order.Stream.TryGetDemand(out _));
    }

    /// <summary>Computed with another implementation of SHA-256.</summary>
    [Fact]
    public void A_datum_is_known_by_its_province_and_its_name()
    {
        var datum = DatumId.Of(DivisionCode.Parse("420102"), "法人名称");
        Assert.Equal("datum/2de5ebe583391489a312a09e8f17ff83", datum.Stream.ToString());
        Assert.Equal(datum.Stream, StreamName.Parse(datum.Stream.ToString()));
        Assert.Equal(datum, DatumId.Of(DivisionCode.Parse("420000"), "法人名称"));
        Assert.NotEqual(datum, DatumId.Of(DivisionCode.Parse("430000"), "法人名称"));
    }

    [Theory]
    [InlineData("420000", "420102", true)]
    [InlineData("420100", "420102", true)]
    [InlineData("420102", "420102", true)]
    [InlineData("420102", "420100", false)]
    [InlineData("420100", "421002", false)]
    [InlineData("420000", "430000", false)]
    public void A_division_holds_itself_and_what_lies_in_it(string one, string other, bool holds) =>
        Assert.Equal(holds, DivisionCode.Parse(one).Contains(DivisionCode.Parse(other)));

    [Fact]
    public void A_key_tells_its_asset_and_its_ordinal()
    {
        var asset = AssetId.Parse("6ad0f1a0c1d94c7f8e2b3a4c5d6e7f80");
        Assert.True(StateKey.TryParse("right/6ad0f1a0c1d94c7f8e2b3a4c5d6e7f80/3", out var key));

        Assert.Equal(StateKey.Right(asset, 3), key);
        Assert.True(key.TryGetAsset(out var owner));
        Assert.Equal((asset, 3UL), (owner, key.Ordinal));
    }

    [Fact]
    public void Default_values_are_nothing_and_are_never_read()
    {
        Assert.Equal("", default(StreamName).ToString());
        Assert.Equal("", default(StateKey).ToString());
        Assert.Equal("", default(CertificateCode).ToString());
        Assert.Equal("", default(SocialCreditCode).ToString());
        Assert.False(StreamName.TryParse(null, out _));
        Assert.False(AssetId.TryParse(default(AssetId).ToString(), out _));
    }
}
