using Ledger.Cryptography;

namespace Ledger.Evidence.Bundles;

/// <summary>Compares the members with the statement and sorts them into the content.</summary>
internal static class BundleReader
{
    public static BundleContent? Read(
        BundleStatement statement, IReadOnlyList<ZipMember> members, BrokenAlgorithms broken, out string? error)
    {
        error = Difference(statement.Members, members, broken);
        if (error is not null)
        {
            return null;
        }

        var bytes = members.ToDictionary(member => member.Name, member => member.Bytes, StringComparer.Ordinal);
        var claims = statement.Claims;
        var paths = new Dictionary<string, HashPaths>(StringComparer.Ordinal);
        foreach (var name in claims.Entries.Select(BundleLayout.Inclusion)
            .Concat(Enumerable.Range(1, claims.Chains.Count).Select(BundleLayout.ChainConsistency)))
        {
            if (!HashPaths.TryRead(bytes[name].Span, out var read))
            {
                error = $"{name} is malformed.";
                return null;
            }

            paths[name] = read;
        }

        return new BundleContent
        {
            Origin = statement.Origin,
            Subject = statement.Subject,
            CheckpointSha256 = bytes[BundleLayout.CheckpointSha256],
            CheckpointSm3 = bytes[BundleLayout.CheckpointSm3],
            Entries = [.. claims.Entries.Select(index => new BundleEntry(
                index, bytes[BundleLayout.Leaf(index)], paths[BundleLayout.Inclusion(index)]))],
            States = [.. claims.States.Select(key => new BundleState(key, bytes[BundleLayout.State(key)]))],
            Manifests = [.. claims.Manifests.Select(digest => new BundleManifest(
                digest, bytes[BundleLayout.Manifest(digest)]))],
            Chains = [.. claims.Chains.Select((instance, i) => new BundleChain(
                instance, bytes[BundleLayout.ChainProof(i + 1)], paths[BundleLayout.ChainConsistency(i + 1)]))],
            Timestamps = [.. claims.Timestamps.Select(digest => new BundleTimestamp(
                digest, bytes[BundleLayout.Timestamp(digest)]))],
            Descriptions = [.. claims.Descriptions.Select(name => new BundleDescription(
                name, bytes[BundleLayout.Description(name)]))],
            Proofs = [.. claims.Proofs.Select(index => new BundleProof(index, bytes[BundleLayout.Proof(index)]))],
        };
    }

    private static string? Difference(
        IReadOnlyList<StatedMember> stated, IReadOnlyList<ZipMember> members, BrokenAlgorithms broken)
    {
        if (!stated.Select(member => member.Name).SequenceEqual(members.Select(member => member.Name)))
        {
            return "The members are not those that the statement names, in their order.";
        }

        for (var i = 0; i < stated.Count; i++)
        {
            if ((ulong)members[i].Bytes.Length != stated[i].Size
                || !AreAlike(DigestPair.Of(members[i].Bytes.Span), stated[i].Digests, broken))
            {
                return $"{members[i].Name} is not what the statement says of it.";
            }
        }

        return null;
    }

    private static bool AreAlike(DigestPair one, DigestPair other, BrokenAlgorithms broken) =>
        broken.Trees.All(algorithm => one[algorithm] == other[algorithm]);
}
