using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Evidence.Log;

namespace Ledger.Evidence.Descriptions;

/// <summary>Rights as agreements (W3C ODRL 2.2).</summary>
internal static class OdrlDescription
{
    private static readonly string[] s_burdens = ["exclusive", "frozen", "pledged"];

    public static JsonObject Make(DescriptionInput input) => new(
        ("@context", Description.Context("dct", "ledger", "odrl", "xsd")),
        ("@graph", new JsonArray(input.States
            .Where(static state => state.Key.Kind == StateKeyKind.Right)
            .Select(state => Agreement(input, state)).OfType<JsonObject>())));

    private static JsonObject? Agreement(DescriptionInput input, KeyState right) =>
        right.Value is { } value
        && s_burdens.All(name => value.TryGetBool(name, out _))
        && value.TryGetText("kind", out var kind) && value.TryGetText("status", out var status)
        && value.TryGetDigest("holder", out var holder)
        && value.TryGetObject("terms", out var terms) && terms.HasExactly("sha256", "sm3")
        && terms.TryGetDigest("sha256", out var sha256) && terms.TryGetDigest("sm3", out var sm3)
        && value["from"] is JsonText or JsonNull && value["until"] is JsonText or JsonNull
            ? new JsonObject(
            [
                ("@id", input.Iri(right.Key.ToString())),
                ("@type", "odrl:Agreement"),
                ("dct:hasVersion", CanonicalDecimal.Encode(right.Version)),
                .. s_burdens.Select(name => ("ledger:" + name, value[name]!)),
                ("ledger:status", status),
                ("ledger:termsSha256", sha256.ToString()),
                ("ledger:termsSm3", sm3.ToString()),
                ("odrl:permission", new JsonArray(new JsonObject(
                    ("odrl:action", DescriptionInput.Reference("ledger:" + kind)),
                    ("odrl:assignee", DescriptionInput.Reference($"urn:ledger:holder:{holder}")),
                    ("odrl:constraint", new JsonArray(
                        [.. Constraint("odrl:gteq", value["from"]), .. Constraint("odrl:lteq", value["until"])])),
                    ("odrl:target", DescriptionInput.Reference(input.Iri(input.Subject.Stream.ToString())))))),
            ])
            : null;

    private static IEnumerable<JsonValue> Constraint(string operation, JsonValue? day) => day is JsonText
        ?
        [
            new JsonObject(
                ("odrl:leftOperand", DescriptionInput.Reference("odrl:dateTime")),
                ("odrl:operator", DescriptionInput.Reference(operation)),
                ("odrl:rightOperand", new JsonObject(("@type", "xsd:date"), ("@value", day)))),
        ]
        : [];
}
