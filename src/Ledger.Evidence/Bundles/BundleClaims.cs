using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Evidence.Entries;
using Ledger.Evidence.Log;
using Ledger.Evidence.Preservation;

namespace Ledger.Evidence.Bundles;

/// <summary>What a bundle claims; each list ascends and names nothing twice.</summary>
/// <param name="Entries">Indexes of entries that stand in the log.</param>
/// <param name="States">Keys whose state at the checkpoint is given; at least one.</param>
/// <param name="Sequences">Names of sequences of which nothing is missing.</param>
/// <param name="Periods">Days of which every filing is here.</param>
/// <param name="Manifests">SHA-256 of manifests of content.</param>
/// <param name="Chains">Chain instances that hold it.</param>
/// <param name="Timestamps">SHA-256 of time stamps over its checkpoints.</param>
/// <param name="Preservation">Names of members about the preservation of its checkpoints.</param>
/// <param name="Proofs">Indexes of entries whose inclusion is given for other tools, too.</param>
/// <param name="Statements">Indexes of entries that are given as transparent statements, too.</param>
/// <param name="Descriptions">Names of descriptions of what it proves.</param>
internal sealed record BundleClaims(
    IReadOnlyList<ulong> Entries,
    IReadOnlyList<string> States,
    IReadOnlyList<string> Sequences,
    IReadOnlyList<BundlePeriod> Periods,
    IReadOnlyList<Digest> Manifests,
    IReadOnlyList<string> Chains,
    IReadOnlyList<Digest> Timestamps,
    IReadOnlyList<string> Preservation,
    IReadOnlyList<ulong> Proofs,
    IReadOnlyList<ulong> Statements,
    IReadOnlyList<string> Descriptions)
{
    private const int MaxTimestamps = 16;
    private const int MaxPeriods = 16;
    private const int MaxItems = StoredZip.MaxMembers;
    private const int MaxInstance = 256;

    public static BundleClaims Of(BundleContent content) => new(
        [.. content.Entries.Select(entry => entry.Index)],
        [.. content.States.Select(state => state.Key)],
        [.. content.Sequences.Select(sequence => sequence.Name)],
        content.Periods,
        [.. content.Manifests.Select(manifest => manifest.Sha256)],
        [.. content.Chains.Select(chain => chain.Instance)],
        [.. content.Timestamps.Select(stamp => stamp.Sha256)],
        content.Preservation?.Names ?? [],
        [.. content.Proofs.Select(proof => proof.Index)],
        [.. content.Statements.Select(one => one.Index)],
        [.. content.Descriptions.Select(one => one.Name)]);

    public static BundleClaims Read(MemberReader members)
    {
        var claims = new BundleClaims(
            [.. Texts(members, "entries").Select(text => Index(members, text))],
            [.. Texts(members, "states")],
            members.Has("sequences") ? [.. Texts(members, "sequences")] : [],
            members.Has("periods") ? PeriodsOf(members) : [],
            [.. Texts(members, "manifests").Select(text => NameOf(members, text))],
            [.. Texts(members, "chains")],
            members.Has("timestamps")
                ? [.. members.Items("timestamps", MaxTimestamps)
                    .Select(item => NameOf(members, (item as JsonText)?.Value ?? ""))]
                : [],
            members.Has("preservation") ? [.. Texts(members, "preservation")] : [],
            members.Has("proofs") ? [.. Texts(members, "proofs").Select(text => Index(members, text))] : [],
            members.Has("scitt") ? [.. Texts(members, "scitt").Select(text => Index(members, text))] : [],
            members.Has("descriptions") ? [.. Texts(members, "descriptions")] : []);
        if ((members.Has("timestamps") && claims.Timestamps.Count == 0)
            || (members.Has("sequences") && claims.Sequences.Count == 0)
            || (members.Has("periods") && claims.Periods.Count == 0)
            || (members.Has("preservation") && claims.Preservation.Count == 0)
            || (members.Has("proofs") && claims.Proofs.Count == 0)
            || (members.Has("scitt") && claims.Statements.Count == 0)
            || (members.Has("descriptions") && claims.Descriptions.Count == 0))
        {
            members.Refuse(
                "'timestamps', 'sequences', 'periods', 'preservation', 'proofs', 'scitt' or 'descriptions' is empty.");
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
        .. Periods.Count == 0 ? [] : new (string, JsonValue)[]
        {
            ("periods", Array(Periods.Select(period => period.ToString()))),
        },
        .. Preservation.Count == 0 ? [] : new (string, JsonValue)[] { ("preservation", Array(Preservation)) },
        .. Proofs.Count == 0 ? [] : new (string, JsonValue)[]
        {
            ("proofs", Array(Proofs.Select(CanonicalDecimal.Encode))),
        },
        .. Statements.Count == 0 ? [] : new (string, JsonValue)[]
        {
            ("scitt", Array(Statements.Select(CanonicalDecimal.Encode))),
        },
        .. Sequences.Count == 0 ? [] : new (string, JsonValue)[] { ("sequences", Array(Sequences)) },
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
            || !Ascends(Sequences, StringComparer.Ordinal)
            || !Ascends([.. Periods.Select(period => period.ToString())], StringComparer.Ordinal)
            || !Ascends(Timestamps, Comparer<Digest>.Default) || !Ascends(Proofs, Comparer<ulong>.Default)
            || !Ascends(Statements, Comparer<ulong>.Default)
            || !Ascends(Descriptions, StringComparer.Ordinal)
            ? "The claims are not in order, each once."
        : !Descriptions.All(Evidence.Descriptions.Description.IsName) ? "'descriptions' holds what is none."
        : !Sequences.All(SequenceProof.IsName) ? "'sequences' holds what is none."
        : Preservation.Count > 0 && !Preservation.SequenceEqual(BundlePreservation.RecordAlone)
            && !Preservation.SequenceEqual(BundlePreservation.AllNames) ? "'preservation' holds what is none."
        : Periods.Count > MaxPeriods ? $"'periods' holds more than {MaxPeriods}."
        : !Proofs.Concat(Statements).All(Entries.ToHashSet().Contains)
            ? "'proofs' or 'scitt' names what is not among the entries."
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

    private static List<BundlePeriod> PeriodsOf(MemberReader members)
    {
        var periods = new List<BundlePeriod>();
        foreach (var item in members.Items("periods", MaxPeriods))
        {
            if (!BundlePeriod.TryParse((item as JsonText)?.Value ?? "", out var period))
            {
                members.Refuse("'periods' holds what is none.");
                return [];
            }

            periods.Add(period);
        }

        return periods;
    }

    private static ulong Index(MemberReader members, string text)
    {
        if (!EntrySyntax.TryDecimal(text, out var index))
        {
            members.Refuse("'entries', 'proofs' or 'scitt' holds what is no index.");
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
