using System.Diagnostics.CodeAnalysis;
using Ledger.Evidence.Entries;

namespace Ledger.Evidence.Mirror;

/// <summary>
/// The operations of a range (SPEC-mirror): a pure function of the effects of its leaves, so that anyone who has the
/// log can recompute what a chain was told. A set of effects has one encoding.
/// </summary>
public static class MirrorOperations
{
    /// <summary>The form byte of operations.</summary>
    public const byte OperationsForm = 1;

    /// <summary>The form byte of the marks of a voided range.</summary>
    public const byte MarksForm = 2;

    /// <summary>The most words (contents, holders, terms) that one range may carry.</summary>
    public const int MaximumWords = ushort.MaxValue;

    private const string TooMuch = "the range holds more than one commit may carry";

    /// <summary>The operations that set what the range's effects say.</summary>
    /// <param name="effects">
    /// The effects of the range's leaves, in log order; keys that are not mirrored are skipped.
    /// </param>
    /// <param name="operations">The bytes.</param>
    /// <param name="error">Why there are none: an effect no leaf may have, or more than a range may carry.</param>
    public static bool TryEncode(
        IEnumerable<EntryEffect> effects,
        [NotNullWhen(true)] out byte[]? operations,
        [NotNullWhen(false)] out string? error)
    {
        operations = null;
        if (MirrorDelta.TryRead(effects, out var delta, out error) && !delta.TryEncode(out operations))
        {
            error = TooMuch;
        }

        return operations is not null;
    }

    /// <summary>The marks that stand in place of the operations when a logged decision voids the range.</summary>
    /// <param name="effects">
    /// The effects of the range's leaves, in log order; keys that are not mirrored are skipped.
    /// </param>
    /// <param name="marks">The bytes.</param>
    /// <param name="error">Why there are none: an effect no leaf may have, or more than a range may carry.</param>
    public static bool TryEncodeMarks(
        IEnumerable<EntryEffect> effects,
        [NotNullWhen(true)] out byte[]? marks,
        [NotNullWhen(false)] out string? error)
    {
        marks = null;
        if (MirrorDelta.TryRead(effects, out var delta, out error) && !delta.TryEncodeMarks(out marks))
        {
            error = TooMuch;
        }

        return marks is not null;
    }
}
