using System.CommandLine;
using Ledger.Api.Contracts;
using Ledger.Cli.Output;
using Ledger.Sdk;
using Command = System.CommandLine.Command;

namespace Ledger.Cli.Commands;

/// <summary>
/// <c>ledger webhook verify</c>: whether a message from standard input is the registry's, for receivers that are
/// scripts.
/// </summary>
internal static class WebhookVerification
{
    private const string Variable = "LEDGER_WEBHOOK_SECRET";

    // A message of an entry is far smaller; whoever posts more is not the registry.
    private const int MaxBytes = 1 << 20;

    private static readonly Option<string> s_id = new("--id")
    {
        Description = "The header webhook-id.", Required = true,
    };

    private static readonly Option<string> s_timestamp = new("--timestamp")
    {
        Description = "The header webhook-timestamp.", Required = true,
    };

    private static readonly Option<string> s_signature = new("--signature")
    {
        Description = "The header webhook-signature.", Required = true,
    };

    private static readonly Option<FileInfo[]> s_secret = new("--secret-file")
    {
        Description = $"File with the secret; two while it is being changed. Default: the variable {Variable}.",
    };

    private static readonly Option<int> s_tolerance = new("--tolerance")
    {
        Description = "How many seconds old a message may be.", DefaultValueFactory = static _ => 300,
    };

    private static readonly Option<bool> s_json = CommonOptions.Json();

    public static Command Create()
    {
        var command = new Command("verify", "Read a posted message from standard input; fails when it is not ours.")
        {
            s_id, s_timestamp, s_signature, s_secret, s_tolerance, s_json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var verifier = Verifier(parsed);
        var body = await ReadAsync(cancellationToken);
        if (verifier.TryRead(
            parsed.GetValue(s_id), parsed.GetValue(s_timestamp), parsed.GetValue(s_signature), body) is not { } message)
        {
            await Console.Error.WriteLineAsync("This message is not the registry's, or it is too old.");
            return ExitCodes.Failed;
        }

        if (parsed.GetValue(s_json))
        {
            Json.Print<WebhookMessage>(message);
        }
        else
        {
            Console.WriteLine($"{message.Type}  entry {message.Data.Index}  cursor {message.Data.Cursor}");
        }

        return ExitCodes.Done;
    }

    private static WebhookVerifier Verifier(ParseResult parsed)
    {
        var files = parsed.GetValue(s_secret) ?? [];
        string[] secrets = files.Length > 0
            ? [.. files.Select(static file => File.ReadAllText(file.FullName).Trim())]
            : Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } one ? [one]
            : throw new UsageException($"Name the webhook's secret with --secret-file or {Variable}.");
        try
        {
            return new WebhookVerifier(secrets, TimeSpan.FromSeconds(Math.Max(0, parsed.GetValue(s_tolerance))));
        }
        catch (ArgumentException wrong)
        {
            throw new UsageException(wrong.Message);
        }
    }

    private static async Task<byte[]> ReadAsync(CancellationToken cancellationToken)
    {
        await using var input = Console.OpenStandardInput();
        using var bytes = new MemoryStream();
        var buffer = new byte[8192];
        int read;
        while ((read = await input.ReadAsync(buffer, cancellationToken)) > 0)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > MaxBytes)
            {
                throw new InvalidDataException("The message is larger than any of the registry's.");
            }
        }

        return bytes.ToArray();
    }
}
