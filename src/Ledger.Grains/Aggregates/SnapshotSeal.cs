using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Ports;

namespace Ledger.Grains.Aggregates;

/// <summary>
/// Writes states as snapshots that only this registry's hosts can make, and reads only such: the seal is over the
/// stream, the version, the code that folded and the entry that the state ends with. Whether the log has that entry
/// there is for the reader of the stream to see.
/// </summary>
public sealed class SnapshotSeal
{
    private const int HeaderBytes = HMACSHA256.HashSizeInBytes + Digest.Size;

    private readonly byte[] _key;
    private readonly string _format;

    /// <param name="key">32 secret bytes, known to this registry's hosts and kept apart from the journal.</param>
    public SnapshotSeal(ReadOnlySpan<byte> key)
        : this(key, typeof(IAggregate).Module.ModuleVersionId)
    {
    }

    /// <param name="key">The key.</param>
    /// <param name="build">
    /// Which build of the domain folds: each has an id of its own, so that whatever it changes, no state that another
    /// build folded is read.
    /// </param>
    internal SnapshotSeal(ReadOnlySpan<byte> key, Guid build) => (_key, _format) = (key.ToArray(), $"domain-{build:N}");

    /// <summary>The state, sealed.</summary>
    internal Snapshot Seal(IAggregate aggregate, StreamState state)
    {
        var json = CanonicalJson.Write(aggregate.WriteSnapshot(state.State));
        var bytes = new byte[HeaderBytes + json.Length];
        var snapshot = new Snapshot(state.Stream.ToString(), state.Version, _format, bytes);
        state.Leaf.CopyTo(bytes.AsSpan(HMACSHA256.HashSizeInBytes));
        json.CopyTo(bytes.AsSpan(HeaderBytes));
        Tag(snapshot, bytes.AsSpan(HMACSHA256.HashSizeInBytes)).CopyTo(bytes, 0);
        return snapshot;
    }

    /// <summary>The state of a snapshot with a whole seal, made by this very code; false for every other.</summary>
    internal bool TryOpen(
        IAggregate aggregate, StreamName stream, Snapshot snapshot, [NotNullWhen(true)] out StreamState? state)
    {
        state = null;
        var bytes = snapshot.Bytes.Span;
        if (snapshot.Format != _format || snapshot.Stream != stream.ToString() || bytes.Length < HeaderBytes)
        {
            return false;
        }

        var rest = bytes[HMACSHA256.HashSizeInBytes..];
        if (!CryptographicOperations.FixedTimeEquals(bytes[..HMACSHA256.HashSizeInBytes], Tag(snapshot, rest))
            || !CanonicalJson.TryParse(rest[Digest.Size..], out var json, out _)
            || !aggregate.TryReadSnapshot(json, out var read, out _))
        {
            return false;
        }

        state = new StreamState(stream, snapshot.Version, read, Digest.Read(rest[..Digest.Size]));
        return true;
    }

    // Names hold no space and no line end, so that what is authenticated reads in one way only.
    private byte[] Tag(Snapshot snapshot, ReadOnlySpan<byte> leafAndState)
    {
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        mac.AppendData(Encoding.ASCII.GetBytes($"{snapshot.Format} {snapshot.Stream} {snapshot.Version}\n"));
        mac.AppendData(leafAndState);
        return mac.GetHashAndReset();
    }
}
