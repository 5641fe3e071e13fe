using System.Globalization;
using System.Text;
using System.Text.Json;
using Ledger.Api.Contracts;
using Ledger.Cryptography;
using Ledger.EndToEnd.Tests.KillLoop;
using Ledger.Evidence.Log;
using Ledger.Sdk;

namespace Ledger.EndToEnd.Tests.Registry;

/// <summary>Reads the log as an outsider does who has the log's public keys.</summary>
internal sealed class PublishedLogReader(LedgerClient client, LogKeys keys)
{
    private const int PageSize = 500;

    /// <summary>The public halves of the lanes in a development registry's key folder.</summary>
    public static async Task<LogKeys> LoadKeysAsync(string data, CancellationToken cancellationToken)
    {
        var lanes = new List<PublicKey>();
        foreach (var name in (string[])["log-ed25519", "log-secp256k1", "log-sm2"])
        {
            var file = Path.Combine(data, "keys", name + ".json");
            using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(file, cancellationToken));
            var root = json.RootElement;
            lanes.Add(SignatureAlgorithm.TryGet(root.GetProperty("algorithm").GetString(), out var algorithm)
                && Hex.TryDecode(root.GetProperty("secret").GetString(), out var secret)
                && PrivateKey.TryImport(algorithm, secret, out var key)
                    ? key.PublicKey
                    : throw new InvalidDataException($"{file} is no key."));
        }

        return new LogKeys(RegistryConfiguration.Origin, lanes);
    }

    /// <summary>The newest checkpoint, its signatures verified in every lane; null while there is none.</summary>
    public async Task<SeenCheckpoint?> ReadNewestAsync(CancellationToken cancellationToken)
    {
        InclusionResource proof;
        try
        {
            proof = await client.ProveEntryAsync(0, null, cancellationToken);
        }
        catch (LedgerProblemException problem) when (problem.Code == "not-published")
        {
            return null;
        }

        var opened = SiblingCheckpoints.TryOpen(
            Encoding.UTF8.GetBytes(proof.Checkpoint), Encoding.UTF8.GetBytes(proof.CheckpointSm3), keys, [],
            out var siblings, out var error);
        return opened && siblings!.Sha256.SignedBy.Count == 3 && siblings.Sm3.SignedBy.Count == 3
            ? new SeenCheckpoint(
                siblings.Size, new DigestPair(siblings.Sha256.Head.Root, siblings.Sm3.Head.Root))
            : throw new InvalidDataException($"A checkpoint is not signed in all lanes: {error}");
    }

    /// <summary>All leaves below a size; that indexes are contiguous is checked here.</summary>
    public async Task<IReadOnlyList<ReadOnlyMemory<byte>>> ReadLeavesAsync(
        ulong size, CancellationToken cancellationToken)
    {
        var leaves = new List<ReadOnlyMemory<byte>>();
        while ((ulong)leaves.Count < size)
        {
            var page = await client.ListEntriesAsync((ulong)leaves.Count, PageSize, cancellationToken);
            foreach (var entry in page.Items)
            {
                if (entry.Index != leaves.Count.ToString(CultureInfo.InvariantCulture))
                {
                    throw new InvalidDataException($"Entry {entry.Index} stands where {leaves.Count} should.");
                }

                leaves.Add(Encoding.UTF8.GetBytes(entry.Leaf));
            }

            if (page.Items.Count == 0)
            {
                throw new InvalidDataException($"The log ends at {leaves.Count}, before its checkpoint's {size}.");
            }
        }

        return leaves.Count > (int)size ? leaves[..(int)size] : leaves;
    }

    /// <summary>How the registry shows that one checkpoint continues another; null when it shows nothing.</summary>
    public async Task<ShownConsistency?> ReadConsistencyAsync(
        ulong from, ulong to, CancellationToken cancellationToken)
    {
        try
        {
            var proof = await client.ProveConsistencyAsync(from, to, cancellationToken);
            return new ShownConsistency(
                from, [.. proof.Sha256.Select(Digest.Parse)], [.. proof.Sm3.Select(Digest.Parse)]);
        }
        catch (LedgerProblemException)
        {
            return null;
        }
    }
}
