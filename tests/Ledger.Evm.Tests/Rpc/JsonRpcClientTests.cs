using System.Net;
using System.Net.Sockets;
using System.Text;
using Ledger.Evm.Rpc;
using Ledger.Ports.Mirror;
using Microsoft.Extensions.Time.Testing;

namespace Ledger.Evm.Tests.Rpc;

public sealed class JsonRpcClientTests
{
    private const string Truth = """{"jsonrpc":"2.0","id":1,"result":"0x1"}""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static readonly RpcCall Read = new("eth_chainId");

    private static readonly RpcCall Send = new("eth_sendRawTransaction", "0x02");

    [Theory]
    [InlineData("""{"jsonrpc":"2.0","id":2,"result":"0x1"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":0,"result":"0x1"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":"1","result":"0x1"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1.5,"result":"0x1"}""")]
    [InlineData("""{"jsonrpc":"2.0","result":"0x1"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"result":"0x1","error":{"code":1,"message":"both"}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"error":"text"}""")]
    [InlineData("""[{"jsonrpc":"2.0","id":1,"result":"0x1"},{"jsonrpc":"2.0","id":1,"result":"0x2"}]""")]
    [InlineData("""[1]""")]
    [InlineData("\"text\"")]
    public async Task An_answer_to_another_call_is_no_answer(string answer)
    {
        var client = Client(new Scripted(answer));

        await Assert.ThrowsAsync<ChainLiesException>(() => client.CallAsync(Read, Cancellation));
    }

    [Fact]
    public async Task Answers_to_an_array_are_matched_by_id_whatever_their_order()
    {
        var client = Client(new Scripted(
            """
            [{"jsonrpc":"2.0","id":2,"error":{"code":3,"message":"no","data":"0xab"}},
            {"jsonrpc":"2.0","id":1,"result":"0x1"}]
            """));

        var replies = await client.BatchAsync([Read, Read], Cancellation);

        Assert.Equal("0x1", replies[0].Require().GetString());
        Assert.Equal((3, "no", "AB"), replies[1].Error is { } error
            ? (error.Code, error.Message, Convert.ToHexString(error.Data.Span))
            : default);
    }

    [Fact]
    public async Task An_array_that_leaves_a_call_out_is_unusable()
    {
        var client = Client(new Scripted($"[{Truth}]"), new JsonRpcOptions { ReadAttempts = 1 });

        await Assert.ThrowsAsync<ChainUnavailableException>(() => client.BatchAsync([Read, Read], Cancellation));
    }

    [Fact]
    public async Task Long_lists_of_calls_go_in_several_arrays()
    {
        var node = new Scripted(
            """[{"id":1,"result":"0xa"},{"id":2,"result":"0xb"}]""", """{"id":3,"result":"0xc"}""");
        var client = Client(node, new JsonRpcOptions { MaximumBatch = 2 });

        var replies = await client.BatchAsync([Read, Read, Read], Cancellation);

        Assert.Equal(["0xa", "0xb", "0xc"], replies.Select(reply => reply.Require().GetString()));
        Assert.Equal(2, node.Requests.Count);
    }

    [Theory]
    [InlineData("<html>busy</html>", HttpStatusCode.OK)]
    [InlineData("", HttpStatusCode.OK)]
    [InlineData(Truth, HttpStatusCode.ServiceUnavailable)]
    [InlineData(Truth, HttpStatusCode.TooManyRequests)]
    [InlineData(null, HttpStatusCode.OK)]
    public async Task A_read_is_tried_again_and_a_sending_never(string? answer, HttpStatusCode status)
    {
        var reading = new Scripted(answer, """{"id":2,"result":"0x1"}""") { FirstStatus = status };
        var sending = new Scripted(answer, """{"id":2,"result":"0x1"}""") { FirstStatus = status };

        var result = await Client(reading).CallAsync(Read, Cancellation);
        await Assert.ThrowsAsync<ChainUnavailableException>(() => Client(sending).CallAsync(Send, Cancellation));

        Assert.Equal("0x1", result.GetString());
        Assert.Equal((2, 1), (reading.Requests.Count, sending.Requests.Count));
    }

    [Fact]
    public async Task An_answer_beyond_the_limit_is_refused_while_it_is_read()
    {
        var client = Client(
            new Scripted($"{{\"id\":1,\"result\":\"{new string('a', 200_000)}\"}}"),
            new JsonRpcOptions { MaximumResponseBytes = 100_000, ReadAttempts = 1 });

        await Assert.ThrowsAsync<ChainUnavailableException>(() => client.CallAsync(Read, Cancellation));
    }

    [Fact]
    public async Task A_node_that_does_not_answer_in_time_is_unavailable()
    {
        var time = new FakeTimeProvider();
        var node = new Silent();
        var client = Client(node, new JsonRpcOptions { ReadAttempts = 1, Timeout = TimeSpan.FromSeconds(5) }, time);

        var call = client.CallAsync(Read, Cancellation);
        await node.Asked;
        time.Advance(TimeSpan.FromSeconds(5));

        await Assert.ThrowsAsync<ChainUnavailableException>(() => call);
    }

    [Fact]
    public async Task A_caller_that_gives_up_is_told_so()
    {
        using var mind = new CancellationTokenSource();
        var node = new Silent();

        var call = Client(node).CallAsync(Read, mind.Token);
        await node.Asked;
        await mind.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public async Task A_node_that_hangs_up_as_it_is_connected_cannot_be_reached()
    {
        var client = Client(new HangingUp(), new JsonRpcOptions { ReadAttempts = 1 });

        await Assert.ThrowsAsync<ChainUnavailableException>(() => client.CallAsync(Read, Cancellation));
        await Assert.ThrowsAsync<ChainUnavailableException>(() => client.CallAsync(Send, Cancellation));
    }

    private static JsonRpcClient Client(
        HttpMessageHandler node, JsonRpcOptions? options = null, TimeProvider? time = null) => new(
        new HttpClient(node),
        new Uri("http://node.invalid/"),
        options ?? new JsonRpcOptions { RetryDelay = TimeSpan.Zero },
        time ?? TimeProvider.System);

    private sealed class Scripted(params string?[] answers) : HttpMessageHandler
    {
        public List<string> Requests { get; } = [];

        public HttpStatusCode FirstStatus { get; init; } = HttpStatusCode.OK;

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests.Add(await request.Content!.ReadAsStringAsync(cancellationToken));
            var answer = answers[Requests.Count - 1] ?? throw new HttpRequestException("The line is cut.");
            return new HttpResponseMessage(Requests.Count == 1 ? FirstStatus : HttpStatusCode.OK)
            {
                Content = new StringContent(answer, Encoding.UTF8, "application/json"),
            };
        }
    }

    private sealed class HangingUp : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new SocketException((int)SocketError.NotConnected);
    }

    private sealed class Silent : HttpMessageHandler
    {
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Asked => _asked.Task;

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            _asked.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            throw new InvalidOperationException("Nothing ends this wait but its caller.");
        }
    }
}
