using Ledger.Cryptography;
using Ledger.Ports;

namespace Ledger.Register;

/// <summary>Members of effect values; the log only holds values of the published shapes.</summary>
internal static class JsonMembers
{
    public static string Text(this JsonObject value, string name) =>
        value.TryGetText(name, out var text) ? text : throw Missing(name);

    public static string? TextOrNull(this JsonObject value, string name) =>
        value.TryGetText(name, out var text) ? text : null;

    public static bool Flag(this JsonObject value, string name) =>
        value.TryGetBool(name, out var flag) ? flag : throw Missing(name);

    public static JsonObject Object(this JsonObject value, string name) =>
        value.TryGetObject(name, out var inner) ? inner : throw Missing(name);

    private static JournalCorruptException Missing(string name) =>
        new($"The value of an effect lacks the member {name}.");
}
