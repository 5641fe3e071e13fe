using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Evidence.Entries;

namespace Ledger.Evidence.Bundles;

/// <summary>What a bundle claims; each list ascends and names nothing twice.</summary>
/// <param name="Entries">Indexes of entries that stand in the log.</param>
/// <param name="States">Keys whose state at the checkpoint is given; at least one.</param>
/// <param name="Manifests">SHA-256 of manifests of content.</param>
/// <param name="Chains">Chain instances that hold it.</param>
/// <param name="Timestamps">SHA-256 of time stamps over its checkpoints.</param>
/// <param name="Proofs">Indexes of entries whose inclusion is given for other tools, too.</param>
/// <param name="Descriptions">Names of descriptions of what it proves.</param>
internal sealed record BundleClaims(
    IReadOnlyList<ulong> Entries,
    IReadOnlyList<string> States,
    IReadOnlyList<Digest> Manifests,
    IReadOnlyList<string> Chains,
    IReadOnlyList<Digest> Timestamps,
    IReadOnlyList<ulong> Proofs,
    IReadOnlyList<string> Descriptions)
{
    private const int MaxTimestamps = 16;
    private const int MaxItems = StoredZip.MaxMembers;
    private const int MaxInstance = 256;

    public static BundleClaims Of(BundleContent content) => new(
        [.. content.Entries.Select(entry => entry.Index)],
        [.. content.States.Select(state => state.Key)],
        [.. content.Manifests.Select(manifest => manifest.Sha256)],
        [.. content.Chains.Select(chain => chain.Instance)],
        [.. content.Timestamps.Select(stamp => stamp.Sha256)],
        [.. content.Proofs.Select(proof => proof.Index)],
        [.. content.Descriptions.Select(one => one.Name)]);

    public static BundleClaims Read(MemberReader members)
    {
        var claims = new BundleClaims(
            [.. Texts(members, "entries").Select(text => Index(members, text))],
            [.. Texts(members, "states")],
            [.. Texts(members, "manifests").Select(text => NameOf(members, text))],
            [.. Texts(members, "chains")],
            members.Has("timestamps")
                ? [.. members.Items("timestamps", MaxTimestamps)
                    .Select(item => NameOf(members, (item as JsonText)?.Value ?? ""))]
                : [],
            members.Has("proofs") ? [.. Texts(members, "proofs").Select(text => Index(members, text))] : [],
            members.Has("descriptions") ? [.. Texts(members, "descriptions")] : []);
        if ((members.Has("timestamps") && claims.Timestamps.Count == 0)
            || (members.Has("proofs") && claims.Proofs.Count == 0)
            || (members.Has("descriptions") && claims.Descriptions.Count == 0))
        {
            members.Refuse("'timestamps', 'proofs' or 'descriptions' is empty.");
        }

        if (claims.Refusal() is { } refusal)
        {
            members.Refuse(refusal);
        }

        return claims;
    }

    public JsonObject ToJson() => new(
    [
        ("chains", Array(Chains)),
        .. Descriptions.Count == 0 ? [] : new (string, JsonValue)[] { ("descriptions", Array(Descriptions)) },
        ("entries", Array(Entries.Select(CanonicalDecimal.Encode))),
        ("manifests", Array(Manifests.Select(digest => digest.ToString()))),
        .. Proofs.Count == 0 ? [] : new (string, JsonValue)[]
        {
            ("proofs", Array(Proofs.Select(CanonicalDecimal.Encode))),
        },
        ("states", Array(States)),
        .. Timestamps.Count == 0 ? [] : new (string, JsonValue)[]
        {
            ("timestamps", Array(Timestamps.Select(digest => digest.ToString()))),
        },
    ]);

    public string? Refusal() =>
        States.Count == 0 || !States.All(key => StateKey.TryParse(key, out _)) ? "'states' holds what is no state key."
        : !Chains.All(IsInstance) ? "'chains' holds what is no chain instance."
        : !Ascends(Entries, Comparer<ulong>.Default) || !Ascends(Manifests, Comparer<Digest>.Default)
            || !Ascends(States, StringComparer.Ordinal) || !Ascends(Chains, StringComparer.Ordinal)
            || !Ascends(Timestamps, Comparer<Digest>.Default) || !Ascends(Proofs, Comparer<ulong>.Default)
            || !Ascends(Descriptions, StringComparer.Ordinal)
            ? "The claims are not in order, each once."
        : !Descriptions.All(Evidence.Descriptions.Description.IsName) ? "'descriptions' holds what is none."
        : !Proofs.All(Entries.ToHashSet().Contains) ? "'proofs' names what is not among the entries."
        : null;

    private static bool IsInstance(string text) =>
        text.Length <= MaxInstance && text.Split('/') is [_, _, _, _] parts && parts.All(part => part.Length > 0);

    private static bool Ascends<T>(IReadOnlyList<T> items, IComparer<T> order)
    {
        for (var i = 1; i < items.Count; i++)
        {
            if (order.Compare(items[i - 1], items[i]) >= 0)
            {
                return false;
            }
        }

        return true;
    }

    private static JsonArray Array(IEnumerable<string> texts) => new(texts.Select(static text => (JsonValue)text));

    private static IEnumerable<string> Texts(MemberReader members, string name) =>
        members.Items(name, MaxItems).Select(item => (item as JsonText)?.Value ?? "");

    private static ulong Index(MemberReader members, string text)
    {
        if (!EntrySyntax.TryDecimal(text, out var index))
        {
            members.Refuse("'entries' or 'proofs' holds what is no index.");
        }

        return index;
    }

    private static Digest NameOf(MemberReader members, string text)
    {
        if (!Digest.TryParse(text, out var digest))
        {
            members.Refuse("'manifests' or 'timestamps' holds what is no digest.");
        }

        return digest;
    }
}
