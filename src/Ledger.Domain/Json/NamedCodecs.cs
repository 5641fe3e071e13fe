using System.Diagnostics.CodeAnalysis;
using Ledger.Cryptography;

namespace Ledger.Domain.Json;

/// <summary>The codecs of the members of a family, by their stable names.</summary>
internal sealed class NamedCodecs<TFamily>(IReadOnlyList<NamedCodec<TFamily>> codecs)
    where TFamily : class
{
    private readonly Dictionary<string, NamedCodec<TFamily>> _codecs =
        codecs.ToDictionary(static codec => codec.Name, StringComparer.Ordinal);

    public IReadOnlyCollection<string> Names => _codecs.Keys;

    public JsonObject Write(string name, TFamily value) => (JsonObject)_codecs[name].Write(value);

    public bool TryRead(
        string? name, JsonValue json, [NotNullWhen(true)] out TFamily? value, [NotNullWhen(false)] out string? error)
    {
        value = null;
        if (name is null || !_codecs.TryGetValue(name, out var codec))
        {
            error = "$: the type is unknown";
            return false;
        }

        var reading = new Reading();
        var read = codec.Read(json, reading);
        error = reading.Error;
        value = error is null ? read : null;
        return error is null;
    }
}

/// <summary>The codec of one member of a family.</summary>
internal sealed record NamedCodec<TFamily>(
    string Name, Func<TFamily, JsonValue> Write, Func<JsonValue, Reading, TFamily?> Read)
    where TFamily : class
{
    public static NamedCodec<TFamily> Of<T>(string name, Codec<T> codec)
        where T : class, TFamily => new(
            name, value => codec.Write((T)value), (json, reading) => codec.Read(json, reading));
}
