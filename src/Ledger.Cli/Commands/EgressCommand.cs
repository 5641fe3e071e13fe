using System.CommandLine;
using System.Globalization;
using Ledger.Cli.Output;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Sdk;
using Command = System.CommandLine.Command;

namespace Ledger.Cli.Commands;

/// <summary>
/// <c>ledger egress ASSET</c>: a filter for gateways. Lines go from standard input to standard output as they are; none
/// leaves before its record is in the outbox on disk, and what is in the outbox is sent meanwhile.
/// </summary>
internal static class EgressCommand
{
    private static readonly Argument<string> s_asset = new("asset")
    {
        Description = "The asset's id, 32 hex characters.",
    };

    private static readonly Option<DirectoryInfo?> s_outbox = OutboxCommands.Folder();
    private static readonly Option<int> s_lines = new("--lines")
    {
        Description = "How many lines one record covers at most.",
        DefaultValueFactory = static _ => 1000,
    };

    private static readonly Option<double> s_seconds = new("--seconds")
    {
        Description = "How long lines wait for more at most, in seconds.",
        DefaultValueFactory = static _ => 1,
    };

    private static readonly Option<string?> s_recipient = new("--recipient") { Description = "Who gets the data." };
    private static readonly Option<string?> s_purpose = new("--purpose") { Description = "What for." };
    private static readonly Option<bool> s_offline = new("--offline")
    {
        Description = "Only record; \"ledger outbox send\" sends.",
    };

    private static readonly Option<Uri> s_server = CommonOptions.Server();
    private static readonly Option<FileInfo?> s_account = CommonOptions.Account();

    public static Command Create()
    {
        var command = new Command(
            "egress", "Pass lines from standard input to standard output, each recorded before it leaves.")
        {
            s_asset, s_outbox, s_lines, s_seconds, s_recipient, s_purpose, s_offline, s_server, s_account,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var pipe = Read(parsed, out var asset);
        using var outbox = OutboxCommands.Open(parsed, s_outbox);
        using var http = new HttpClient();
        using var client = await CommonOptions.ConnectAsync(
            http, parsed.GetRequiredValue(s_server), parsed.GetValue(s_account), cancellationToken);
        _ = client.Account ?? throw new UsageException("Records are signed: name your account with --account.");
        using var sender = parsed.GetValue(s_offline) ? null : OutboxCommands.TrySender(outbox, client);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var sending = sender is null ? Task.CompletedTask : Task.Run(() => sender.RunAsync(ending.Token), ending.Token);
        await using var input = Console.OpenStandardInput();
        await using var output = Console.OpenStandardOutput();
        var passing = new EgressPipe(outbox, asset, pipe).RunAsync(input, output, cancellationToken);
        if (await Task.WhenAny(passing, sending) == sending && sending.Exception is { } ended)
        {
            Console.Error.WriteLine(
                $"Sending ended: {ended.GetBaseException().Message} Records wait in the outbox: ledger outbox send");
        }

        var total = await passing;
        await ending.CancelAsync();
        await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (sender is not null)
        {
            await TrySendAsync(sender, cancellationToken);
        }

        Say(total, outbox.Count);
        return ExitCodes.Done;
    }

    private static EgressPipeOptions Read(ParseResult parsed, out AssetId asset)
    {
        var (lines, seconds) = (parsed.GetValue(s_lines), parsed.GetValue(s_seconds));
        string?[] words = [parsed.GetValue(s_recipient), parsed.GetValue(s_purpose)];
        return !AssetId.TryParse(parsed.GetRequiredValue(s_asset), out asset)
            ? throw new UsageException("An asset's id has 32 lowercase hex characters.")
            : lines < 1 || seconds is not (>= 0 and <= 3600)
            ? throw new UsageException("--lines is at least 1, --seconds from 0 to 3600.")
            : words.Any(static word => word is not null && !JsonText.IsAllowed(word))
            ? throw new UsageException("--recipient and --purpose are plain text in Unicode's form NFC.")
            : new EgressPipeOptions
            {
                MaxLines = lines,
                MaxAge = TimeSpan.FromSeconds(seconds),
                Recipient = words[0],
                Purpose = words[1],
            };
    }

    // All of it is on disk; whether the registry answers at the end is no matter of the lines that left.
    private static async Task TrySendAsync(OutboxSender sender, CancellationToken cancellationToken)
    {
        try
        {
            await sender.SendAsync(cancellationToken);
        }
        catch (Exception fault)
            when (fault is LedgerUnreachableException or LedgerProblemException or InvalidDataException)
        {
            Console.Error.WriteLine(fault.Message);
        }
    }

    private static void Say(EgressTotal total, OutboxCount count)
    {
        Console.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{total.Lines} lines, {Sizes.Of(total.Bytes)} in {total.Records} records"));
        if (count.Waiting > 0)
        {
            Console.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{count.Waiting} wait in the outbox, {count.Held} of them refused: ledger outbox send"));
        }
    }
}
