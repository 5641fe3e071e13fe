using System.Globalization;
using Ledger.Cryptography;

namespace Ledger.EndToEnd.Hammer;

/// <summary>What the registry answered to a command: from then on it must never lose or change it.</summary>
public sealed record Acknowledgement(string Actor, string CommandId, ulong Index, DigestPair LeafHash)
{
    public static Acknowledgement Parse(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var words = line.Split(' ');
        return new Acknowledgement(
            words[0],
            words[1],
            ulong.Parse(words[2], CultureInfo.InvariantCulture),
            new DigestPair(Digest.Parse(words[3]), Digest.Parse(words[4])));
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Actor} {CommandId} {Index} {LeafHash.Sha256} {LeafHash.Sm3}");
}

/// <summary>Keeps acknowledgements in a file, a line each, before anybody counts on them.</summary>
public sealed class AcknowledgementFile(string path) : IDisposable
{
    private readonly FileStream _stream = new(path, FileMode.Append, FileAccess.Write, FileShare.Read);
    private readonly Lock _gate = new();

    public void Append(Acknowledgement acknowledgement)
    {
        var line = System.Text.Encoding.ASCII.GetBytes(acknowledgement + "\n");
        lock (_gate)
        {
            _stream.Write(line);
            _stream.Flush(flushToDisk: true);
        }
    }

    /// <summary>All whole lines; another process may be writing the next one.</summary>
    public static async Task<IReadOnlyList<Acknowledgement>> ReadAsync(
        string path, CancellationToken cancellationToken = default)
    {
        if (!File.Exists(path))
        {
            return [];
        }

        await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        var text = await reader.ReadToEndAsync(cancellationToken);
        return [.. text.Split('\n')[..^1].Select(Acknowledgement.Parse)];
    }

    public void Dispose() => _stream.Dispose();
}
