using System.Text;
using Ledger.Cryptography;

namespace Ledger.Domain.Tests.Json;

/// <summary>
/// What was once written is read for ever: one payload of every command and one body of every event, as recorded.
/// </summary>
public sealed class RecordedJsonTests
{
    public static TheoryData<string> Payloads => Vectors.Rows("commands.json", "cases");

    public static TheoryData<string> Bodies => Vectors.Rows("events.json", "cases");

    [Theory]
    [MemberData(nameof(Payloads))]
    public void A_recorded_payload_reads_and_writes_the_same(string vector)
    {
        var row = Vectors.Row(vector);
        var payload = Canonical(row.GetProperty("payload").GetRawText());

        Assert.True(CommandCodec.TryRead(row.Text("type"), payload, out var command, out var error), error);
        Assert.Equal(row.Text("type"), command.Type);
        Assert.Equal(payload, CommandCodec.Write(command));
    }

    [Theory]
    [MemberData(nameof(Bodies))]
    public void A_recorded_event_reads_and_writes_the_same(string vector)
    {
        var row = Vectors.Row(vector);
        var body = Canonical(row.GetProperty("body").GetRawText());

        Assert.True(EventCodec.TryRead(body, null, out var events, out var error), error);
        var (stream, one) = Assert.Single(events);
        Assert.Equal(row.Text("type"), one.Type);
        Assert.Equal(body, EventCodec.Write([new StreamWrite(new StreamVersion(stream, 1), [one])]));
    }

    [Fact]
    public void Every_command_and_every_event_is_on_record()
    {
        Assert.Equal(CommandCodec.Types.Order(), Payloads.Select(row => Vectors.Row(row.Data).Text("type")).Order());
        Assert.Equal(EventCodec.Types.Order(), Bodies.Select(row => Vectors.Row(row.Data).Text("type")).Order());
    }

    private static JsonValue Canonical(string text)
    {
        Assert.True(CanonicalJson.TryParse(Encoding.UTF8.GetBytes(text), out var json, out var error), error);
        return json;
    }
}
