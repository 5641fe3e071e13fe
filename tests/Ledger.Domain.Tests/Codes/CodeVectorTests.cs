namespace Ledger.Domain.Tests.Codes;

public sealed class CodeVectorTests
{
    public static TheoryData<string> SocialCreditCodes => Vectors.Rows("codes.json", "socialCreditCodes");

    public static TheoryData<string> CitizenIds => Vectors.Rows("codes.json", "citizenIds");

    public static TheoryData<string> Divisions => Vectors.Rows("codes.json", "divisions");

    public static TheoryData<string> Industries => Vectors.Rows("codes.json", "industries");

    public static TheoryData<string> Certificates => Vectors.Rows("codes.json", "certificates");

    public static TheoryData<string> Ids => Vectors.Rows("codes.json", "ids");

    public static TheoryData<string> Streams => Vectors.Rows("codes.json", "streams");

    public static TheoryData<string> StateKeys => Vectors.Rows("codes.json", "stateKeys");

    [Theory]
    [MemberData(nameof(SocialCreditCodes))]
    public void A_social_credit_code_is_read_exactly(string vector)
    {
        var row = Vectors.Row(vector);
        var text = row.Text("text");

        Assert.Equal(row.GetProperty("valid").GetBoolean(), SocialCreditCode.TryParse(text, out var code));
        if (row.GetProperty("valid").GetBoolean())
        {
            Assert.Equal(text, code.ToString());
            Assert.Equal(row.GetProperty("organisationCodeChecks").GetBoolean(), code.OrganisationCodeChecks);
            Assert.Equal(row.GetProperty("publicOrgan").GetBoolean(), code.IsPublicOrgan);
        }
    }

    [Theory]
    [MemberData(nameof(CitizenIds))]
    public void A_citizen_id_is_checked_and_never_kept(string vector)
    {
        var row = Vectors.Row(vector);
        Assert.Equal(
            row.GetProperty("valid").GetBoolean(), CitizenId.IsWellFormed(row.Text("text"), row.Day("today")));
    }

    [Theory]
    [MemberData(nameof(Divisions))]
    public void A_division_is_read_by_its_structure(string vector)
    {
        var row = Vectors.Row(vector);
        Assert.Equal(row.GetProperty("valid").GetBoolean(), DivisionCode.TryParse(row.Text("text"), out var code));
        if (row.TryGetProperty("level", out var level))
        {
            Assert.Equal(row.Text("text"), code.ToString());
            Assert.Equal(level.GetString(), WireName.Of(code.Level));
        }
    }

    [Theory]
    [MemberData(nameof(Industries))]
    public void An_industry_is_a_door_and_a_major_class_behind_it(string vector)
    {
        var row = Vectors.Row(vector);
        var read = IndustryCode.TryParse(row.Text("text"), out var code);

        Assert.Equal(row.GetProperty("valid").GetBoolean(), read);
        Assert.Equal(read ? row.Text("text") : "", code.ToString());
    }

    [Theory]
    [MemberData(nameof(Certificates))]
    public void A_certificate_code_has_the_form_of_annex_6(string vector)
    {
        var row = Vectors.Row(vector);
        var read = CertificateCode.TryParse(row.Text("text"), out var code);

        Assert.Equal(row.GetProperty("valid").GetBoolean(), read);
        Assert.Equal(read ? row.Text("text") : "", code.ToString());
        if (read)
        {
            Assert.Equal(row.Text("series"), code.Series.ToString());
            Assert.Equal(row.GetProperty("serial").GetUInt32(), code.Serial);
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void An_id_is_32_lowercase_hex_and_not_zero(string vector)
    {
        var row = Vectors.Row(vector);
        var (text, valid) = (row.Text("text"), row.GetProperty("valid").GetBoolean());

        Assert.Equal(valid, AssetId.TryParse(text, out var asset));
        Assert.Equal(valid, CaseId.TryParse(text, out var case_));
        Assert.Equal(valid, PartyId.TryParse(text, out var party));
        if (valid)
        {
            Assert.Equal((text, text, text), (asset.ToString(), case_.ToString(), party.ToString()));
        }
    }

    [Theory]
    [MemberData(nameof(Streams))]
    public void A_stream_name_has_one_of_five_forms(string vector)
    {
        var row = Vectors.Row(vector);
        var read = StreamName.TryParse(row.Text("text"), out var stream);

        Assert.Equal(row.GetProperty("valid").GetBoolean(), read);
        Assert.Equal(read ? row.Text("text") : "", stream.ToString());
    }

    [Theory]
    [MemberData(nameof(StateKeys))]
    public void A_state_key_has_one_of_seven_forms(string vector)
    {
        var row = Vectors.Row(vector);
        var read = StateKey.TryParse(row.Text("text"), out var key);

        Assert.Equal(row.GetProperty("valid").GetBoolean(), read);
        Assert.Equal(read ? row.Text("text") : "", key.ToString());
    }
}
