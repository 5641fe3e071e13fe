using System.Diagnostics.CodeAnalysis;
using Ledger.Cryptography;

namespace Ledger.Domain.Json;

/// <summary>
/// One definition for both directions between a value and its canonical JSON, so that what is written is what is read
/// and nothing else is.
/// </summary>
/// <param name="write">Gives the JSON of a value.</param>
/// <param name="read">Reads a value, or notes a fault and gives back whatever.</param>
internal sealed class Codec<T>(Func<T, JsonValue> write, Func<JsonValue, Reading, T?> read)
{
    public JsonValue Write(T value) => write(value);

    public T? Read(JsonValue json, Reading reading) => read(json, reading);

    public bool TryRead(JsonValue json, [MaybeNullWhen(false)] out T value, [NotNullWhen(false)] out string? error)
    {
        var reading = new Reading();
        value = read(json, reading);
        error = reading.Error;
        return error is null;
    }
}
