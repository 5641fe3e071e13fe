using System.Text;
using System.Text.Json;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Registration;

namespace Ledger.Sdk.Tests.Client;

public sealed class BatchRequestTests
{
    private static readonly string[] s_reasons =
        ["", "撤回<原因>", "第二行\\与\"引号\"之后", "\"", "\\\"\\", "\U0001F600 & é"];

    [Fact]
    public async Task Every_command_is_one_line_that_reads_back_and_writes_text_as_it_stands()
    {
        var commands = s_reasons.Select(static (reason, n) => Withdraw(n, reason)).ToArray();

        Assert.Equal((6, 2), (BatchRequest.Count(commands, 0), BatchRequest.Count(commands, 4)));
        using var content = BatchRequest.Content(commands, 1, 5);
        var bytes = await content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        Assert.Equal(content.Headers.ContentLength, bytes.Length);
        var lines = Encoding.UTF8.GetString(bytes).Split('\n');
        Assert.Equal((6, ""), (lines.Length, lines[5]));
        foreach (var (line, command) in lines.Zip(commands.Skip(1)))
        {
            Assert.Equal(command.Body, JsonSerializer.Deserialize(line, ClientJson.Default.SignedCommand));
        }

        Assert.Contains("""{\"reason\":\"撤回<原因>\"}""", lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_says_what_was_signed()
    {
        foreach (var reason in s_reasons)
        {
            var command = Withdraw(1, reason);
            Assert.Equal(command.Envelope.ToBytes(), Encoding.UTF8.GetBytes(command.Body.Envelope));
            Assert.Equal(
                CanonicalJson.Write(CommandCodec.Write(new WithdrawRegistration(reason))),
                Encoding.UTF8.GetBytes(command.Body.Payload));
            Assert.True(PreparedCommand.TryRead(command.Body, out var again));
            Assert.Equal(
                (command.Envelope, command.Body),
                (again.Envelope, JsonSerializer.Deserialize(again.Line, ClientJson.Default.SignedCommand)));
        }
    }

    [Fact]
    public void A_request_has_no_more_than_a_thousand_commands_and_no_more_bytes_than_the_registry_takes()
    {
        var small = Withdraw(1, "");
        Assert.Equal(1000, BatchRequest.Count([.. Enumerable.Repeat(small, 1001)], 0));

        // Escaped as it is, a text of quotes has four bytes for each, and still is one command of a request of its own.
        var large = Withdraw(1, new string('"', 1 << 20));
        Assert.Equal(2, BatchRequest.Count([.. Enumerable.Repeat(large, 5)], 0));
        Assert.Equal(1, BatchRequest.Count([Withdraw(1, new string('"', 4 << 20)), small], 0));
    }

    private static PreparedCommand Withdraw(int n, string reason) => PreparedCommand.Sign(
        new CommandDraft
        {
            Origin = Clients.Origin,
            Stream = StreamName.Parse($"case/c100000000000000000000000000000{n}"),
            ExpectedVersion = 1,
            CommandId = DerivedId.Of("test", $"{n}"),
            Expires = Clients.Clock().GetUtcNow(),
            Command = new WithdrawRegistration(reason),
        },
        Clients.Account);
}
