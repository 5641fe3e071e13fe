using Ledger.Cryptography;
using Ledger.Evidence.Log;
using Ledger.Ports.Objects;

namespace Ledger.Witness;

/// <summary>
/// What was cosigned last for each origin, durable. It changes only from what the caller has seen to what comes next,
/// so that of two requests at once one wins, of two processes too.
/// </summary>
internal sealed class WitnessMemory(IObjectStore objects)
{
    private const int MaxBytes = SignedNote.MaxBytes;

    /// <summary>The name of an origin in addresses: its SHA-256 in hex (c2sp.org/tlog-witness).</summary>
    public static string NameOf(string origin) =>
        DigestAlgorithm.Sha256.Hash(System.Text.Encoding.UTF8.GetBytes(origin)).ToString();

    /// <summary>The last checkpoint with its cosignature; null before the first.</summary>
    /// <exception cref="InvalidDataException">What stands there is no checkpoint of the origin.</exception>
    public async Task<Seen?> ReadAsync(string origin, CancellationToken cancellationToken)
    {
        // The version first: if another one is read after it, a replacement under this version fails.
        var name = ObjectOf(origin);
        var version = await objects.StatAsync(name, cancellationToken);
        if (version?.Version is not { } found
            || await ReadBytesAsync(name, cancellationToken) is not { } bytes)
        {
            return null;
        }

        return SignedNote.TryRead(bytes, out var note, out _) && Checkpoint.TryParse(note.Text, out var head)
            && head.Origin == origin
                ? new Seen(head, note, found.ETag)
                : throw new InvalidDataException($"What was seen last of {origin} cannot be read: {name}.");
    }

    /// <summary>Puts a checkpoint in the place of what was seen.</summary>
    /// <returns>False when another one is there by now; nothing has changed.</returns>
    public async Task<bool> TryReplaceAsync(
        string origin, SignedNote cosigned, Seen? seen, CancellationToken cancellationToken)
    {
        try
        {
            await objects.ReplaceAsync(ObjectOf(origin), cosigned.ToBytes(), seen?.Version, cancellationToken);
            return true;
        }
        catch (ObjectVersionMismatchException)
        {
            return false;
        }
    }

    /// <summary>Keeps a checkpoint that contradicts what was seen: its log signed both.</summary>
    public async Task KeepConflictAsync(
        Checkpoint head, SignedNote note, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream(note.ToBytes(), writable: false);
        await objects.CreateAsync(
            $"conflicts/{NameOf(head.Origin)}/{CanonicalDecimal.Encode(head.Size)}-{head.Root}", content,
            cancellationToken);
    }

    private static string ObjectOf(string origin) => "seen/" + NameOf(origin);

    private async Task<byte[]?> ReadBytesAsync(string name, CancellationToken cancellationToken)
    {
        if (await objects.OpenAsync(name, 0, MaxBytes, cancellationToken) is not { } stream)
        {
            return null;
        }

        await using (stream)
        {
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes, cancellationToken);
            return bytes.ToArray();
        }
    }
}

/// <summary>What was cosigned last for an origin.</summary>
/// <param name="Head">The checkpoint.</param>
/// <param name="Note">The checkpoint with its signatures, the witness's own among them.</param>
/// <param name="Version">The version of the object that holds it.</param>
internal sealed record Seen(Checkpoint Head, SignedNote Note, string Version);
