namespace Ledger.Cryptography;

/// <summary>
/// Messages whose digest pairs are wanted together, which costs much less than one after the other. Not thread-safe;
/// empty again after <see cref="Finish"/>.
/// </summary>
public sealed class DigestBatch
{
    /// <summary>Messages in one batch at most.</summary>
    public const int Capacity = Sm3Lanes.Count;

    /// <summary>A message longer than this keeps a core busy by itself, and is no reason to hold its bytes.</summary>
    private const int LongestHeld = 17 * 1024;

    private const int NotHeld = -1;

    [ThreadStatic]
    private static DigestBatch? t_shared;

    private readonly DigestPair[] _done = new DigestPair[Capacity];
    private readonly Range[] _held = new Range[Capacity];
    private readonly int[] _lengths = new int[Capacity];
    private byte[] _bytes = new byte[4096];
    private int _used;

    /// <summary>The calling thread's own, empty one, for use without an <c>await</c> in between.</summary>
    public static DigestBatch OfThread()
    {
        var batch = t_shared ??= new DigestBatch();
        batch.Clear();
        return batch;
    }

    /// <summary>How many messages were added.</summary>
    public int Count { get; private set; }

    /// <summary>Adds the message <c>a ‖ b ‖ c</c>.</summary>
    /// <exception cref="InvalidOperationException">There are <see cref="Capacity"/> messages already.</exception>
    public void Add(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b = default, ReadOnlySpan<byte> c = default)
    {
        if (Count == Capacity)
        {
            throw new InvalidOperationException($"A batch has at most {Capacity} messages.");
        }

        var length = (long)a.Length + b.Length + c.Length;
        if (length > LongestHeld)
        {
            _done[Count] = DigestPair.Of(a, b, c);
            (_held[Count], _lengths[Count]) = (default, NotHeld);
        }
        else
        {
            Hold((int)length, a, b, c);
        }

        Count++;
    }

    /// <summary>
    /// The digests of all messages, in the order in which they were added; valid until the next message is added.
    /// </summary>
    public ReadOnlySpan<DigestPair> Finish()
    {
        Span<Digest> sm3 = stackalloc Digest[Capacity];
        var together = GoTogether();
        if (together)
        {
            Sm3Lanes.Hash(_bytes, _held.AsSpan(0, Count), sm3);
        }

        for (var i = 0; i < Count; i++)
        {
            if (_lengths[i] is NotHeld)
            {
                continue;
            }

            var message = _bytes.AsSpan(_held[i])[.._lengths[i]];
            _done[i] = new DigestPair(
                DigestAlgorithm.Sha256.Hash(message), together ? sm3[i] : DigestAlgorithm.Sm3.Hash(message));
        }

        var finished = _done.AsSpan(0, Count);
        Clear();
        return finished;
    }

    private void Hold(int length, ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, ReadOnlySpan<byte> c)
    {
        var end = _used + Sm3Lanes.PaddedLength(length);
        if (end > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(end, 2 * _bytes.Length));
        }

        var padded = _bytes.AsSpan(_used..end);
        a.CopyTo(padded);
        b.CopyTo(padded[a.Length..]);
        c.CopyTo(padded[(a.Length + b.Length)..]);
        Sm3Lanes.Pad(padded, length);
        (_held[Count], _lengths[Count], _used) = (_used..end, length, end);
    }

    // All lanes take as many steps as the longest message has blocks.
    private bool GoTogether()
    {
        var (all, longest) = (0, 0);
        for (var i = 0; i < Count; i++)
        {
            var padded = _held[i].End.Value - _held[i].Start.Value;
            (all, longest) = (all + padded, Math.Max(longest, padded));
        }

        return Sm3Lanes.IsSupported && all > Sm3Lanes.StepInBlocks * longest;
    }

    private void Clear() => (Count, _used) = (0, 0);
}
