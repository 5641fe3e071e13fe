using System.CommandLine;
using Ledger.Cli.Applications;
using Ledger.Cli.Output;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Registration;
using Ledger.Sdk;
using Command = System.CommandLine.Command;
using ManifestFile = Ledger.Cli.Applications.ManifestFile;

namespace Ledger.Cli.Commands;

/// <summary><c>ledger register</c>: files an application for first registration.</summary>
internal static class RegisterCommand
{
    private const string Type = "registration.file";

    private static readonly Option<Uri> s_server = CommonOptions.Server();
    private static readonly Option<FileInfo?> s_account = CommonOptions.Account();
    private static readonly Option<bool> s_json = CommonOptions.Json();
    private static readonly Option<FileInfo?> s_application = new("--application")
    {
        Description = "The application as JSON; then the flags that describe one are not read.",
    };

    private static readonly Option<string?> s_case = new("--case")
    {
        Description = "The case's id. Default: follows from party, asset and data, so that filing twice is one case.",
    };

    private static readonly Option<string?> s_manifest = new("--manifest")
    {
        Description = "The data's manifest, as ledger fingerprint --manifest writes it.",
    };

    private static readonly Option<string[]> s_materials = new("--material")
    {
        Description = "KIND=FILE, a document to hand in, for example identity=licence.pdf; may come several times.",
    };

    public static Command Create()
    {
        var command = new Command(
            "register", "File an application for first registration and print its case id. Safe to repeat.")
        {
            s_server, s_account, s_application, s_manifest, s_materials, s_case, s_json,
        };
        foreach (var option in ApplicationFlags.All)
        {
            command.Add(option);
        }

        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        using var client = await CommonOptions.ConnectAsync(
            http, parsed.GetRequiredValue(s_server), parsed.GetValue(s_account), cancellationToken);
        var party = client.Account?.Party
            ?? throw new UsageException("An application is signed: name your account with --account.");
        var manifest = parsed.GetValue(s_manifest) is { } file
            ? await ManifestFile.ReadAsync(file, cancellationToken)
            : null;
        var materials = new List<MaterialFile>();
        foreach (var material in parsed.GetValue(s_materials) ?? [])
        {
            materials.Add(await MaterialFile.ReadAsync(material, cancellationToken));
        }

        var command = Read(await ApplicationAsync(parsed, party, manifest, cancellationToken), materials);
        var caseId = CaseOf(parsed.GetValue(s_case), party, command.Application);
        var filing = new Filing(
            caseId, command, manifest?.Objects ?? [], [.. materials.Select(material => material.Bytes)]);
        Print(await FileAsync(client, filing, cancellationToken), parsed.GetValue(s_json));
        return ExitCodes.Done;
    }

    private static async Task<JsonObject> ApplicationAsync(
        ParseResult parsed, PartyId party, ManifestFile? manifest, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(s_application) is not { } file)
        {
            return ApplicationFlags.Read(
                parsed, party,
                manifest ?? throw new UsageException("--manifest is missing (or give a whole --application)."));
        }

        var bytes = await File.ReadAllBytesAsync(file.FullName, cancellationToken);
        return JsonTree.Read(bytes) as JsonObject
            ?? throw new InvalidDataException($"{file} holds no application: an object is expected.");
    }

    private static FileRegistration Read(JsonObject application, List<MaterialFile> materials)
    {
        _ = application.TryGetArray("materials", out var known);
        var whole = new JsonObject(application.Members
            .Where(member => member.Key != "materials")
            .Select(member => (member.Key, member.Value))
            .Append(("materials", new JsonArray([.. known ?? [], .. materials.Select(material => material.Json)]))));
        return CommandCodec.TryRead(Type, new JsonObject(("application", whole)), out var command, out var error)
            ? (FileRegistration)command
            : throw new InvalidDataException($"The application cannot be read: {error}.");
    }

    private static CaseId CaseOf(string? text, PartyId party, Application application)
    {
        return text is null ? ImportAct.CaseOf(party, application.Asset, application.Content)
            : CaseId.TryParse(text, out var id) ? id
            : throw new UsageException($"{text} is no case id: 32 lowercase hex characters.");
    }

    private static async Task<Filed> FileAsync(
        LedgerClient client, Filing filing, CancellationToken cancellationToken)
    {
        var (id, command) = (filing.Case, filing.Command);
        var asset = command.Application.Asset.ToString();
        if (await client.FindCaseAsync(id, cancellationToken) is { } known)
        {
            return command.Application.Equals(known.State.Application)
                ? new Filed(id.ToString(), asset, null, WireName.Of(known.State.Status), true)
                : throw new InvalidDataException(
                    $"Case {id} is there with another application; give this one an id of its own with --case.");
        }

        foreach (var content in filing.Fingerprint)
        {
            await client.PutContentAsync(content, cancellationToken);
        }

        foreach (var document in filing.Documents)
        {
            await client.PutDocumentAsync(id, document, cancellationToken);
        }

        var accepted = await client.ExecuteAsync(
            id.Stream, 0, DerivedId.Of("ledger-command@v1", id.ToString(), Type), command, cancellationToken);
        return new Filed(id.ToString(), asset, accepted.Index, WireName.Of(CaseStatus.Filed), false);
    }

    private static void Print(Filed filed, bool json)
    {
        if (json)
        {
            Json.Print(filed);
            return;
        }

        Console.WriteLine(filed.Case);
        Console.Error.WriteLine(filed.AlreadyThere
            ? $"Filed before for asset {filed.Asset}: the case is {filed.Status}."
            : $"Filed for asset {filed.Asset} as entry {filed.Index}.");
    }

    private sealed record Filing(
        CaseId Case,
        FileRegistration Command,
        IReadOnlyList<ReadOnlyMemory<byte>> Fingerprint,
        IReadOnlyList<ReadOnlyMemory<byte>> Documents);
}
