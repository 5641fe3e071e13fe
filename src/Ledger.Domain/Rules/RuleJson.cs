using System.Text.Json;

namespace Ledger.Domain.Rules;

/// <summary>Reads embedded rules; a fault in them is a fault of the build and throws.</summary>
internal static class RuleJson
{
    public static string Text(this JsonElement json, string name) =>
        json.GetProperty(name).GetString() ?? throw new InvalidDataException($"{name} is null in embedded rules.");

    public static T Name<T>(this JsonElement json, string name)
        where T : struct, Enum => Parse<T>(json.Text(name));

    public static ValueList<T> Names<T>(this JsonElement json, string name)
        where T : struct, Enum =>
        [.. json.GetProperty(name).EnumerateArray().Select(static item => Parse<T>(item.GetString()))];

    private static T Parse<T>(string? text)
        where T : struct, Enum => WireName.TryParse<T>(text, out var value)
        ? value
        : throw new InvalidDataException($"Embedded rules hold the unknown name {text}.");
}
