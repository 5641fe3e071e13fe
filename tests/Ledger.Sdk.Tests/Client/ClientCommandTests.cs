using System.Net;
using System.Text;
using System.Text.Json;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Registration;
using Ledger.Evidence.Entries;

namespace Ledger.Sdk.Tests.Client;

public sealed class ClientCommandTests
{
    private const string Accepted =
        """
        {"index":"7","sha256":"00","sm3":"11","version":"2","recordedTime":"2026-11-23T08:00:00.000Z",
        "number":null,"repeated":true}
        """;

    private const string Refused =
        """
        {"type":"urn:ledger:problem:right-not-admitted","title":"No","status":422,"code":"right-not-admitted",
        "detail":"This right cannot be registered.","detailChinese":"不可登记此项权利。","clause":"G35 第二十一条","trace":"t"}
        """;

    private static readonly StreamName s_stream = StreamName.Parse("case/c1000000000000000000000000000001");
    private static readonly string s_id = DerivedId.Of("test", "accept");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_command_without_an_answer_is_sent_again_byte_for_byte()
    {
        using var wire = new Wire().Fail()
            .Answer(HttpStatusCode.ServiceUnavailable, "").Answer(HttpStatusCode.OK, Accepted);
        using var client = Clients.Over(wire);

        var reply = await client.ExecuteAsync(s_stream, 1, s_id, new AcceptRegistration(), Cancellation);

        Assert.Equal("7", reply.Index);
        Assert.True(reply.Repeated);
        Assert.Equal(3, wire.Requests.Count);
        Assert.Single(wire.Requests.Select(request => request.Body).Distinct());
        Assert.Equal($"POST /v1/cases/c1000000000000000000000000000001/commands", wire.Requests[0].Line);
    }

    [Fact]
    public async Task A_registry_that_hangs_up_as_it_is_connected_is_asked_again_and_then_unreachable()
    {
        using var wire = new Wire().HangUp().HangUp().Answer(HttpStatusCode.OK, Accepted);
        using var client = Clients.Over(wire);
        await client.ExecuteAsync(s_stream, 1, s_id, new AcceptRegistration(), Cancellation);

        wire.HangUp().HangUp().HangUp();

        await Assert.ThrowsAsync<LedgerUnreachableException>(() =>
            client.ExecuteAsync(s_stream, 1, s_id, new AcceptRegistration(), Cancellation));
    }

    [Fact]
    public async Task After_the_last_attempt_whether_it_was_taken_is_not_known()
    {
        using var wire = new Wire().Fail().Fail().Fail();
        using var client = Clients.Over(wire);

        await Assert.ThrowsAsync<LedgerUnreachableException>(() =>
            client.ExecuteAsync(s_stream, 1, s_id, new AcceptRegistration(), Cancellation));

        Assert.Equal(3, wire.Requests.Count);
    }

    [Fact]
    public async Task A_refusal_comes_with_code_clause_and_both_languages_and_is_not_argued_with()
    {
        using var wire = new Wire().Answer(HttpStatusCode.UnprocessableEntity, Refused, "application/problem+json");
        using var client = Clients.Over(wire);

        var no = await Assert.ThrowsAsync<LedgerProblemException>(() =>
            client.ExecuteAsync(s_stream, 1, s_id, new AcceptRegistration(), Cancellation));

        Assert.Equal("right-not-admitted", no.Code);
        Assert.Equal("G35 第二十一条", no.Clause);
        Assert.Equal("This right cannot be registered.", no.English);
        Assert.Equal("不可登记此项权利。", no.Chinese);
        Assert.Equal(422, no.Status);
        Assert.Single(wire.Requests);
    }

    [Fact]
    public async Task What_is_sent_is_signed_by_the_author_and_commits_to_its_payload()
    {
        using var wire = new Wire().Answer(HttpStatusCode.OK, Accepted);
        using var client = Clients.Over(wire);

        await client.ExecuteAsync(s_stream, 4, s_id, new WithdrawRegistration("撤回"), Cancellation);

        var body = JsonDocument.Parse(wire.Requests[0].Body).RootElement;
        var bytes = Encoding.UTF8.GetBytes(body.GetProperty("envelope").GetString()!);
        var payload = Encoding.UTF8.GetBytes(body.GetProperty("payload").GetString()!);
        Assert.True(CommandEnvelope.TryRead(bytes, out var envelope, out _));
        Assert.Equal(
            (Clients.Origin, "registration.withdraw", s_stream, 4ul, s_id, Clients.Party),
            (envelope.Origin, envelope.Type, envelope.Stream, envelope.ExpectedVersion, envelope.CommandId,
                envelope.Actor));
        Assert.Equal(
            envelope.Payload,
            BodyCommitment.Compute(Convert.FromHexString(body.GetProperty("salt").GetString()!), payload));
        Assert.Equal("""{"reason":"撤回"}""", Encoding.UTF8.GetString(payload));
        var signature = body.GetProperty("signature");
        Assert.Equal(Clients.Account.Key.PublicKey.Id.ToString(), signature.GetProperty("key").GetString());
        Assert.True(SignatureAlgorithm.P256.Verify(
            Clients.Account.Key.PublicKey, bytes,
            Convert.FromBase64String(signature.GetProperty("value").GetString()!)));
    }

    [Fact]
    public void The_same_command_signed_twice_has_two_salts()
    {
        var draft = new CommandDraft
        {
            Origin = Clients.Origin,
            Stream = s_stream,
            ExpectedVersion = 1,
            CommandId = s_id,
            Expires = Clients.Clock().GetUtcNow(),
            Command = new AcceptRegistration(),
        };

        var (first, second) = (
            PreparedCommand.Sign(draft, Clients.Account), PreparedCommand.Sign(draft, Clients.Account));

        Assert.NotEqual(first.Body.Salt, second.Body.Salt);
        Assert.NotEqual(first.Envelope.Payload, second.Envelope.Payload);
    }

    [Fact]
    public void Many_that_are_signed_together_are_each_what_it_would_be_alone()
    {
        var drafts = Enumerable.Range(0, 19).Select(static n => new CommandDraft
        {
            Origin = Clients.Origin,
            Stream = s_stream,
            ExpectedVersion = (ulong)n,
            CommandId = DerivedId.Of($"{n}"),
            Expires = Clients.Clock().GetUtcNow(),
            Command = new WithdrawRegistration(new string('撤', n)),
        }).ToList();

        var signed = PreparedCommand.SignMany(drafts, Clients.Account).ToList();

        Assert.Equal(
            drafts.Select(static draft => draft.CommandId), signed.Select(static one => one.Envelope.CommandId));
        Assert.Equal(19, signed.DistinctBy(static one => one.Body.Salt).Count());
        foreach (var (draft, command) in drafts.Zip(signed))
        {
            var payload = CanonicalJson.Write(CommandCodec.Write(draft.Command));
            Assert.Equal(payload, Encoding.UTF8.GetBytes(command.Body.Payload));
            Assert.Equal(
                command.Envelope.Payload, BodyCommitment.Compute(Convert.FromHexString(command.Body.Salt), payload));
            Assert.True(SignatureAlgorithm.P256.Verify(
                Clients.Account.Key.PublicKey, command.Envelope.ToBytes(),
                Convert.FromBase64String(command.Body.Signature.Value)));
        }
    }

    [Fact]
    public void Derived_ids_tell_parts_apart()
    {
        Assert.Equal(DerivedId.Of("ab", "c"), DerivedId.Of("ab", "c"));
        Assert.NotEqual(DerivedId.Of("ab", "c"), DerivedId.Of("a", "bc"));
        Assert.True(CaseId.TryParse(DerivedId.Of("x"), out _));
    }
}
