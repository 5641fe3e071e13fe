using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Ledger.Cryptography;

/// <summary>
/// SM3 (GB/T 32905-2016) of several messages at once, each in a lane of its own of 256-bit vectors: one message keeps
/// a core waiting for its own last round, and eight take twice as long as one.
/// </summary>
internal static class Sm3Lanes
{
    /// <summary>Messages that go together.</summary>
    public const int Count = 8;

    /// <summary>Bytes that are compressed at a time; padded messages have a multiple of them.</summary>
    public const int BlockSize = 64;

    /// <summary>So many blocks of one message take as long as one of all lanes.</summary>
    public const int StepInBlocks = 2;

    private const int BlockWords = BlockSize / sizeof(uint);
    private const int Rounds = 64;
    private const int EarlyRounds = 16;

    // The message in 68 words (section 5.3.2), eight words of state.
    private const int Expanded = 68;
    private const int StateWords = 8;

    private static readonly uint[] s_start =
    [
        0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e,
    ];

    // Section 4.2, each as section 5.3.3 rotates it: T(j) <<< (j mod 32).
    private static readonly uint[] s_round =
        [.. Enumerable.Range(0, Rounds).Select(j => uint.RotateLeft(j < EarlyRounds ? 0x79cc4519u : 0x7a879d8au, j))];

    /// <summary>Whether this machine gains by it.</summary>
    public static bool IsSupported => Avx2.IsSupported;

    /// <summary>How many bytes a message has once it is padded.</summary>
    public static int PaddedLength(int length) =>
        (length + sizeof(byte) + sizeof(ulong) + BlockSize - 1) / BlockSize * BlockSize;

    /// <summary>Section 5.2: behind the message one bit, zeros, its length in bits.</summary>
    public static void Pad(Span<byte> padded, int length)
    {
        padded[length] = 0x80;
        padded[(length + 1)..].Clear();
        BinaryPrimitives.WriteUInt64BigEndian(padded[^sizeof(ulong)..], 8 * (ulong)length);
    }

    /// <summary>Fills in the digest of each padded message.</summary>
    /// <param name="bytes">Where they stand.</param>
    /// <param name="messages">Which part is which message; at most <see cref="Count"/>. An empty one is none, and gets
    /// no digest.</param>
    /// <param name="digests">As many.</param>
    public static void Hash(ReadOnlySpan<byte> bytes, ReadOnlySpan<Range> messages, Span<Digest> digests)
    {
        Span<Vector256<uint>> state = stackalloc Vector256<uint>[StateWords];
        Span<Vector256<uint>> words = stackalloc Vector256<uint>[Expanded];
        Span<int> places = stackalloc int[Count];
        for (var i = 0; i < StateWords; i++)
        {
            state[i] = Vector256.Create(s_start[i]);
        }

        var longest = LongestOf(messages);
        for (var at = 0; at < longest; at += BlockSize)
        {
            for (var lane = 0; lane < messages.Length; lane++)
            {
                var (start, end) = (messages[lane].Start.Value, messages[lane].End.Value);
                // A lane whose message has ended goes on with some block of it, for nothing.
                places[lane] = start + Math.Min(at, Math.Max(end - start - BlockSize, 0));
            }

            Load(bytes, places, words);
            Compress(state, words);
            for (var lane = 0; lane < messages.Length; lane++)
            {
                if (messages[lane].End.Value - messages[lane].Start.Value == at + BlockSize)
                {
                    digests[lane] = Read(state, lane);
                }
            }
        }
    }

    private static int LongestOf(ReadOnlySpan<Range> messages)
    {
        var longest = 0;
        foreach (var message in messages)
        {
            longest = Math.Max(longest, message.End.Value - message.Start.Value);
        }

        return longest;
    }

    /// <summary>Section 5.3.1: the sixteen words of the block that begins at each lane's place.</summary>
    private static unsafe void Load(ReadOnlySpan<byte> bytes, Span<int> places, Span<Vector256<uint>> words)
    {
        foreach (var place in places)
        {
            _ = bytes.Slice(place, BlockSize);
        }

        var lanes = Vector256.Create<int>(places);
        fixed (byte* first = bytes)
        {
            for (var i = 0; i < BlockWords; i++)
            {
                var word = Avx2.GatherVector256((uint*)(first + (i * sizeof(uint))), lanes, scale: 1);
                words[i] = Vector256.Shuffle(word.AsByte(), Vector256.Create(
                    (byte)3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12,
                    19, 18, 17, 16, 23, 22, 21, 20, 27, 26, 25, 24, 31, 30, 29, 28)).AsUInt32();
            }
        }
    }

    private static Digest Read(ReadOnlySpan<Vector256<uint>> state, int lane)
    {
        Span<byte> bytes = stackalloc byte[Digest.Size];
        for (var i = 0; i < StateWords; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes[(i * sizeof(uint))..], state[i][lane]);
        }

        return Digest.Read(bytes);
    }

    /// <summary>
    /// Section 5.3, on all lanes; the first words are the block's as it stands in memory. Four rounds are written out,
    /// so that the eight words of state take each other's places by name and are not moved. By reference, here and
    /// where words are expanded, since checking every index costs as much as the round.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Compress(Span<Vector256<uint>> state, Span<Vector256<uint>> words)
    {
        Expand(words);
        ref var w = ref MemoryMarshal.GetReference(words);
        ref var t = ref MemoryMarshal.GetArrayDataReference(s_round);
        ref var late = ref Unsafe.Add(ref w, EarlyRounds);
        ref var end = ref Unsafe.Add(ref w, Rounds);
        var (a, b, c, d) = (state[0], state[1], state[2], state[3]);
        var (e, f, g, h) = (state[4], state[5], state[6], state[7]);
        for (; Unsafe.IsAddressLessThan(ref w, ref late); w = ref Unsafe.Add(ref w, 4), t = ref Unsafe.Add(ref t, 4))
        {
            Early(a, ref b, c, ref d, e, ref f, g, ref h, ref t, ref w);
            Early(d, ref a, b, ref c, h, ref e, f, ref g, ref Unsafe.Add(ref t, 1), ref Unsafe.Add(ref w, 1));
            Early(c, ref d, a, ref b, g, ref h, e, ref f, ref Unsafe.Add(ref t, 2), ref Unsafe.Add(ref w, 2));
            Early(b, ref c, d, ref a, f, ref g, h, ref e, ref Unsafe.Add(ref t, 3), ref Unsafe.Add(ref w, 3));
        }

        for (; Unsafe.IsAddressLessThan(ref w, ref end); w = ref Unsafe.Add(ref w, 4), t = ref Unsafe.Add(ref t, 4))
        {
            Late(a, ref b, c, ref d, e, ref f, g, ref h, ref t, ref w);
            Late(d, ref a, b, ref c, h, ref e, f, ref g, ref Unsafe.Add(ref t, 1), ref Unsafe.Add(ref w, 1));
            Late(c, ref d, a, ref b, g, ref h, e, ref f, ref Unsafe.Add(ref t, 2), ref Unsafe.Add(ref w, 2));
            Late(b, ref c, d, ref a, f, ref g, h, ref e, ref Unsafe.Add(ref t, 3), ref Unsafe.Add(ref w, 3));
        }

        state[0] ^= a;
        state[1] ^= b;
        state[2] ^= c;
        state[3] ^= d;
        state[4] ^= e;
        state[5] ^= f;
        state[6] ^= g;
        state[7] ^= h;
    }

    // Section 4.3: the functions FF and GG of rounds 0 to 15.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Early(
        Vector256<uint> a, ref Vector256<uint> b, Vector256<uint> c, ref Vector256<uint> d,
        Vector256<uint> e, ref Vector256<uint> f, Vector256<uint> g, ref Vector256<uint> h,
        ref uint t, ref Vector256<uint> w) =>
        Round(a, ref b, ref d, e, ref f, ref h, a ^ b ^ c, e ^ f ^ g, ref t, ref w);

    // And of rounds 16 to 63.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Late(
        Vector256<uint> a, ref Vector256<uint> b, Vector256<uint> c, ref Vector256<uint> d,
        Vector256<uint> e, ref Vector256<uint> f, Vector256<uint> g, ref Vector256<uint> h,
        ref uint t, ref Vector256<uint> w) =>
        Round(
            a, ref b, ref d, e, ref f, ref h,
            Vector256.ConditionalSelect(a ^ b, c, a), Vector256.ConditionalSelect(e, f, g), ref t, ref w);

    /// <summary>Section 5.3.3: <paramref name="d"/> is the next A and <paramref name="h"/> the next E.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(
        Vector256<uint> a, ref Vector256<uint> b, ref Vector256<uint> d,
        Vector256<uint> e, ref Vector256<uint> f, ref Vector256<uint> h,
        Vector256<uint> ff, Vector256<uint> gg, ref uint t, ref Vector256<uint> w)
    {
        var rotated = Rotate(a, 12);
        var ss1 = Rotate(rotated + e + Vector256.Create(t), 7);
        var tt2 = gg + h + ss1 + w;
        d = ff + d + (ss1 ^ rotated) + (w ^ Unsafe.Add(ref w, 4));
        h = tt2 ^ Rotate(tt2, 9) ^ Rotate(tt2, 17);
        b = Rotate(b, 9);
        f = Rotate(f, 19);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Expand(Span<Vector256<uint>> words)
    {
        ref var w = ref words[BlockWords];
        ref var end = ref Unsafe.Add(ref MemoryMarshal.GetReference(words[..Expanded]), Expanded);
        for (; Unsafe.IsAddressLessThan(ref w, ref end); w = ref Unsafe.Add(ref w, 1))
        {
            var mixed = Unsafe.Add(ref w, -16) ^ Unsafe.Add(ref w, -9) ^ Rotate(Unsafe.Add(ref w, -3), 15);
            w = mixed ^ Rotate(mixed, 15) ^ Rotate(mixed, 23)
                ^ Rotate(Unsafe.Add(ref w, -13), 7) ^ Unsafe.Add(ref w, -6);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Rotate(Vector256<uint> value, [ConstantExpected] byte bits) =>
        Avx512F.VL.IsSupported ? Avx512F.VL.RotateLeft(value, bits) : (value << bits) | (value >>> (32 - bits));
}
