using Ledger.Cryptography;
using Ledger.Evidence.Preservation;

namespace Ledger.Evidence.Bundles;

/// <summary>Compares the members with the statement and sorts them into the content.</summary>
internal static class BundleReader
{
    public static BundleContent? Read(
        BundleStatement statement, IReadOnlyList<ZipMember> members, BrokenAlgorithms broken, out string? error)
    {
        var digests = new Dictionary<string, DigestPair>(StringComparer.Ordinal);
        error = Difference(statement.Members, members, broken, digests);
        if (error is not null)
        {
            return null;
        }

        var bytes = members.ToDictionary(member => member.Name, member => member.Bytes, StringComparer.Ordinal);
        var claims = statement.Claims;
        var paths = new Dictionary<string, HashPaths>(StringComparer.Ordinal);
        error = PathsOf(claims, bytes, paths, out var preservation);
        if (error is not null)
        {
            return null;
        }

        return Content(statement, bytes, digests, paths, preservation);
    }

    private static BundleContent Content(
        BundleStatement statement, Dictionary<string, ReadOnlyMemory<byte>> bytes,
        Dictionary<string, DigestPair> digests, Dictionary<string, HashPaths> paths,
        BundlePreservation? preservation)
    {
        var claims = statement.Claims;
        return new BundleContent
        {
            Origin = statement.Origin,
            Subject = statement.Subject,
            CheckpointSha256 = bytes[BundleLayout.CheckpointSha256],
            CheckpointSm3 = bytes[BundleLayout.CheckpointSm3],
            Entries = [.. claims.Entries.Select(index => new BundleEntry(
                index, bytes[BundleLayout.Leaf(index)], paths[BundleLayout.Inclusion(index)]))],
            States = [.. claims.States.Select(key => new BundleState(key, bytes[BundleLayout.State(key)]))],
            Sequences = [.. claims.Sequences.Select(name => new BundleSequence(
                name, bytes[BundleLayout.Sequence(name)]))],
            Periods = claims.Periods,
            Manifests = [.. claims.Manifests.Select(digest => new BundleManifest(
                digest, bytes[BundleLayout.Manifest(digest)])
            {
                Computed = (bytes[BundleLayout.Manifest(digest)], digests[BundleLayout.Manifest(digest)]),
            })],
            Chains = [.. claims.Chains.Select((instance, i) => new BundleChain(
                instance, bytes[BundleLayout.ChainProof(i + 1)], paths[BundleLayout.ChainConsistency(i + 1)]))],
            Timestamps = [.. claims.Timestamps.Select(digest => new BundleTimestamp(
                digest, bytes[BundleLayout.Timestamp(digest)]))],
            Preservation = preservation,
            Descriptions = [.. claims.Descriptions.Select(name => new BundleDescription(
                name, bytes[BundleLayout.Description(name)]))],
            Statements = [.. claims.Statements.Select(index => new BundleTransparentStatement(
                index, bytes[BundleLayout.TransparentStatement(index)]))],
            Proofs = [.. claims.Proofs.Select(index => new BundleProof(index, bytes[BundleLayout.Proof(index)]))],
        };
    }

    private static string? PathsOf(
        BundleClaims claims, Dictionary<string, ReadOnlyMemory<byte>> bytes, Dictionary<string, HashPaths> paths,
        out BundlePreservation? preservation)
    {
        preservation = null;
        foreach (var name in claims.Entries.Select(BundleLayout.Inclusion)
            .Concat(Enumerable.Range(1, claims.Chains.Count).Select(BundleLayout.ChainConsistency)))
        {
            if (!HashPaths.TryRead(bytes[name].Span, out var read))
            {
                return $"{name} is malformed.";
            }

            paths[name] = read;
        }

        return TryPreservation(claims, bytes, out preservation) ? null : "The paths over SHA3-256 are malformed.";
    }

    private static bool TryPreservation(
        BundleClaims claims, Dictionary<string, ReadOnlyMemory<byte>> bytes, out BundlePreservation? preservation)
    {
        preservation = null;
        if (claims.Preservation.Count == 0)
        {
            return true;
        }

        ReadOnlyMemory<byte> Member(string name) => bytes[BundleLayout.Preservation(name)];
        RerootedPaths? paths = null;
        if (claims.Preservation.Count > 1 && (!RerootedPaths.TryRead(Member("paths.json").Span, out paths)
            || paths.Entries.Count != claims.Entries.Count || paths.States.Count != claims.States.Count))
        {
            return false;
        }

        preservation = new BundlePreservation(
            Member("record.ers"),
            paths is null ? null : new RerootedParts(Member("sha3"), Member("sha3-map"), paths));
        return true;
    }

    private static string? Difference(
        IReadOnlyList<StatedMember> stated, IReadOnlyList<ZipMember> members, BrokenAlgorithms broken,
        Dictionary<string, DigestPair> found)
    {
        if (!stated.Select(member => member.Name).SequenceEqual(members.Select(member => member.Name)))
        {
            return "The members are not those that the statement names, in their order.";
        }

        var batch = DigestBatch.OfThread();
        for (var first = 0; first < stated.Count; first += DigestBatch.Capacity)
        {
            var end = Math.Min(first + DigestBatch.Capacity, stated.Count);
            for (var i = first; i < end; i++)
            {
                batch.Add(members[i].Bytes.Span);
            }

            var digests = batch.Finish();
            for (var i = first; i < end; i++)
            {
                found[members[i].Name] = digests[i - first];
                if ((ulong)members[i].Bytes.Length != stated[i].Size
                    || !AreAlike(digests[i - first], stated[i].Digests, broken))
                {
                    return $"{members[i].Name} is not what the statement says of it.";
                }
            }
        }

        return null;
    }

    private static bool AreAlike(DigestPair one, DigestPair other, BrokenAlgorithms broken) =>
        broken.Trees.All(algorithm => one[algorithm] == other[algorithm]);
}
