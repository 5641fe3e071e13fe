using Ledger.Cli.Applications;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Registration;
using Ledger.Sdk;

namespace Ledger.Cli.Importing;

/// <summary>Reads rows of the form as applications of one party, as strictly as one from a file of its own.</summary>
internal sealed class FormReader(HeadingMap map, PartyId party, AttachedFiles files)
{
    private const string Type = "registration.file";
    private const string NoLimit = "无";

    /// <summary>The application that a row holds.</summary>
    /// <exception cref="RowFaultException">It holds none; the fault names the column.</exception>
    public async Task<ReadForm> ReadAsync(SourceRow row, CancellationToken cancellationToken)
    {
        if (row.Fault is { } fault)
        {
            throw new RowFaultException(fault);
        }

        var cells = new CellReader(map, row);
        try
        {
            return await ReadAsync(cells, cancellationToken);
        }
        catch (ArgumentException e)
        {
            // Text that canonical JSON has no place for: control characters, marks of direction, broken pairs.
            throw new RowFaultException(new RowFault(
                "row-malformed", $"The row holds characters that no entry may hold: {e.Message}", "本行含有不允许的字符。"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RowFaultException(new RowFault("row-file-unreadable", e.Message, $"文件无法读取：{e.Message}"));
        }
    }

    private async Task<ReadForm> ReadAsync(CellReader cells, CancellationToken cancellationToken)
    {
        var manifest = cells.Text(AnnexForm.Manifest) is { } name
            ? await files.ManifestAsync(AnnexForm.Manifest, name, cancellationToken)
            : null;
        var content = manifest?.Content ?? Digests(
            (AnnexForm.Sha256, AnnexForm.Sm3),
            (cells.Text(AnnexForm.Sha256) ?? throw Missing(), cells.Text(AnnexForm.Sm3) ?? throw Missing()));
        var materials = new List<Handed>();
        foreach (var part in cells.Parts(AnnexForm.Materials))
        {
            materials.Add(await MaterialAsync(part, cancellationToken));
        }

        var json = Application(cells, manifest, content, materials);
        if (!CommandCodec.TryRead(Type, new JsonObject(("application", json)), out var command, out var error))
        {
            throw new RowFaultException(FaultOf(error));
        }

        return new ReadForm(
            ((FileRegistration)command).Application, CaseOf(cells), manifest,
            [.. materials.Select(static handed => handed.File).OfType<Attachment>()]);
    }

    private JsonObject Application(
        CellReader cells, Attachment? manifest, DigestPair content, IEnumerable<Handed> materials) => Members(
        ("asset", Text(cells.Text(AnnexForm.Asset) ?? ImportAct.AssetOf(party, content).ToString())),
        ("kind", Text(cells.Word(AnnexForm.Kind))),
        ("category", Text(cells.Word(AnnexForm.Category))),
        ("publicOrigin", Text(cells.Word(AnnexForm.Origin))),
        ("applicants", new JsonArray(party.ToString())),
        ("description", Description(cells, manifest)),
        ("grade", Text(cells.Word(AnnexForm.Grade))),
        ("impacts", new JsonArray(cells.Parts(AnnexForm.Impacts).Select(Impact))),
        ("personalInformation", JsonBool.Of(cells.Flag(AnnexForm.Personal))),
        ("content", ApplicationFlags.Digests(content)),
        ("source", new JsonObject(
            ("kind", cells.Word(AnnexForm.Source)!),
            ("basis", FormWords.Bases.Find(cells.Text(AnnexForm.Basis)!) ?? cells.Text(AnnexForm.Basis)!),
            ("statement", cells.Text(AnnexForm.Statement)!),
            ("assets", new JsonArray(cells.Parts(AnnexForm.Assets).Select(Text).OfType<JsonValue>())))),
        ("rights", new JsonArray(cells.Words(AnnexForm.Rights).Select(right => (JsonValue)Members(
            ("holder", Text(party.ToString())),
            ("right", right),
            ("until", Text(cells.Day(AnnexForm.RightsUntil))),
            ("exclusive", JsonBool.Of(cells.Flag(AnnexForm.Exclusive))),
            ("limits", Text(cells.Text(AnnexForm.Limits) ?? NoLimit)))))),
        ("materials", new JsonArray(materials.Select(static handed => (JsonValue)handed.Json))),
        ("noticeExemption", Text(cells.Text(AnnexForm.Exemption))),
        ("publicRegistration", Text(cells.Text(AnnexForm.Registration))));

    private static JsonObject Description(CellReader cells, Attachment? manifest) => Members(
        ("name", Text(cells.Text(AnnexForm.Name))),
        ("overview", Text(cells.Text(AnnexForm.Overview))),
        ("industry", Text(cells.Text(AnnexForm.Industry))),
        ("scope", Text(cells.Word(AnnexForm.Scope))),
        ("divisions", new JsonArray(cells.Parts(AnnexForm.Divisions).Select(Text).OfType<JsonValue>())),
        ("from", Text(cells.Day(AnnexForm.From))),
        ("until", Text(cells.Day(AnnexForm.Until))),
        ("frequency", Text(cells.Word(AnnexForm.Frequency))),
        ("records", Text(cells.Number(AnnexForm.Records))),
        ("bytes", Text(
            cells.Number(AnnexForm.Bytes)
            ?? (manifest is null
                ? throw new RowFaultException(RowFault.Missing(AnnexForm.Bytes))
                : CanonicalDecimal.Encode(manifest.DataBytes)))),
        ("media", new JsonArray(cells.Words(AnnexForm.Media))),
        ("structure", Text(cells.Word(AnnexForm.Structure))),
        ("restrictions", Text(cells.Text(AnnexForm.Restrictions) ?? NoLimit)));

    private static JsonValue Impact(string part)
    {
        var (on, degree) = Halves(AnnexForm.Impacts, part, '=');
        return new JsonObject(
            ("on", CellReader.Named(AnnexForm.Impacts, FormWords.Objects, on)),
            ("degree", CellReader.Named(AnnexForm.Impacts, FormWords.Degrees, degree)));
    }

    private async Task<Handed> MaterialAsync(string part, CancellationToken cancellationToken)
    {
        var column = AnnexForm.Materials;
        var (word, rest) = Halves(column, part, '=');
        var kind = CellReader.Named(column, FormWords.Materials, word);
        if (rest.Split('|', StringSplitOptions.TrimEntries) is [var title, var sha256, var sm3])
        {
            return new Handed(Material(kind, title, Digests((column, column), (sha256, sm3))), null);
        }

        var file = await files.DocumentAsync(column, rest, cancellationToken);
        return new Handed(Material(kind, Path.GetFileName(rest), file.Content), file);
    }

    private static JsonObject Material(string kind, string title, DigestPair content) =>
        new(("kind", kind), ("title", title), ("content", ApplicationFlags.Digests(content)));

    private static CaseId? CaseOf(CellReader cells) => cells.Text(AnnexForm.Case) is not { } text ? null
        : CaseId.TryParse(text, out var id) ? id
        : throw new RowFaultException(RowFault.Cell(
            AnnexForm.Case, $"{CellReader.Shown(text)} is no case id.", $"{CellReader.Shown(text)} 不是案件编号。"));

    private static DigestPair Digests(
        (FormColumn Sha256, FormColumn Sm3) columns, (string Sha256, string Sm3) texts) =>
        new(DigestOf(columns.Sha256, texts.Sha256), DigestOf(columns.Sm3, texts.Sm3));

    private static Digest DigestOf(FormColumn column, string text) =>
        Digest.TryParse(text, out var digest)
            ? digest
            : throw new RowFaultException(RowFault.Cell(
                column, $"{CellReader.Shown(text)}: 64 lowercase hex characters are expected.",
                $"{CellReader.Shown(text)}：应为64位小写十六进制摘要。"));

    private static (string Before, string Behind) Halves(FormColumn column, string part, char mark) =>
        part.IndexOf(mark) is var at and > 0 && at < part.Length - 1
            ? (part[..at].Trim(), part[(at + 1)..].Trim())
            : throw new RowFaultException(RowFault.Cell(
                column, $"{CellReader.Shown(part)}: A{mark}B is expected.", $"{CellReader.Shown(part)}：应为 甲{mark}乙。"));

    private static RowFaultException Missing() => new(new RowFault(
        "row-malformed", "The row has neither a manifest nor both of its digests.", "本行既无数据清单文件，也无两项清单摘要。"));

    // The path's last name is a column's, for what the form has columns for.
    private static RowFault FaultOf(string error)
    {
        var (path, what) = error.IndexOf(": ", StringComparison.Ordinal) is var at and > 0
            ? (error[..at], error[(at + 2)..])
            : ("$", error);
        var column = path.Split('.').Reverse()
            .Select(static step => AnnexForm.Columns.FirstOrDefault(known => known.Key == step))
            .FirstOrDefault(static known => known is not null);
        return column is null
            ? new RowFault("row-malformed", $"{path}: {what}.", $"内容不符合要求（{path}：{what}）。")
            : RowFault.Cell(column, $"{what}.", $"内容不符合要求（{what}）。");
    }

    private static JsonText? Text(string? text) => text is null ? null : new JsonText(text);

    private static JsonObject Members(params (string Name, JsonValue? Value)[] members) => new(
        members.Where(static member => member.Value is not null).Select(static member => (member.Name, member.Value!)));

    private sealed record Handed(JsonObject Json, Attachment? File);
}

/// <summary>An application as a row holds it, with the files that it names.</summary>
internal sealed record ReadForm(
    Application Application, CaseId? Case, Attachment? Manifest, IReadOnlyList<Attachment> Documents);
