using System.Globalization;
using System.Net;
using System.Text.Json;
using Ledger.Api.Contracts;

namespace Ledger.Sdk.Tests.Client;

/// <summary>
/// A registry that takes commands in batches as the real one does, each id once, and that may be told to answer with
/// less than it owes, to be busy, or to refuse.
/// </summary>
internal sealed class BatchServer : HttpMessageHandler
{
    private readonly Dictionary<string, (string Envelope, CommandAccepted Receipt)> _taken = [];
    private readonly Lock _gate = new();

    /// <summary>Requests that came, by the number of commands in each.</summary>
    public List<int> Requests { get; } = [];

    /// <summary>What becomes of a command before it is looked at; null lets it pass.</summary>
    public Func<SignedCommand, string, CommandResult?> Refuse { get; set; } = static (_, _) => null;

    /// <summary>How many lines of each answer arrive; then it breaks off. Null for all.</summary>
    public Queue<int?> Cuts { get; } = new();

    /// <summary>Ids of all that was taken.</summary>
    public IReadOnlyCollection<string> Taken => _taken.Keys;

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri!.AbsolutePath == "/connect/token")
        {
            return new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StringContent("""{"access_token":"t","token_type":"Bearer","expires_in":1800}"""),
            };
        }

        var body = await request.Content!.ReadAsStringAsync(cancellationToken);
        lock (_gate)
        {
            var commands = body.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(static line => JsonSerializer.Deserialize(line, ClientJson.Default.SignedCommand)!).ToList();
            Requests.Add(commands.Count);
            var lines = commands.Select((command, item) =>
                JsonSerializer.Serialize(Take(command, item), ClientJson.Default.CommandResult)).ToList();
            var cut = Cuts.TryDequeue(out var told) ? told : null;
            return new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StringContent(string.Concat(lines.Take(cut ?? lines.Count).Select(static l => l + "\n"))),
            };
        }
    }

    private CommandResult Take(SignedCommand command, int item)
    {
        using var envelope = JsonDocument.Parse(command.Envelope);
        var id = envelope.RootElement.GetProperty("commandId").GetString()!;
        if (_taken.TryGetValue(id, out var known))
        {
            return known.Envelope == command.Envelope
                ? new CommandResult(item, 200, known.Receipt with { Repeated = true }, null)
                : No(item, 409, "command-id-taken");
        }

        if (Refuse(command, id) is { } no)
        {
            return no with { Item = item };
        }

        var receipt = new CommandAccepted(
            _taken.Count.ToString(CultureInfo.InvariantCulture), new string('1', 64), new string('2', 64), "1",
            "2026-11-23T08:00:00.000Z", null, false);
        _taken[id] = (command.Envelope, receipt);
        return new CommandResult(item, 200, receipt, null);
    }

    public static CommandResult No(int item, int status, string code) =>
        new(item, status, null, new Problem("urn:ledger:problem:" + code, code, status, code, code, code, null, null));
}
