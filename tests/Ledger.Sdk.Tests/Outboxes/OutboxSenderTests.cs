using System.Net;
using System.Text.Json;
using Ledger.Api.Contracts;
using Ledger.Sdk.Tests.Client;
using Ledger.Testing;

namespace Ledger.Sdk.Tests.Outboxes;

/// <summary>How what waits in an outbox comes to the registry, once and in order.</summary>
public sealed class OutboxSenderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Wire _wire = new();
    private readonly Outbox _outbox;
    private readonly LedgerClient _client;

    public OutboxSenderTests()
    {
        _outbox = Outbox.Open(_folder.PathOf("outbox"));
        _client = Clients.Over(_wire);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _client.Dispose();
        _outbox.Dispose();
        _wire.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Acts_go_one_after_the_other_each_at_the_version_that_the_one_before_made()
    {
        _outbox.Add(Acts.Revoke("one"), Acts.Revoke("two"));
        Version(3).Accept(10, 4).Accept(11, 5);

        var report = await SendAsync();

        Assert.Equal(new OutboxReport(2, 0), report);
        Assert.Equal(["3", "4"], Sent().Select(envelope => envelope.Text("expectedVersion")));
        Assert.Equal(
            [DerivedId.Of("one"), DerivedId.Of("two")], Sent().Select(envelope => envelope.Text("commandId")));
        Assert.Equal(["10", "11"], _outbox.List(OutboxState.Done).Select(entry => entry.Receipt!.Index));
        Assert.Equal(new OutboxCount(0, 0, 0, 2), _outbox.Count);
    }

    [Fact]
    public async Task What_nobody_answered_is_sent_again_byte_for_byte_by_the_next_process()
    {
        _outbox.Add(Acts.Revoke("one"));
        Version(3);
        _wire.Fail().Fail().Fail();
        await Assert.ThrowsAsync<LedgerUnreachableException>(() => SendAsync());
        Assert.Equal(OutboxState.Waiting, _outbox.List()[0].State);
        Assert.False(_outbox.Drop(DerivedId.Of("one"), "it may have been taken"));

        Accept(10, 4, repeated: true);
        await SendAsync();

        Assert.Equal(4, Bodies().Count);
        Assert.Single(Bodies().Distinct());
        Assert.True(_outbox.List()[0].Receipt!.Repeated);
    }

    [Theory]
    [InlineData("stale-version")]
    [InlineData("sequence-gap")]
    [InlineData("command-expired")]
    public async Task What_is_out_of_date_is_signed_anew_under_its_own_id(string code)
    {
        _outbox.Add(Acts.Revoke("one"));
        Version(3).Refuse(409, code).Version(7).Accept(10, 8);

        Assert.Equal(new OutboxReport(1, 0), await SendAsync());

        Assert.Equal(["3", "7"], Sent().Select(envelope => envelope.Text("expectedVersion")));
        Assert.Single(Sent().Select(envelope => envelope.Text("commandId")).Distinct());
    }

    [Fact]
    public async Task Of_two_forms_of_an_act_the_one_that_was_taken_answers()
    {
        _outbox.Add(Acts.Revoke("one"));
        Version(3).Refuse(409, "stale-version").Version(4).Refuse(409, "command-id-taken")
            .Refuse(409, "command-id-taken").Accept(10, 4, repeated: true);

        Assert.Equal(new OutboxReport(1, 0), await SendAsync());

        var bodies = Bodies();
        Assert.Equal(4, bodies.Count);
        Assert.Equal(bodies[0], bodies[3]);
        Assert.Equal("10", _outbox.List()[0].Receipt!.Index);
    }

    [Fact]
    public async Task What_is_refused_keeps_back_only_what_comes_after_it_for_the_same_stream()
    {
        _outbox.Add(Acts.Revoke("one"), Acts.Revoke("two"));
        Version(3).Refuse(422, "no-such-key");
        Assert.Equal(new OutboxReport(0, 1), await SendAsync());
        Assert.Equal([OutboxState.Held, OutboxState.Waiting], _outbox.List().Select(entry => entry.State));
        Assert.Contains("no-such-key", _outbox.List()[0].Refusal, StringComparison.Ordinal);

        Assert.True(_outbox.Drop(DerivedId.Of("one"), "the key is gone"));
        Version(3).Accept(10, 4);

        Assert.Equal(new OutboxReport(1, 0), await SendAsync());
        Assert.Equal([OutboxState.Dropped, OutboxState.Done], _outbox.List().Select(entry => entry.State));
    }

    [Theory]
    [InlineData(503, "unavailable")]
    [InlineData(401, "unauthenticated")]
    [InlineData(404, null)]
    public async Task What_says_nothing_of_the_act_leaves_it_waiting(int status, string? code)
    {
        _outbox.Add(Acts.Revoke("one"));
        Version(3);
        for (var attempt = 0; attempt < 3; attempt++)
        {
            Refuse(status, code);
        }

        await Assert.ThrowsAsync<LedgerProblemException>(() => SendAsync());

        Assert.Equal((OutboxState.Waiting, null), (_outbox.List()[0].State, _outbox.List()[0].Refusal));
    }

    [Fact]
    public void One_sender_at_a_time_sends()
    {
        using (new OutboxSender(_outbox, _client))
        {
            Assert.Throws<OutboxBusyException>(() => new OutboxSender(_outbox, _client));
        }

        using var next = new OutboxSender(_outbox, _client);
        Assert.Null(next.Fault);
    }

    private async Task<OutboxReport> SendAsync()
    {
        using var sender = new OutboxSender(_outbox, _client);
        return await sender.SendAsync(Cancellation);
    }

    private OutboxSenderTests Version(int version)
    {
        _wire.Answer(HttpStatusCode.OK, $$"""{"id":"{{Clients.Party}}","version":"{{version}}","state":"{}"}""");
        return this;
    }

    private OutboxSenderTests Accept(int index, int version, bool repeated = false)
    {
        _wire.Answer(HttpStatusCode.OK, JsonSerializer.Serialize(new CommandAccepted(
            $"{index}", "00", "11", $"{version}", "2026-11-23T08:00:00.000Z", null, repeated),
            JsonSerializerOptions.Web));
        return this;
    }

    private OutboxSenderTests Refuse(int status, string? code)
    {
        _wire.Answer(
            (HttpStatusCode)status,
            code is null ? "<html>" : $$"""{"type":"x","title":"no","status":{{status}},"code":"{{code}}"}""",
            code is null ? "text/html" : "application/problem+json");
        return this;
    }

    private List<string> Bodies() =>
    [
        .. _wire.Requests.Where(sent => sent.Line.StartsWith("POST", StringComparison.Ordinal))
            .Select(sent => sent.Body),
    ];

    private IEnumerable<Members> Sent() => Bodies().Select(body =>
    {
        using var command = JsonDocument.Parse(body);
        using var envelope = JsonDocument.Parse(command.RootElement.GetProperty("envelope").GetString()!);
        return new Members(envelope.RootElement.Clone());
    });

    private sealed record Members(JsonElement Envelope)
    {
        public string? Text(string name) => Envelope.GetProperty(name).GetString();
    }
}
