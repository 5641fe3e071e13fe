using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Ledger.Cryptography;

namespace Ledger.Evidence.Log;

/// <summary>
/// That a witness saw a checkpoint as the largest consistent one of its log, and when: <c>cosignature/v1</c> of
/// c2sp.org/tlog-cosignature, a signature line under the checkpoint.
/// </summary>
/// <param name="Witness">The witness.</param>
/// <param name="Time">The time that the witness says, whole seconds, UTC.</param>
public sealed record Cosignature(WitnessKey Witness, DateTimeOffset Time)
{
    /// <summary>The bytes of a signature: the time as 8 bytes, big endian, and an Ed25519 signature.</summary>
    public const int Size = sizeof(ulong) + 64;

    // The last second of the year 9999; the format allows more, and no clock says it.
    private const ulong LastSecond = 253_402_300_799;

    /// <summary>Cosigns a checkpoint.</summary>
    /// <param name="name">The witness's name.</param>
    /// <param name="key">The witness's key of Ed25519, which signs nothing else.</param>
    /// <param name="text">The checkpoint's text.</param>
    /// <param name="time">When; what is below a second is left out.</param>
    public static NoteSignature Sign(string name, PrivateKey key, string text, DateTimeOffset time)
    {
        ArgumentNullException.ThrowIfNull(key);
        var seconds = checked((ulong)time.ToUnixTimeSeconds());
        var signature = new byte[Size];
        BinaryPrimitives.WriteUInt64BigEndian(signature, seconds);
        key.Sign(Message(text, seconds)).CopyTo(signature.AsSpan(sizeof(ulong)));
        return new NoteSignature(name, new WitnessKey(name, key.PublicKey).Id, signature);
    }

    /// <summary>Reads what witnesses say under a note.</summary>
    /// <param name="note">The note, untrusted.</param>
    /// <param name="witnesses">The witnesses that are known; lines of all others are ignored.</param>
    /// <param name="found">Each valid cosignature, in the order of the lines.</param>
    /// <param name="error">Which line of a known witness is bad: such a note is malformed.</param>
    public static bool TryReadAll(
        SignedNote note,
        IReadOnlyCollection<WitnessKey> witnesses,
        [NotNullWhen(true)] out IReadOnlyList<Cosignature>? found,
        [NotNullWhen(false)] out string? error)
    {
        ArgumentNullException.ThrowIfNull(note);
        ArgumentNullException.ThrowIfNull(witnesses);
        (found, error) = (null, null);
        var read = new List<Cosignature>();
        foreach (var line in note.Signatures)
        {
            if (witnesses.FirstOrDefault(known => known.IsNamedBy(line)) is not { } witness)
            {
                continue;
            }

            if (!TryRead(witness, note.Text, line, out var cosignature))
            {
                error = $"The cosignature of {witness.Name} is not valid.";
                return false;
            }

            read.Add(cosignature);
        }

        found = read;
        return true;
    }

    /// <summary>Reads one line by a witness; false for one that the witness did not sign over the text.</summary>
    public static bool TryRead(
        WitnessKey witness, string text, NoteSignature line, [NotNullWhen(true)] out Cosignature? cosignature)
    {
        ArgumentNullException.ThrowIfNull(witness);
        ArgumentNullException.ThrowIfNull(line);
        cosignature = null;
        var bytes = line.Signature.Span;
        if (!witness.IsNamedBy(line) || bytes.Length != Size)
        {
            return false;
        }

        // A cosignature of a checkpoint has a time (c2sp.org/tlog-witness); zero is for subtrees.
        var seconds = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        if (seconds is 0 or > LastSecond || !witness.Key.Verify(Message(text, seconds), bytes[sizeof(ulong)..]))
        {
            return false;
        }

        cosignature = new Cosignature(witness, DateTimeOffset.FromUnixTimeSeconds((long)seconds));
        return true;
    }

    private static byte[] Message(string text, ulong seconds) => Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"cosignature/v1\ntime {seconds}\n{text}"));
}
