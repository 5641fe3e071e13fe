using Ledger.Cryptography;
using Ledger.Evidence.Log;
using Ledger.Evidence.Preservation;

namespace Ledger.Evidence.Bundles;

// What evidence records show, and the tree that is looked at where both digests are broken (SPEC-preservation).
internal sealed partial class VerifiedLog
{
    private Rerooting? _roots;
    private string? _closed;
    private bool _areRootsBroken;
    private DateTimeOffset? _rerooted;
    private IReadOnlyList<string> _rerootedBy = [];

    private bool IsRerooted => _heads.ContainsKey(DigestAlgorithm.Sha3);

    /// <summary>Whether the log's roots over SHA3-256 hold; nothing where the bundle has none.</summary>
    /// <param name="content">The bundle.</param>
    /// <param name="entries">The entries that are proven.</param>
    /// <param name="states">The states that are proven.</param>
    public IEnumerable<Finding> Rerooted(
        BundleContent content, IReadOnlySet<ulong> entries, IReadOnlyCollection<ShownState> states)
    {
        Finding Found(Standing outcome, string reason) => new("rerooted", "sha3", outcome, reason);
        if (content.Preservation?.Roots is null)
        {
            return [];
        }

        return
        [
            _areRootsBroken ? Found(Standing.NotShown, "SHA3-256 is declared broken.")
            : _roots is null ? Found(Standing.Refuted, _closed!)
            : _roots.Tree.Head.Size != Size ? Found(Standing.Refuted, "Its roots are of another size.")
            : _rerooted is null || _rerootedBy.Count == 0
                ? Found(Standing.NotShown, "No stamp or no lane that counts shows its roots.")
            : !IsRerooted && !HoldsAll(_roots, content, entries, states)
                ? Found(Standing.Refuted, "An entry or a state does not stand under its roots.")
            : Found(
                Standing.Proven,
                $"its roots existed at {Entries.EntrySyntax.FormatTime(_rerooted.Value)}"),
        ];
    }

    private static (Rerooting? Roots, string? Closed) OpenRoots(
        BundleContent content, string origin, List<TrustedLane> believed, BrokenAlgorithms broken) =>
        believed.Count == 0 || broken.Has("sha3-256") ? (null, null)
        : Rerooting.TryOpen(content, origin, [.. believed.Select(lane => lane.Key)], out var roots, out var error)
            ? (roots, null) : (null, error);

    private static bool HoldsAll(
        Rerooting roots, BundleContent content, IReadOnlySet<ulong> entries, IReadOnlyCollection<ShownState> states)
    {
        var keys = states.Select(static state => state.State.Key.ToString()).ToHashSet(StringComparer.Ordinal);
        return content.Entries.Where(entry => entries.Contains(entry.Index)).All(roots.Holds)
            && content.States.Where(state => keys.Contains(state.Key)).All(state =>
                StateProof.TryRead(state.Proof.Span, out var proof, out _) && roots.Find(proof, out _) is not null);
    }

    private static PreservedNotes? NotesOf(BundleContent content)
    {
        var notes = new List<ReadOnlyMemory<byte>>();
        foreach (var (bytes, tree) in new[]
        {
            (content.CheckpointSha256, DigestAlgorithm.Sha256), (content.CheckpointSm3, DigestAlgorithm.Sm3),
        })
        {
            var origin = Checkpoint.OriginOf(content.Origin, tree);
            if (!SignedNote.TryRead(bytes.Span, out var note, out _)
                || !note.Signatures.Any(line => line.KeyName == origin))
            {
                return null;
            }

            notes.Add(CheckpointStamp.StampedBytes(note, origin));
        }

        return new PreservedNotes(
            notes[0], notes[1], content.Preservation?.Roots?.Tree, content.Preservation?.Roots?.Map);
    }

    private void Preserve(
        BundleContent content, PreservationCheck check, List<TrustedLane> believed, List<Finding> findings,
        List<DateTimeOffset> times)
    {
        if (content.Preservation is not { } preserved)
        {
            return;
        }

        var found = check.Check(preserved.Record, NotesOf(content));
        findings.AddRange(found.Findings);
        times.AddRange(found.Proven.Where(one => one.IsOfFour || !IsRerooted).Select(static one => one.Time));
        _rerooted = found.Rerooted;
        _rerootedBy = _rerooted is { } at && _roots is not null ? _roots.Lanes(believed, at) : [];
    }
}
