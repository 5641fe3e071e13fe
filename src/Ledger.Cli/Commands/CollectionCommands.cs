using System.CommandLine;
using System.Globalization;
using Ledger.Cli.Output;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Assets.Provenance;
using Ledger.Evidence.Log;
using Ledger.Sdk;
using Command = System.CommandLine.Command;

namespace Ledger.Cli.Commands;

/// <summary>
/// <c>ledger collection sign|list</c>: how data was collected before it was registered. What the collector signs, a
/// holder declares with <c>ledger act asset/ID collection.declare --payload FILE</c>.
/// </summary>
internal static class CollectionCommands
{
    private const string TimeForm = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    private static readonly Option<string> s_asset = Text("--asset", "The asset, 32 hex characters.");
    private static readonly Option<FileInfo> s_manifest = ExistingFile("--manifest", "The manifest of the data.");
    private static readonly Option<string> s_device = Text("--device", "The device's serial number, or its digest.");
    private static readonly Option<string> s_model = Text("--model", "The device's maker and model.");
    private static readonly Option<FileInfo> s_program = ExistingFile("--program", "The program's file, as it ran.");
    private static readonly Option<string> s_name = Text("--program-name", "The program's name.");
    private static readonly Option<string> s_version = Text("--program-version", "The program's version.");
    private static readonly Option<string> s_from = Text("--from", "When it began, as 2026-11-20T00:00:00.000Z.");
    private static readonly Option<string> s_until = Text("--until", "When it ended.");
    private static readonly Option<string> s_clock = Text("--clock", "What sets it: satellite, network, device.");
    private static readonly Option<string> s_reference = Text("--clock-reference", "Which one: a system, a server.");
    private static readonly Option<string> s_statement =
        Text("--statement", "How the data was generated and stored, in words; it does not become public.");

    private static readonly Option<int> s_offset = new("--clock-offset")
    {
        Description = "How many milliseconds the clock was ahead of its reference when last compared. Default: 0.",
    };

    private static readonly Option<FileInfo?> s_evidence = new("--evidence")
    {
        Description = "A document that shows it: a protocol, a notary's record. Its digests are signed.",
    };

    private static readonly Option<bool> s_named = new("--named")
    {
        Description = "Name the account's party as the collector; the key must be one that it has registered.",
    };

    private static readonly Option<FileInfo> s_output = new("--output")
    {
        Required = true, Description = "Where the payload is written.",
    };

    public static Command Create() => new(
        "collection", "Sign how data was collected before it was registered; list what is on record of an asset.")
    {
        Sign(), List(),
    };

    private static Command Sign()
    {
        var account = CommonOptions.Account();
        var command = new Command("sign", "Sign a record as the collector, for a holder to declare. Nothing is sent.")
        {
            s_asset, s_manifest, s_device, s_model, s_program, s_name, s_version, s_clock, s_reference, s_offset,
            s_from, s_until, s_evidence, s_named, s_statement, s_output, account,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var file = parsed.GetValue(account) ?? throw new UsageException("Name the collector's key with --account.");
            Profiles.KeyFile.Check(file.FullName);
            var collector = await LedgerAccount.LoadAsync(file.FullName, cancellationToken);
            var declared = CollectionSigning.Sign(
                Record(parsed, collector.Party), collector.Key, parsed.GetRequiredValue(s_statement));
            var payload = CommandCodec.Write(declared);
            if (!CommandCodec.TryRead(declared.Type, payload, out _, out var error))
            {
                throw new UsageException($"The record would not be taken: {error}.");
            }

            await File.WriteAllBytesAsync(
                parsed.GetRequiredValue(s_output).FullName, CanonicalJson.Write(payload), cancellationToken);
            Console.WriteLine($"signed by {declared.Signature.Key.Id}");
            return ExitCodes.Done;
        });
        return command;
    }

    private static CollectionRecord Record(ParseResult parsed, PartyId party) => new()
    {
        Asset = AssetOf(parsed.GetRequiredValue(s_asset)),
        Content = DigestsOf(parsed.GetRequiredValue(s_manifest)),
        Collector = parsed.GetValue(s_named) ? party : null,
        Device = new CollectingDevice(parsed.GetRequiredValue(s_device), parsed.GetRequiredValue(s_model)),
        Program = new CollectingProgram(
            parsed.GetRequiredValue(s_name), parsed.GetRequiredValue(s_version),
            DigestsOf(parsed.GetRequiredValue(s_program))),
        Clock = new CollectingClock(
            WireName.TryParse<ClockSource>(parsed.GetRequiredValue(s_clock), out var source)
                ? source
                : throw new UsageException("A clock is set by satellite, network or device."),
            parsed.GetRequiredValue(s_reference), parsed.GetValue(s_offset)),
        From = TimeOf(parsed.GetRequiredValue(s_from)),
        Until = TimeOf(parsed.GetRequiredValue(s_until)),
        Evidence = parsed.GetValue(s_evidence) is { } evidence ? DigestsOf(evidence) : null,
    };

    private static Command List()
    {
        var asset = new Argument<string>("asset") { Description = "The asset, 32 hex characters." };
        var server = CommonOptions.Server();
        var command = new Command(
            "list", "List how an asset's data was collected, as everybody may see it; verify it by a bundle.")
        {
            asset, server,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var of = AssetOf(parsed.GetRequiredValue(asset));
            using var http = new HttpClient();
            using var client = new LedgerClient(http, parsed.GetRequiredValue(server));
            for (var number = 1u; ; number++)
            {
                var bytes = await client.ProveStateAsync(
                    StateKey.Collection(of, number), cancellationToken: cancellationToken);
                if (!StateProof.TryRead(bytes, out var proof, out var error))
                {
                    throw new InvalidDataException(error);
                }

                if (proof.State.Value is not { } value)
                {
                    return ExitCodes.Done;
                }

                Console.WriteLine($"{proof.State.Key}  {value}");
            }
        });
        return command;
    }

    private static AssetId AssetOf(string text) => AssetId.TryParse(text, out var asset)
        ? asset
        : throw new UsageException("An asset is named by 32 lowercase hex characters.");

    private static DateTimeOffset TimeOf(string text) => DateTimeOffset.TryParseExact(
        text, TimeForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw new UsageException($"{text} is no time; write one like 2026-11-20T00:00:00.000Z.");

    private static DigestPair DigestsOf(FileInfo file) => DigestPair.Of(File.ReadAllBytes(file.FullName));

    private static Option<string> Text(string name, string description) =>
        new(name) { Required = true, Description = description };

    private static Option<FileInfo> ExistingFile(string name, string description) =>
        new(name) { Required = true, Description = description };
}
