using Ledger.Domain;
using Ledger.Domain.Registration;

namespace Ledger.Sdk.Tests.Client;

/// <summary>What a client makes of a server that dies in the middle of an answer.</summary>
public sealed class CutAnswerTests
{
    private const string Accepted =
        """
        {"index":"7","sha256":"00","sm3":"11","version":"2","recordedTime":"2026-11-23T08:00:00.000Z",
        "number":null,"repeated":true}
        """;

    private static readonly StreamName s_stream = StreamName.Parse("case/c1000000000000000000000000000001");
    private static readonly string s_id = DerivedId.Of("test", "accept");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_command_whose_answer_breaks_off_is_sent_again_byte_for_byte(bool chunked)
    {
        await using var server = new CuttingServer(Accepted, cuts: 2, chunked);
        using var http = new HttpClient();
        using var client = ClientOf(server, http);

        var reply = await client.ExecuteAsync(s_stream, 1, s_id, new AcceptRegistration(), Cancellation);

        Assert.Equal("7", reply.Index);
        Assert.Equal(3, server.Requests.Count);
        Assert.Single(server.Requests.Distinct());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task After_the_last_attempt_the_client_says_so_in_its_own_words(bool chunked)
    {
        await using var server = new CuttingServer(Accepted, cuts: int.MaxValue, chunked);
        using var http = new HttpClient();
        using var client = ClientOf(server, http);

        var fault = await Assert.ThrowsAsync<LedgerUnreachableException>(() =>
            client.ExecuteAsync(s_stream, 1, s_id, new AcceptRegistration(), Cancellation));

        Assert.StartsWith(server.Address.AbsoluteUri, fault.Address.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal(3, server.Requests.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    public async Task A_download_is_written_whole_or_not_at_all(int cuts)
    {
        await using var server = new CuttingServer(Accepted, cuts, chunked: false);
        using var http = new HttpClient();
        using var client = ClientOf(server, http);
        using var destination = new MemoryStream();

        var fault = await Record.ExceptionAsync(() => client.DownloadAnchorsAsync(destination, Cancellation));

        Assert.Equal(cuts == 1 ? null : typeof(LedgerUnreachableException), fault?.GetType());
        Assert.Equal(cuts == 1 ? Accepted.Length : 0, destination.Length);
    }

    [Fact]
    public async Task What_must_not_be_repeated_is_not()
    {
        await using var server = new CuttingServer(Accepted, cuts: 1, chunked: false);
        using var http = new HttpClient();
        using var client = ClientOf(server, http);

        await Assert.ThrowsAsync<LedgerUnreachableException>(() =>
            client.AdvanceLegalTimeAsync(new DateTimeOffset(2025, 4, 1, 1, 0, 0, TimeSpan.Zero), Cancellation));

        Assert.Single(server.Requests);
    }

    private static LedgerClient ClientOf(CuttingServer server, HttpClient http) => new(
        http,
        server.Address,
        Clients.Account,
        new LedgerClientOptions { Origin = Clients.Origin, Attempts = 3, FirstPause = TimeSpan.Zero });
}
