using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Evidence.Collections;
using Ledger.Evidence.Entries;

namespace Ledger.Evidence.Descriptions;

/// <summary>How data was collected, as an activity with its agents, before anything was registered of it.</summary>
internal static class CollectionNodes
{
    /// <summary>Activity, device and program of an effect that declares a collection; none of other effects.</summary>
    public static IEnumerable<JsonObject> Of(DescriptionInput input, EntryEffect effect)
    {
        if (effect.Key.Kind is not StateKeyKind.Collection
            || !CollectionClaim.TryRead(effect.ReadValue(), out var claim) || !claim.Stands)
        {
            return [];
        }

        var key = input.Iri(effect.Key.ToString());
        var collector = claim.Collector is { } party ? input.Iri("party/" + party) : $"urn:ledger:key:{claim.Key.Id}";
        return
        [
            new JsonObject(
                ("@id", key + "#collecting"),
                ("@type", "prov:Activity"),
                ("prov:endedAtTime", Time(claim.Until)),
                ("prov:generated", DescriptionInput.Reference($"urn:ledger:content:{claim.Content.Sha256}")),
                ("prov:startedAtTime", Time(claim.From)),
                ("prov:wasAssociatedWith", new JsonArray(
                    new[] { collector, key + "#device", key + "#program" }
                        .Select(static of => (JsonValue)DescriptionInput.Reference(of))))),
            new JsonObject(
                ("@id", key + "#device"),
                ("@type", "prov:Agent"),
                ("dct:identifier", claim.DeviceId),
                ("dct:title", claim.DeviceModel)),
            new JsonObject(
                ("@id", key + "#program"),
                ("@type", "prov:SoftwareAgent"),
                ("dct:hasVersion", claim.ProgramVersion),
                ("dct:identifier", $"sha256:{claim.Program.Sha256}"),
                ("dct:title", claim.ProgramName)),
        ];
    }

    private static JsonObject Time(DateTimeOffset time) =>
        new(("@type", "xsd:dateTime"), ("@value", EntrySyntax.FormatTime(time)));
}
