using System.Text;
using Ledger.Cryptography;
using Ledger.Domain.Registration;

namespace Ledger.Domain.Tests.Json;

public sealed class PayloadTests
{
    public static TheoryData<string> Types => new(CommandCodec.Types);

    /// <summary>
    /// Near misses: a type, what to replace in its sample payload, with what, and the path that is blamed.
    /// </summary>
    public static TheoryData<string, string, string, string> NearMisses => new()
    {
        { "registration.file", "\"asset\":\"aaaa", "\"asset\":\"AAAA", "$.application.asset" },
        { "registration.file", "\"kind\":\"product\"", "\"kind\":\"Product\"", "$.application.kind" },
        { "registration.file", "\"kind\":\"product\"", "\"kind\":\"service\"", "$.application.kind" },
        { "registration.file", "\"kind\":\"product\"", "\"kind\":1", "$.application.kind" },
        { "registration.file", "\"industry\":\"I65\"", "\"industry\":\"I66\"", "$.application.description.industry" },
        { "registration.file", "\"records\":\"662000\"", "\"records\":662000", "$.application.description.records" },
        {
            "registration.file", "\"records\":\"662000\"", "\"records\":\"0662000\"",
            "$.application.description.records"
        },
        { "registration.file", "\"records\":\"662000\"", "\"records\":null", "$.application.description.records" },
        { "registration.file", "\"from\":\"2023-01-01\"", "\"from\":\"2023-1-1\"", "$.application.description.from" },
        { "registration.file", "\"from\":\"2023-01-01\"", "\"from\":\"2026-01-01\"", "$.application.description" },
        { "registration.file", "\"media\":[\"table\"]", "\"media\":[]", "$.application.description.media" },
        {
            "registration.file", "\"media\":[\"table\"]", "\"media\":[\"table\",\"table\"]",
            "$.application.description.media"
        },
        {
            "registration.file", "\"restrictions\":\"无\"", "\"restrictions\":\"\"",
            "$.application.description.restrictions"
        },
        {
            "registration.file", "\"restrictions\":\"无\"", "\"restrictions\":\" 无\"",
            "$.application.description.restrictions"
        },
        {
            "registration.file", "\"personalInformation\":false", "\"personalInformation\":\"no\"",
            "$.application.personalInformation"
        },
        { "registration.file", "\"category\":\"enterprise\"", "\"category\":\"public\"", "$.application" },
        { "registration.file", "\"exclusive\":false", "\"exclusive\":0", "$.application.rights.0.exclusive" },
        { "registration.file", "\"grade\":\"general\",", "", "$.application" },
        { "registration.file", "\"grade\":\"general\",", "\"grade\":\"general\",\"gradf\":1,", "$.application" },
        { "registration.certify", "{\"years\":5}", "{\"years\":0}", "$.years" },
        { "registration.certify", "{\"years\":5}", "{\"years\":\"5\"}", "$.years" },
        { "registration.certify", "{\"years\":5}", "[]", "$" },
        { "registration.accept", "{}", "{\"note\":\"x\"}", "$" },
        { "registration.accept", "{}", "null", "$" },
        { "registration.refuse", "ownership-dispute", "none", "$.ground" },
        { "registration.review", "\"satisfied\":true", "\"satisfied\":null", "$.findings.0.satisfied" },
        { "registration.extend", "\"days\":10", "\"days\":-1", "$.days" },
        {
            "party.register", "\"code\":\"91420100MA4K00010R\"", "\"code\":\"91420100MA4K00010X\"",
            "$.organisation.code"
        },
        { "party.register", "\"organisation\"", "\"person\"", "$.person" },
        { "party.add-key", "MFkwEwYH", "MFkwEwYI", "$.key" },
        { "party.add-key", "\"}", "=\"}", "$.key" },
        { "egress.file", "18446744073709551615", "18446744073709551616", "$.sequence" },
        { "transaction.file", "\"sm3\"", "\"sm4\"", "$.content" },
    };

    [Theory]
    [MemberData(nameof(Types))]
    public void A_payload_is_read_as_it_was_written(string type)
    {
        var command = Sample(type);
        var payload = CommandCodec.Write(command);

        Assert.True(CanonicalJson.TryParse(CanonicalJson.Write(payload), out var parsed, out _));
        Assert.True(CommandCodec.TryRead(type, parsed, out var read, out var error), error);
        Assert.Equal(command, read);
        Assert.Equal(payload, CommandCodec.Write(read));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_member_is_needed_or_may_be_left_out_and_none_may_be_added(string type)
    {
        var payload = CommandCodec.Write(Sample(type));
        var more = new JsonObject(payload.Members.Select(m => (m.Key, m.Value)).Append(("zzz", "more")));
        Assert.False(CommandCodec.TryRead(type, more, out _, out var error));
        Assert.Equal("$: a member is unknown", error);

        foreach (var member in payload.Members)
        {
            var less = new JsonObject(payload.Members.Where(m => m.Key != member.Key).Select(m => (m.Key, m.Value)));
            Assert.False(CommandCodec.TryRead(type, less, out _, out error));
            Assert.StartsWith("$: ", error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(NearMisses))]
    public void A_near_miss_is_refused_with_its_path(string type, string old, string replacement, string path)
    {
        var text = CommandCodec.Write(Sample(type)).ToString();
        var at = text.IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0, $"The sample holds no {old}.");
        var changed = string.Concat(text.AsSpan(0, at), replacement, text.AsSpan(at + old.Length));

        Assert.True(CanonicalJson.TryParse(Encoding.UTF8.GetBytes(changed), out var payload, out var fault), fault);
        Assert.False(CommandCodec.TryRead(type, payload, out _, out var error));
        Assert.StartsWith(path + ":", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("registration.File")]
    [InlineData("registration.filed")]
    [InlineData("certificate.numbered")]
    public void An_unknown_type_is_refused(string? type)
    {
        Assert.False(CommandCodec.TryRead(type, new JsonObject(), out _, out var error));
        Assert.Equal("$: the type is unknown", error);
    }

    [Fact]
    public void A_secp256k1_key_is_no_author_key()
    {
        var secret = DigestAlgorithm.Sha256.Hash("secp256k1"u8);
        var key = PrivateKey.Import(SignatureAlgorithm.Secp256k1, secret.AsSpan()).PublicKey;
        var payload = new JsonObject(("key", CanonicalBase64.Encode(key.ToSpki())));
        Assert.False(CommandCodec.TryRead("party.add-key", payload, out _, out _));
    }

    [Fact]
    public void Lists_are_bounded()
    {
        var many = Enumerable.Repeat("一项", 33).Select((text, i) => text + i);
        var payload = new JsonObject(
            ("items", new JsonArray(many.Select(text => (JsonValue)text))), ("by", "2026-10-12"));
        Assert.False(CommandCodec.TryRead("registration.request-correction", payload, out _, out var error));
        Assert.StartsWith("$.items: an array of 1 to 32", error, StringComparison.Ordinal);
    }

    private static Command Sample(string type) => Samples.Commands.Single(command => command.Type == type);
}
