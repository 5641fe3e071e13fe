using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Ledger.Cryptography;
using Ledger.Evidence.Evm;

namespace Ledger.Evm.Contract;

/// <summary>Writes the arguments of a call in Solidity's ABI: words in place, byte strings after them.</summary>
internal sealed class AbiWriter
{
    private const int WordLength = 32;

    private readonly ArrayBufferWriter<byte> _words = new();
    private readonly List<(int Place, ReadOnlyMemory<byte> Content)> _strings = [];

    /// <summary>The first four bytes of the hash of a function's signature.</summary>
    public static byte[] Selector(string signature) =>
        DigestAlgorithm.Keccak256.Hash(Encoding.ASCII.GetBytes(signature)).ToArray()[..4];

    public AbiWriter Word(Digest value)
    {
        _words.Write(value.AsSpan());
        return this;
    }

    public AbiWriter Number(ulong value)
    {
        Span<byte> word = stackalloc byte[WordLength];
        word.Clear();
        BinaryPrimitives.WriteUInt64BigEndian(word[^sizeof(ulong)..], value);
        _words.Write(word);
        return this;
    }

    public AbiWriter Address(EvmAddress value)
    {
        Span<byte> word = stackalloc byte[WordLength];
        word.Clear();
        value.CopyTo(word[(WordLength - EvmAddress.Size)..]);
        _words.Write(word);
        return this;
    }

    public AbiWriter Bytes(ReadOnlyMemory<byte> content)
    {
        _strings.Add((_words.WrittenCount, content));
        return Number(0);
    }

    /// <summary>The prefix (a selector or creation code) and the arguments.</summary>
    public byte[] Finish(ReadOnlySpan<byte> prefix)
    {
        var head = _words.WrittenSpan.ToArray();
        using var tail = new MemoryStream();
        foreach (var (place, content) in _strings)
        {
            BinaryPrimitives.WriteUInt64BigEndian(
                head.AsSpan(place + WordLength - sizeof(ulong)), (ulong)(head.Length + tail.Length));
            tail.Write(new AbiWriter().Number((ulong)content.Length)._words.WrittenSpan);
            tail.Write(content.Span);
            tail.Write(new byte[(WordLength - (content.Length % WordLength)) % WordLength]);
        }

        return [.. prefix, .. head, .. tail.ToArray()];
    }
}
