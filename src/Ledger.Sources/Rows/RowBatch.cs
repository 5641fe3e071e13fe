using Ledger.Cryptography;
using Ledger.Evidence.Manifests;
using Ledger.Evidence.Rows;

namespace Ledger.Sources.Rows;

/// <summary>Some rows in a row, hashed together.</summary>
internal sealed class RowBatch
{
    private const int FullBytes = 1 << 18;
    private const int FullRows = 4096;

    private readonly List<int> _ends = [];
    private byte[] _rows = new byte[FullBytes + 4096];
    private byte[] _salts = [];
    private bool _isSalted;

    public int Count => _ends.Count;

    public bool IsFull => Count == FullRows || Length >= FullBytes;

    /// <summary>The leaf of each row, once hashed.</summary>
    public List<DigestSet> Leaves { get; } = [];

    private int Length => Count == 0 ? 0 : _ends[^1];

    /// <summary>Takes the rows out, so that the buffers serve the next ones.</summary>
    public void Clear()
    {
        _ends.Clear();
        Leaves.Clear();
        _isSalted = false;
    }

    public void Add(ReadOnlySpan<byte> row)
    {
        var end = Length + row.Length;
        if (end > _rows.Length)
        {
            Array.Resize(ref _rows, Math.Max(end, 2 * _rows.Length));
        }

        row.CopyTo(_rows.AsSpan(Length));
        _ends.Add(end);
    }

    public ReadOnlySpan<byte> Row(int index)
    {
        var begin = index == 0 ? 0 : _ends[index - 1];
        return _rows.AsSpan(begin, _ends[index] - begin);
    }

    public ReadOnlySpan<byte> Salt(int index) =>
        !_isSalted ? [] : _salts.AsSpan(index * RowLeaf.SaltSize, RowLeaf.SaltSize);

    /// <summary>Computes salts and leaves.</summary>
    public void Hash(ManifestDigests digests, ReadOnlySpan<byte> saltKey)
    {
        if (!saltKey.IsEmpty)
        {
            _isSalted = true;
            _salts = _salts.Length < Count * RowLeaf.SaltSize ? new byte[Count * RowLeaf.SaltSize] : _salts;
            for (var i = 0; i < Count; i++)
            {
                RowLeaf.Salt(saltKey, Row(i), _salts.AsSpan(i * RowLeaf.SaltSize, RowLeaf.SaltSize));
            }
        }

        if (digests == ManifestDigests.Both)
        {
            HashTogether();
            return;
        }

        for (var i = 0; i < Count; i++)
        {
            Leaves.Add(RowLeaf.Of(digests, Salt(i), Row(i)));
        }
    }

    // Several rows go through SM3 at once, in lanes of vectors.
    private void HashTogether()
    {
        var lanes = DigestBatch.OfThread();
        for (var i = 0; i < Count; i++)
        {
            lanes.Add([0x00], Salt(i), Row(i));
            if (lanes.Count == DigestBatch.Capacity || i == Count - 1)
            {
                foreach (var pair in lanes.Finish())
                {
                    Leaves.Add(new DigestSet(pair.Sha256, pair.Sm3));
                }
            }
        }
    }
}
