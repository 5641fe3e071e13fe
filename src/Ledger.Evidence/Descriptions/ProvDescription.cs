using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Evidence.Entries;

namespace Ledger.Evidence.Descriptions;

/// <summary>Entries as activities and states as what they generated (W3C PROV-O).</summary>
internal static class ProvDescription
{
    public static JsonObject Make(DescriptionInput input)
    {
        var graph = new List<JsonValue>();
        var newest = new Dictionary<StateKey, ulong>();
        foreach (var (index, leaf) in input.Entries)
        {
            graph.Add(new JsonObject(
                ("@id", input.Iri(index)),
                ("@type", "prov:Activity"),
                ("dct:type", leaf.Type),
                ("prov:endedAtTime", new JsonObject(
                    ("@type", "xsd:dateTime"), ("@value", EntrySyntax.FormatTime(leaf.RecordedTime)))),
                ("prov:wasAssociatedWith", DescriptionInput.Reference(input.Iri(ActorOf(leaf))))));
            foreach (var effect in leaf.Effects)
            {
                graph.Add(Entity(input, index, effect, newest.TryGetValue(effect.Key, out var before) ? before : null));
                newest[effect.Key] = effect.Version;
                graph.AddRange(CollectionNodes.Of(input, effect));
            }
        }

        return new JsonObject(
            ("@context", Description.Context("dct", "prov", "xsd")), ("@graph", new JsonArray(graph)));
    }

    /// <summary>Who acted, as the leaf spells it.</summary>
    public static string ActorOf(EntryLeaf leaf) => leaf.Actor is { } party ? party.Stream.ToString()
        : EntrySyntax.Registry;

    private static JsonObject Entity(DescriptionInput input, ulong index, EntryEffect effect, ulong? before)
    {
        var key = input.Iri(effect.Key.ToString());
        string At(ulong version) => $"{key}#{CanonicalDecimal.Encode(version)}";
        return new JsonObject(
        [
            ("@id", At(effect.Version)),
            ("@type", "prov:Entity"),
            ("dct:identifier", $"sha256:{effect.ValueHashes.Sha256}"),
            ("prov:specializationOf", DescriptionInput.Reference(key)),
            ("prov:wasGeneratedBy", DescriptionInput.Reference(input.Iri(index))),
            .. before is { } earlier
                ? [("prov:wasRevisionOf", DescriptionInput.Reference(At(earlier)))]
                : Array.Empty<(string, JsonValue)>(),
        ]);
    }
}
