using Ledger.Cryptography;
using Ledger.Ports.Access;

namespace Ledger.Server.Access;

/// <summary>How far the lines of an access journal were read, each following from the one before.</summary>
/// <param name="Id">The journal's id.</param>
/// <param name="Head">The last line.</param>
/// <param name="Length">Bytes up to its end.</param>
internal sealed record AccessChain(string Id, AccessHead Head, long Length)
{
    /// <summary>Bytes of the first line, which holds the id.</summary>
    public const int HeaderLength = 33;

    private const byte LineEnd = (byte)'\n';

    /// <summary>The digest that the next line begins with.</summary>
    public Digest Before => Head.Size == 0 ? AccessLine.Before(Id) : Head.Digest;

    /// <summary>Reads the first line.</summary>
    /// <exception cref="InvalidDataException">The file is no access journal.</exception>
    public static AccessChain Begin(Stream file, string path)
    {
        var header = new byte[HeaderLength];
        file.Position = 0;
        return file.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) == HeaderLength
            && header[^1] == LineEnd && System.Text.Encoding.ASCII.GetString(header, 0, HeaderLength - 1) is var id
            && Hex.TryDecode(id, out _)
                ? new AccessChain(id, default, HeaderLength)
                : throw new InvalidDataException($"{path} is no access journal.");
    }

    /// <summary>Reads on to the last whole line.</summary>
    /// <exception cref="InvalidDataException">A line does not follow from the one before.</exception>
    public AccessChain Follow(Stream file, string path)
    {
        var chain = this;
        foreach (var line in LinesOf(file, Length))
        {
            chain = chain.Next(line, path);
        }

        return chain;
    }

    /// <summary>Whether a head is one that the lines from here on lead to.</summary>
    /// <exception cref="InvalidDataException">A line before it does not follow from the one before.</exception>
    public bool Reaches(AccessHead head, Stream file, string path)
    {
        var chain = this;
        foreach (var line in LinesOf(file, Length))
        {
            chain = chain.Next(line, path);
            if (chain.Head.Size == head.Size)
            {
                return chain.Head == head;
            }
        }

        return false;
    }

    private AccessChain Next(byte[] line, string path) =>
        AccessLine.TryRead(line, out var record, out var before) && before == Before
            && record.Number == (long)Head.Size + 1
                ? With(line)
                : throw new InvalidDataException(
                    $"Line {Head.Size + 2} of {path} does not follow from the one before.");

    /// <summary>One line further.</summary>
    public AccessChain With(byte[] line) => this with
    {
        Head = new AccessHead(Head.Size + 1, DigestAlgorithm.Sha256.Hash(line)),
        Length = Length + line.Length + 1,
    };

    /// <summary>The whole lines of a file from a place on, without their ends.</summary>
    public static IEnumerable<byte[]> LinesOf(Stream file, long from)
    {
        file.Position = from;
        // Not disposed: the file goes on to be written by whoever opened it.
        var reader = new BufferedStream(file, 1 << 16);
        List<byte> line = [];
        for (var next = reader.ReadByte(); next >= 0; next = reader.ReadByte())
        {
            if (next == LineEnd)
            {
                yield return [.. line];
                line.Clear();
            }
            else
            {
                line.Add((byte)next);
            }
        }
    }
}
