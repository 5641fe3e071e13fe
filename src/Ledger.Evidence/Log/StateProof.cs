using System.Diagnostics.CodeAnalysis;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Evidence.Entries;

namespace Ledger.Evidence.Log;

/// <summary>
/// What the state of one key was at a checkpoint's time, or that it had none; provable in either tree
/// (SPEC-log, "State proof").
/// </summary>
public sealed class StateProof
{
    /// <summary>The value of <c>format</c>.</summary>
    public const string Format = "ledger-state-proof@v1";

    /// <summary>The longest proof that is read, in bytes.</summary>
    public const int MaxBytes = 128 * 1024;

    private readonly SharedMapLeaf _leaf;

    // The canonical form of the value, which both trees take.
    private byte[]? _value;

    /// <summary>Puts a proof together.</summary>
    /// <param name="state">The key, with version and value; version 0 and no value for absence.</param>
    /// <param name="mapLeaf">The bytes of the map leaf.</param>
    /// <param name="sha256">The half for the SHA-256 tree and map.</param>
    /// <param name="sm3">The half for the SM3 tree and map.</param>
    /// <exception cref="ArgumentException">The leaf is not a map leaf, or the state has only one of version and
    /// value.</exception>
    public StateProof(KeyState state, ReadOnlyMemory<byte> mapLeaf, StateProofHalf sha256, StateProofHalf sm3)
        : this(state, new SharedMapLeaf(mapLeaf, Read(mapLeaf.Span)), sha256, sm3)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.Version == 0 != state.Value is null)
        {
            throw new ArgumentException("A state has both a version and a value, or neither.", nameof(state));
        }
    }

    // Of what was read: a map leaf, and a state with version and value or neither.
    internal StateProof(KeyState state, SharedMapLeaf mapLeaf, StateProofHalf sha256, StateProofHalf sm3) =>
        (State, Sha256, Sm3, _leaf) = (state, sha256, sm3, mapLeaf);

    /// <summary>What is claimed.</summary>
    public KeyState State { get; }

    /// <summary>The bytes of the map leaf, the last leaf under the checkpoint.</summary>
    public ReadOnlyMemory<byte> MapLeaf => _leaf.Bytes;

    /// <summary>The half for the SHA-256 tree and map.</summary>
    public StateProofHalf Sha256 { get; }

    /// <summary>The half for the SM3 tree and map.</summary>
    public StateProofHalf Sm3 { get; }

    /// <summary>The roots of the maps that the map leaf says.</summary>
    internal DigestPair MapRoots => _leaf.Map.Roots;

    /// <summary>The size of the checkpoint that the proof is for.</summary>
    public ulong Size => _leaf.Map.Size + 1;

    /// <summary>Reads exactly what <see cref="ToBytes"/> writes. Nothing is verified.</summary>
    public static bool TryRead(
        ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out StateProof? proof, [NotNullWhen(false)] out string? error) =>
        StateProofCodec.TryRead(bytes, null, out proof, out error);

    /// <summary>The same, where another proof under the same checkpoints was read before.</summary>
    internal static bool TryRead(
        ReadOnlySpan<byte> bytes, StateProof? before, [NotNullWhen(true)] out StateProof? proof,
        [NotNullWhen(false)] out string? error) => StateProofCodec.TryRead(bytes, before?._leaf, out proof, out error);

    /// <summary>The canonical bytes.</summary>
    public byte[] ToBytes() => StateProofCodec.Write(this);

    /// <summary>Verifies one half under the head of that tree.</summary>
    /// <param name="algorithm">Which half: SHA-256 or SM3.</param>
    /// <param name="authentic">The head; that it is the log's, the caller has made sure of.</param>
    /// <param name="shown">What is shown when all holds.</param>
    /// <param name="error">What does not hold.</param>
    public bool TryVerify(
        DigestAlgorithm algorithm,
        Checkpoint authentic,
        [NotNullWhen(true)] out ShownState? shown,
        [NotNullWhen(false)] out string? error)
    {
        return TryVerify(
            algorithm, authentic, algorithm == DigestAlgorithm.Sm3 ? Sm3 : Sha256, MapRoots[algorithm],
            out shown, out error);
    }

    /// <summary>Verifies a half of the re-rooted log (SPEC-preservation).</summary>
    /// <param name="tree">The head of the tree over SHA3-256.</param>
    /// <param name="map">The head that says the root of the map.</param>
    /// <param name="half">The half.</param>
    /// <param name="shown">What is shown when all holds.</param>
    /// <param name="error">What does not hold.</param>
    internal bool TryVerify(
        Checkpoint tree, Checkpoint map, StateProofHalf half, [NotNullWhen(true)] out ShownState? shown,
        [NotNullWhen(false)] out string? error) =>
        TryVerify(DigestAlgorithm.Sha3, tree, half, map.Root, out shown, out error);

    private static EntryLeaf Read(ReadOnlySpan<byte> mapLeaf) =>
        EntryLeaf.TryRead(mapLeaf, out var leaf, out var error) && leaf.Map is not null
            ? leaf
            : throw new ArgumentException(error ?? "Not a map leaf.", nameof(mapLeaf));

    private bool TryVerify(
        DigestAlgorithm algorithm, Checkpoint authentic, StateProofHalf half, Digest root,
        [NotNullWhen(true)] out ShownState? shown, [NotNullWhen(false)] out string? error)
    {
        ArgumentNullException.ThrowIfNull(authentic);
        error = Refusal(algorithm, authentic, half, root);
        shown = error is null ? new ShownState(State, authentic.Size, _leaf.Leaf.RecordedTime) : null;
        return shown is not null;
    }

    private string? Refusal(DigestAlgorithm algorithm, Checkpoint authentic, StateProofHalf half, Digest root)
    {
        if (authentic.Origin != Checkpoint.OriginOf(_leaf.Leaf.Origin, algorithm))
        {
            return "The map leaf is of another log or the checkpoint of the other tree.";
        }

        if (authentic.Size != Size)
        {
            return $"The proof is for a checkpoint of size {Size}, not {authentic.Size}.";
        }

        if (!_leaf.StandsUnder(algorithm, authentic, half.Inclusion))
        {
            return "The map leaf does not stand under the checkpoint.";
        }

        var key = State.Key.ToString();
        if (State.Value is { } value)
        {
            var hash = algorithm.Hash(_value ??= CanonicalJson.Write(value));
            return SparseMerkle.VerifyPresence(algorithm, key, State.Version, hash, half.Map, root)
                ? null
                : "The map does not show the key at that version and value.";
        }

        return SparseMerkle.VerifyAbsence(algorithm, key, half.Map, root)
            ? null
            : "The map does not show the key absent.";
    }
}

/// <summary>The state of a key.</summary>
/// <param name="Key">The key.</param>
/// <param name="Version">Its version; 0 when it has no state.</param>
/// <param name="Value">Its value; null when it has no state.</param>
public sealed record KeyState(StateKey Key, ulong Version, JsonObject? Value)
{
    /// <summary>That a key has no state.</summary>
    public static KeyState Absent(StateKey key) => new(key, 0, null);
}

/// <summary>What a verified proof shows: the state then, of no earlier or later time.</summary>
/// <param name="State">The state.</param>
/// <param name="Size">The checkpoint's size.</param>
/// <param name="At">The recorded time of its map leaf.</param>
public sealed record ShownState(KeyState State, ulong Size, DateTimeOffset At);

/// <summary>What a state proof needs in one tree.</summary>
/// <param name="Inclusion">The audit path of the map leaf.</param>
/// <param name="Map">The proof under the map root in that leaf.</param>
public sealed record StateProofHalf(IReadOnlyList<Digest> Inclusion, SparseMerkleProof Map);
