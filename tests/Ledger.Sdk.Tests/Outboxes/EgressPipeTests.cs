using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Ledger.Cryptography;
using Ledger.Testing;

namespace Ledger.Sdk.Tests.Outboxes;

/// <summary>Lines that leave through a pipe are recorded before they do.</summary>
public sealed class EgressPipeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Outbox _outbox;

    public EgressPipeTests() => _outbox = Outbox.Open(_folder.PathOf("outbox"));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _outbox.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("a\nb\nc\n", "2,1")]
    [InlineData("a\nb\nc", "2,1")]
    [InlineData("", "")]
    [InlineData("\n\n\n\n", "2,2")]
    [InlineData("no end", "1")]
    [InlineData("a\r\nb\r\n", "2")]
    public async Task Bytes_pass_as_they_are_and_the_records_cover_each_of_them_once(string text, string lines)
    {
        var (left, total) = await PassAsync(Encoding.UTF8.GetBytes(text), new EgressPipeOptions { MaxLines = 2 });

        Assert.Equal(text, Encoding.UTF8.GetString(left));
        Assert.Equal(lines, string.Join(',', Records().Select(record => record.Lines)));
        Assert.Equal(text.Length, total.Bytes);
        AssertCovers(left);
    }

    [Fact]
    public async Task A_line_longer_than_a_record_takes_is_covered_by_several()
    {
        var text = Encoding.UTF8.GetBytes(new string('x', 5000) + "\n" + new string('y', 10) + "\n");

        var (left, _) = await PassAsync(text, new EgressPipeOptions { MaxBytes = 2048 });

        Assert.Equal(text, left);
        Assert.Equal([2048, 2048, 916], Records().Select(record => record.Bytes));
        AssertCovers(left);
    }

    [Fact]
    public async Task Nothing_leaves_before_its_record_is_on_disk()
    {
        using var output = new Watched(() => _outbox.Count.Waiting);
        await new EgressPipe(_outbox, Acts.Asset, new EgressPipeOptions { MaxLines = 1 })
            .RunAsync(new MemoryStream("a\nb\n"u8.ToArray()), output, Cancellation);

        Assert.Equal([1, 2], output.WaitingAtWrite);
    }

    [Fact]
    public async Task Whole_lines_leave_when_they_are_old_enough_though_the_input_goes_on()
    {
        var clock = Client.Clients.Clock();
        var (source, sink) = (new Pipe(), new Pipe());
        var running = new EgressPipe(
            _outbox, Acts.Asset, new EgressPipeOptions { MaxAge = TimeSpan.FromSeconds(3), Time = clock })
            .RunAsync(source.Reader.AsStream(), sink.Writer.AsStream(), Cancellation);
        await source.Writer.WriteAsync("whole\nhal"u8.ToArray(), Cancellation);
        var reading = sink.Reader.ReadAsync(Cancellation).AsTask();

        while (!reading.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal("whole\n", Encoding.UTF8.GetString((await reading).Buffer));
        sink.Reader.AdvanceTo((await reading).Buffer.End);
        await source.Writer.WriteAsync("f\n"u8.ToArray(), Cancellation);
        await source.Writer.CompleteAsync();
        Assert.Equal(new EgressTotal(2, 2, 11), await running);
        Assert.Equal("half\n", Encoding.UTF8.GetString((await sink.Reader.ReadAsync(Cancellation)).Buffer));
    }

    [Fact]
    public async Task The_act_carries_the_digests_of_the_record_with_recipient_and_purpose()
    {
        await PassAsync("a\n"u8.ToArray(), new EgressPipeOptions { Recipient = "某银行", Purpose = "核验" });

        var entry = Assert.Single(_outbox.List());
        var record = _outbox.FindRecord(entry.CommandId)!;
        Assert.True(CanonicalJson.TryParse(record, out var json, out _));
        Assert.Equal(record, CanonicalJson.Write(json));
        Assert.Equal(("egress.file", Acts.Asset.Stream), (entry.Type, entry.Stream));
        using var read = JsonDocument.Parse(record);
        Assert.Equal("某银行", read.RootElement.GetProperty("recipient").GetString());
        Assert.Equal("核验", read.RootElement.GetProperty("purpose").GetString());
        Assert.Contains(
            DigestAlgorithm.Sm3.Hash(record).ToString(), _outbox.Store.Head(entry.Stream.ToString())!.Item.Payload,
            StringComparison.Ordinal);
    }

    private async Task<(byte[] Left, EgressTotal Total)> PassAsync(byte[] text, EgressPipeOptions options)
    {
        using var output = new MemoryStream();
        var total = await new EgressPipe(_outbox, Acts.Asset, options)
            .RunAsync(new MemoryStream(text), output, Cancellation);
        return (output.ToArray(), total);
    }

    private List<Record> Records() => [.. _outbox.List().Select(entry =>
    {
        using var json = JsonDocument.Parse(_outbox.FindRecord(entry.CommandId)!);
        var root = json.RootElement;
        return new Record(
            int.Parse(root.GetProperty("lines").GetString()!), int.Parse(root.GetProperty("bytes").GetString()!),
            root.GetProperty("content").GetProperty("sha256").GetString()!);
    })];

    private void AssertCovers(byte[] left)
    {
        var place = 0;
        foreach (var record in Records())
        {
            Assert.Equal(
                DigestAlgorithm.Sha256.Hash(left.AsSpan(place, record.Bytes)).ToString(), record.Sha256);
            place += record.Bytes;
        }

        Assert.Equal(left.Length, place);
    }

    private sealed record Record(int Lines, int Bytes, string Sha256);

    private sealed class Watched(Func<long> waiting) : MemoryStream
    {
        public List<long> WaitingAtWrite { get; } = [];

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            WaitingAtWrite.Add(waiting());
            return base.WriteAsync(buffer, cancellationToken);
        }
    }
}
