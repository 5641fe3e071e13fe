using System.CommandLine;
using Ledger.Api.Contracts;
using Ledger.Cli.Output;
using Ledger.Sdk;
using Command = System.CommandLine.Command;

namespace Ledger.Cli.Commands;

/// <summary>
/// <c>ledger webhook add|list|show|rotate|resume|test|remove|verify</c>: what concerns the account's party, posted.
/// </summary>
internal static class WebhookCommands
{
    public static Command Create() => new("webhook", "Have what concerns your party posted to an address.")
    {
        Add(), List(), Show(), Rotate(), Resume(), Test(), Remove(), WebhookVerification.Create(),
    };

    private static Command Add()
    {
        var address = new Argument<string>("address") { Description = "Where to, https." };
        var types = new Option<string[]>("--type")
        {
            Description = "Only entries of this type, for example registration.certified; may be repeated.",
        };
        var after = new Option<string?>("--after") { Description = "The cursor to begin behind. Default: now's." };
        return Act("add", "Add one, and print its secret.", [address, types, after], async (parsed, client, stop) =>
        {
            var wanted = parsed.GetValue(types) is { Length: > 0 } some ? some : null;
            return await client.AddWebhookAsync(
                new WebhookRequest(parsed.GetRequiredValue(address), wanted, parsed.GetValue(after)), stop);
        }, Say);
    }

    private static Command List() => Act("list", "List them.", [], static async (_, client, stop) =>
        await client.ListWebhooksAsync(stop), static found =>
    {
        foreach (var webhook in found)
        {
            Console.WriteLine(Line(webhook));
        }

        Nothing.Say(found, "There are none.");
    });

    private static Command Show()
    {
        var id = Id();
        return Act("show", "Show one with its last deliveries.", [id], async (parsed, client, stop) =>
            await client.FindWebhookAsync(parsed.GetRequiredValue(id), stop) ?? throw NotThere(), static webhook =>
        {
            Console.WriteLine(Line(webhook));
            foreach (var delivery in webhook.Deliveries)
            {
                Console.WriteLine("  " + Line(delivery));
            }
        });
    }

    private static Command Rotate()
    {
        var id = Id();
        return Act(
            "rotate", "Change its secret, and print the new one; for a day both sign.", [id],
            (parsed, client, stop) => client.ChangeWebhookSecretAsync(parsed.GetRequiredValue(id), stop), Say);
    }

    private static Command Resume()
    {
        var id = Id();
        return Act(
            "resume", "Have it try at once what failed; a paused one goes on where it was.", [id],
            (parsed, client, stop) => client.ResumeWebhookAsync(parsed.GetRequiredValue(id), stop),
            static webhook => Console.WriteLine(Line(webhook)));
    }

    private static Command Test()
    {
        var id = Id();
        return Act(
            "test", "Have one signed message posted at once, and say what came of it.", [id],
            (parsed, client, stop) => client.TestWebhookAsync(parsed.GetRequiredValue(id), stop),
            static delivery => Console.WriteLine(Line(delivery)),
            static delivery => delivery.Outcome == "delivered" ? ExitCodes.Done : ExitCodes.Failed);
    }

    private static Command Remove()
    {
        var id = Id();
        return Act(
            "remove", "End it; safe to repeat.", [id],
            (parsed, client, stop) => client.EndWebhookAsync(parsed.GetRequiredValue(id), stop),
            static webhook => Console.WriteLine(Line(webhook)));
    }

    // What all have in common: who asks where, and in which form the answer is wanted.
    private static Command Act<T>(
        string name, string description, IReadOnlyList<Symbol> asked,
        Func<ParseResult, LedgerClient, CancellationToken, Task<T>> act, Action<T> say, Func<T, int>? end = null)
    {
        var (server, account, json) = (CommonOptions.Server(), CommonOptions.Account(), CommonOptions.Json());
        var command = new Command(name, description) { server, account, json };
        foreach (var symbol in asked)
        {
            if (symbol is Argument argument)
            {
                command.Add(argument);
            }
            else
            {
                command.Add((Option)symbol);
            }
        }

        command.SetAction(async (parsed, stop) =>
        {
            using var http = new HttpClient();
            using var client = await CommonOptions.ConnectAsync(
                http, parsed.GetRequiredValue(server), parsed.GetValue(account), stop);
            _ = client.Account ?? throw new UsageException("Whose webhooks? Name your account with --account.");
            var answer = await act(parsed, client, stop);
            if (parsed.GetValue(json))
            {
                Json.Print(answer);
            }
            else
            {
                say(answer);
            }

            return end?.Invoke(answer) ?? ExitCodes.Done;
        });
        return command;
    }

    private static Argument<string> Id() => new("id") { Description = "The webhook's id." };

    private static InvalidDataException NotThere() => new("Your party has no webhook of that id.");

    private static void Say(WebhookSecretResource told)
    {
        Console.WriteLine(Line(told.Webhook));
        Console.WriteLine("  secret " + told.Secret);
    }

    private static string Line(WebhookResource webhook)
    {
        var types = webhook.Types.Count == 0 ? "all" : string.Join(',', webhook.Types);
        var fails = webhook.Failures == 0 ? "" : $"  failed {webhook.Failures}, next {webhook.NextTry}";
        return $"{webhook.Id}  {webhook.Status,-6}  cursor {webhook.Cursor}  {types}  {webhook.Address}{fails}";
    }

    private static string Line(WebhookDeliveryResource delivery) =>
        $"{delivery.Time}  {delivery.Status?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "---"}  "
        + $"{delivery.Outcome}  {delivery.Message}";
}
