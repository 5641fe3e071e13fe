using System.Diagnostics.CodeAnalysis;

namespace Ledger.Evidence.Log;

/// <summary>
/// Tells whether a note is signed by keys that are trusted for it. One valid signature is sufficient; lines of unknown
/// keys are ignored; a bad line of a known key fails the note. Immutable and thread-safe.
/// </summary>
public sealed class NoteVerifier
{
    private readonly NoteKey[] _keys;

    /// <summary>Trusts keys.</summary>
    /// <param name="keys">The keys, all trusted for the same thing.</param>
    /// <param name="broken">Lanes that are no longer believed: their keys are as unknown.</param>
    /// <exception cref="ArgumentException">Two keys have the same name and id, or no key is left.</exception>
    public NoteVerifier(IEnumerable<NoteKey> keys, params IEnumerable<LogLane> broken)
    {
        _keys = [.. keys.Where(key => !broken.Contains(key.Lane))];
        if (_keys.Length == 0 || _keys.DistinctBy(key => (key.Name, key.Id)).Count() != _keys.Length)
        {
            throw new ArgumentException("A verifier needs keys of lanes not broken, each once.", nameof(keys));
        }
    }

    /// <summary>Whether a line is named as one of the keys; nothing is verified.</summary>
    public bool Knows(NoteSignature line) => Array.Exists(_keys, key => key.IsNamedBy(line));

    /// <summary>Verifies a note. Without a true answer the text must be ignored.</summary>
    /// <param name="note">The note, untrusted.</param>
    /// <param name="signedBy">The trusted keys that signed it, at least one.</param>
    /// <param name="error">Why the note does not count.</param>
    public bool TryVerify(
        SignedNote note,
        [NotNullWhen(true)] out IReadOnlyList<NoteKey>? signedBy,
        [NotNullWhen(false)] out string? error)
    {
        ArgumentNullException.ThrowIfNull(note);
        signedBy = null;
        var text = note.TextBytes();
        var found = new List<NoteKey>();
        foreach (var line in note.Signatures)
        {
            if (Array.Find(_keys, known => known.IsNamedBy(line)) is not { } key)
            {
                continue;
            }

            if (!key.Key.Verify(text, line.Signature.Span))
            {
                error = $"The {key.Lane} signature of {key.Name} is not valid.";
                return false;
            }

            if (!found.Contains(key))
            {
                found.Add(key);
            }
        }

        signedBy = found.Count > 0 ? found : null;
        error = signedBy is null ? "No trusted key has signed the note." : null;
        return signedBy is not null;
    }
}
