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

/// <summary>
/// Keeps acknowledgements in a file, a line each, before anybody counts on them: of commands, and by its digest alone
/// of content.
/// </summary>
public sealed class AcknowledgementFile(string path) : IDisposable
{
    private readonly FileStream _stream = new(path, FileMode.Append, FileAccess.Write, FileShare.Read);
    private readonly Lock _gate = new();

    public void Append(Acknowledgement acknowledgement) => Append(acknowledgement.ToString());

    public void Append(Digest content) => Append(content.ToString());

    /// <summary>All whole lines; another process may be writing the next one.</summary>
    public static async Task<Acknowledged> ReadAsync(string path, CancellationToken cancellationToken = default)
    {
        if (!File.Exists(path))
        {
            return new Acknowledged([], []);
        }

        await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        var text = await reader.ReadToEndAsync(cancellationToken);
        var lines = text.Split('\n')[..^1].ToLookup(line => line.Contains(' ', StringComparison.Ordinal));
        return new Acknowledged([.. lines[true].Select(Acknowledgement.Parse)], [.. lines[false].Select(Digest.Parse)]);
    }

    public void Dispose() => _stream.Dispose();

    private void Append(string line)
    {
        var bytes = System.Text.Encoding.ASCII.GetBytes(line + "\n");
        lock (_gate)
        {
            _stream.Write(bytes);
            _stream.Flush(flushToDisk: true);
        }
    }
}

/// <summary>What a registry acknowledged.</summary>
/// <param name="Commands">In the order in which callers were told.</param>
/// <param name="Contents">The digests of content that it took.</param>
public sealed record Acknowledged(IReadOnlyList<Acknowledgement> Commands, IReadOnlyList<Digest> Contents);
