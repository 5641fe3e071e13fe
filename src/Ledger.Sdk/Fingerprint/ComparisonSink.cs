using Ledger.Evidence.Manifests;

namespace Ledger.Sdk.Fingerprint;

/// <summary>Compares files, as they are read, with what a manifest says.</summary>
internal sealed class ComparisonSink : IChunkSink
{
    private readonly IReadOnlyList<ContentSource> _sources;
    private readonly Manifest _manifest;
    private readonly ChunkList? _list;
    private readonly Dictionary<string, int> _expected;
    private readonly List<FileDifference> _differences = [];
    private FileVerifier? _verifier;

    public ComparisonSink(IReadOnlyList<ContentSource> sources, Manifest manifest, ChunkList? list)
    {
        (_sources, _manifest, _list) = (sources, manifest, list);
        _expected = Enumerable.Range(0, manifest.Files.Count).ToDictionary(
            index => manifest.Files[index].Path, StringComparer.Ordinal);
    }

    public void Chunk(int file, DigestSet leaf) => VerifierOf(file)?.Append(leaf);

    public void End(int file, DigestSet? plain)
    {
        var source = _sources[file];
        if (VerifierOf(file)?.Finish(source.Length) is not { } check)
        {
            _differences.Add(new FileDifference(source.Path, DifferenceKind.Added, []));
        }
        else if (!check.IsSame)
        {
            var order = check.Length.CompareTo(_manifest.Files[_expected[source.Path]].Length);
            var kind = order < 0 ? DifferenceKind.Shorter : order > 0 ? DifferenceKind.Longer : DifferenceKind.Changed;
            _differences.Add(new FileDifference(source.Path, kind, check.ChangedChunks));
        }

        _verifier = null;
    }

    public IReadOnlyList<FileDifference> Finish()
    {
        var found = _sources.Select(source => source.Path).ToHashSet(StringComparer.Ordinal);
        var missing = _manifest.Files.Where(file => !found.Contains(file.Path))
            .Select(file => new FileDifference(file.Path, DifferenceKind.Missing, []));
        var all = _differences.Concat(missing).ToList();
        all.Sort((left, right) => ManifestPath.Compare(left.Path, right.Path));
        return all;
    }

    private FileVerifier? VerifierOf(int file) =>
        _verifier ??= _expected.TryGetValue(_sources[file].Path, out var index)
            ? new FileVerifier(_manifest, _list, index)
            : null;
}
