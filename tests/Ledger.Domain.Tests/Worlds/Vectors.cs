using System.Text.Json;

namespace Ledger.Domain.Tests;

/// <summary>The rows of a vector file as theory data: each row is its JSON text.</summary>
internal static class Vectors
{
    public static TheoryData<string> Rows(string file, string list)
    {
        using var document = Open(file);
        return new TheoryData<string>(
            document.RootElement.GetProperty(list).EnumerateArray().Select(static row => row.GetRawText()));
    }

    public static JsonElement Row(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    public static string Text(this JsonElement row, string name) => row.GetProperty(name).GetString()!;

    public static DateOnly Day(this JsonElement row, string name) => Days.Of(row.Text(name));

    public static DateOnly? MaybeDay(this JsonElement row, string name) =>
        row.GetProperty(name).GetString() is { } text ? Days.Of(text) : null;

    private static JsonDocument Open(string file) =>
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "vectors", file)));
}
