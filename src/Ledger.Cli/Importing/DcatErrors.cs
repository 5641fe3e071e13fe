using System.Text.Encodings.Web;
using System.Text.Json;
using Ledger.Api.Contracts;

namespace Ledger.Cli.Importing;

/// <summary>Data sets as a catalogue in JSON-LD, each as it came and with what was wrong with it.</summary>
internal sealed class DcatErrors : IErrorWriter
{
    private const string Error = DcatSource.Prefix + ":error";

    private static readonly JsonWriterOptions s_options = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly FileStream _file;
    private readonly Utf8JsonWriter _json;

    /// <param name="file">The file.</param>
    /// <param name="context">The context of the catalogue that they come from; empty for the usual one.</param>
    public DcatErrors(string file, ReadOnlyMemory<byte> context)
    {
        _file = File.Create(file);
        _json = new Utf8JsonWriter(_file, s_options);
        _json.WriteStartObject();
        _json.WritePropertyName("@context");
        WriteContext(context);
        _json.WriteString("@type", "dcat:Catalog");
        _json.WriteStartArray("dcat:dataset");
    }

    public async Task WriteAsync(SourceRow row, Problem problem)
    {
        using var document = JsonDocument.Parse(row.Json);
        _json.WriteStartObject();
        if (document.RootElement.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in document.RootElement.EnumerateObject().Where(static one => one.Name != Error))
            {
                member.WriteTo(_json);
            }
        }

        _json.WriteStartObject(Error);
        _json.WriteString("code", problem.Code);
        _json.WriteString("detail", problem.Detail ?? problem.Title);
        _json.WriteString("detailChinese", problem.DetailChinese);
        _json.WriteString("clause", problem.Clause);
        _json.WriteEndObject();
        _json.WriteEndObject();
        await _json.FlushAsync();
    }

    public async Task FinishAsync()
    {
        _json.WriteEndArray();
        _json.WriteEndObject();
        await _json.FlushAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _json.DisposeAsync();
        await _file.DisposeAsync();
    }

    private void WriteContext(ReadOnlyMemory<byte> context)
    {
        if (!context.IsEmpty)
        {
            _json.WriteStartArray();
            _json.WriteRawValue(context.Span);
        }

        _json.WriteStartObject();
        _json.WriteString("dcat", "http://www.w3.org/ns/dcat#");
        _json.WriteString("dct", "http://purl.org/dc/terms/");
        _json.WriteString("skos", "http://www.w3.org/2004/02/skos/core#");
        _json.WriteString(DcatSource.Prefix, DcatSource.Namespace);
        _json.WriteEndObject();
        if (!context.IsEmpty)
        {
            _json.WriteEndArray();
        }
    }
}
