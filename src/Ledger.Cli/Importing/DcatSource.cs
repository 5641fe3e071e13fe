using System.Text.Json;

namespace Ledger.Cli.Importing;

/// <summary>
/// A catalogue as DCAT in JSON-LD: its data sets are the rows. What the vocabulary has terms for is taken from them;
/// the rest of the form stands beside them under the form's own names, <c>ledger:rights</c> for instance, which go
/// before the vocabulary's.
/// </summary>
/// <remarks>W3C, Data Catalog Vocabulary (DCAT) version 3; JSON-LD 1.1. Names are read as they stand: prefixed by
/// their usual prefix, bare, or whole.</remarks>
internal sealed class DcatSource : ISourceFile
{
    /// <summary>What stands for the form's own names.</summary>
    public const string Prefix = "ledger";

    /// <summary>Where the form's own names lie.</summary>
    public const string Namespace = "urn:ledger:form#";

    private static readonly string[] s_arrays =
        ["dcat:dataset", "dataset", "http://www.w3.org/ns/dcat#dataset", "@graph"];

    private readonly string _file;
    private readonly FileStream _text;
    private readonly JsonElements _elements;

    public DcatSource(string file)
    {
        _file = file;
        _text = File.OpenRead(file);
        _elements = new JsonElements(_text, s_arrays, "@context");
    }

    public IReadOnlyList<string> Headings { get; } = [.. AnnexForm.Columns.Select(static column => column.Key)];

    /// <summary>The catalogue's context, where it stood before the data sets.</summary>
    public ReadOnlyMemory<byte> Context => _elements.Kept;

    public double Share => _text.Position / (double)Math.Max(_text.Length, 1);

    public IEnumerable<SourceRow> ReadRows()
    {
        using var elements = _elements.Read().GetEnumerator();
        var number = 0L;
        while (Next(elements, number))
        {
            number++;
            if (Row(number, elements.Current) is { } row)
            {
                yield return row;
            }
        }

        if (!_elements.Found)
        {
            throw new ImportFileException(
                $"{_file} has neither dcat:dataset nor @graph.", $"{_file} 中没有 dcat:dataset 或 @graph。");
        }
    }

    public void Dispose() => _text.Dispose();

    private bool Next(IEnumerator<ReadOnlyMemory<byte>> elements, long number)
    {
        try
        {
            return elements.MoveNext();
        }
        catch (JsonException e)
        {
            throw new ImportFileException(
                $"{_file} is no JSON behind data set {number}: {e.Message}", $"{_file} 在第 {number} 项之后不是有效的 JSON。");
        }
    }

    // Whatever else stands in a graph is no row.
    private static SourceRow? Row(long number, ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            return new SourceRow(number, [], new RowFault("row-malformed", "An object is expected.", "应为对象。"), json);
        }

        var terms = new DcatTerms(document.RootElement);
        return terms.IsDataset
            ? new SourceRow(number, [.. AnnexForm.Columns.Select(terms.CellOf)], null, json)
            : null;
    }
}
