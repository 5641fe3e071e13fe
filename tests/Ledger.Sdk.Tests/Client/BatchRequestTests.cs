using System.Text;
using System.Text.Json;
using Ledger.Domain;
using Ledger.Domain.Registration;

namespace Ledger.Sdk.Tests.Client;

public sealed class BatchRequestTests
{
    [Fact]
    public void Every_command_is_one_line_that_reads_back_and_writes_text_as_it_stands()
    {
        PreparedCommand[] commands = [Withdraw(1, "撤回<原因>"), Withdraw(2, "第二行\\与\"引号\"之后")];

        var lines = Encoding.UTF8.GetString(BatchRequest.Write(commands, 0, out var count)).Split('\n');

        Assert.Equal((2, 3, ""), (count, lines.Length, lines[2]));
        for (var i = 0; i < count; i++)
        {
            Assert.Equal(commands[i].Body, JsonSerializer.Deserialize(lines[i], ClientJson.Default.SignedCommand));
        }

        Assert.Contains("""{\"reason\":\"撤回<原因>\"}""", lines[0], StringComparison.Ordinal);
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
