using System.Collections.Concurrent;
using Ledger.Cli.Applications;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Sdk;

namespace Ledger.Cli.Importing;

/// <summary>
/// Files that rows name: only those in one folder. A table may come from anybody, and what it names is handed in.
/// </summary>
internal sealed class AttachedFiles(DirectoryInfo folder)
{
    private const long MostBytes = 64L << 20;
    private const int MostRemembered = 4096;

    private readonly string _root = Path.TrimEndingDirectorySeparator(folder.FullName);
    private readonly ConcurrentDictionary<string, Attachment> _known = new(StringComparer.Ordinal);

    /// <summary>A document that a row hands in.</summary>
    public async Task<Attachment> DocumentAsync(FormColumn column, string name, CancellationToken cancellationToken)
    {
        var path = Resolve(column, name);
        if (_known.TryGetValue(path, out var known) && known.Changed == File.GetLastWriteTimeUtc(path))
        {
            return known;
        }

        var read = new Attachment(
            path, DigestPair.Of(await ReadAsync(path, cancellationToken)), File.GetLastWriteTimeUtc(path), 0, null);
        if (_known.Count < MostRemembered)
        {
            _known[path] = read;
        }

        return read;
    }

    /// <summary>The manifest that a row names, with its chunk list where there is one.</summary>
    public async Task<Attachment> ManifestAsync(FormColumn column, string name, CancellationToken cancellationToken)
    {
        var path = Resolve(column, name);
        try
        {
            var manifest = await ManifestFile.ReadAsync(path, cancellationToken);
            return new Attachment(
                path, manifest.Content, File.GetLastWriteTimeUtc(path), manifest.DataBytes,
                manifest.Objects.Count > 1 ? path + ".chunks" : null);
        }
        catch (InvalidDataException fault)
        {
            throw new RowFaultException(
                RowFault.Cell(column, $"{name} is no manifest: {fault.Message}", $"{name} 不是数据清单。"));
        }
    }

    /// <summary>Puts what a row names where its application says that it is.</summary>
    public static async Task PutAsync(
        LedgerClient client, CaseId caseId, Attachment? manifest, IEnumerable<Attachment> documents,
        CancellationToken cancellationToken)
    {
        if (manifest is not null)
        {
            await client.PutContentAsync(await UnchangedAsync(manifest, cancellationToken), cancellationToken);
            if (manifest.Chunks is { } chunks)
            {
                await client.PutContentAsync(
                    await File.ReadAllBytesAsync(chunks, cancellationToken), cancellationToken);
            }
        }

        foreach (var document in documents)
        {
            await client.PutDocumentAsync(
                caseId, await UnchangedAsync(document, cancellationToken), cancellationToken);
        }
    }

    private static async Task<byte[]> UnchangedAsync(Attachment file, CancellationToken cancellationToken)
    {
        var bytes = await ReadAsync(file.Path, cancellationToken);
        return DigestPair.Of(bytes) == file.Content
            ? bytes
            : throw new LedgerProblemException(new RowFault(
                "row-file-changed", $"{file.Path} was changed while it was imported.", $"{file.Path} 在导入期间被修改。")
                .ToProblem());
    }

    private static async Task<byte[]> ReadAsync(string path, CancellationToken cancellationToken) =>
        new FileInfo(path).Length <= MostBytes
            ? await File.ReadAllBytesAsync(path, cancellationToken)
            : throw new RowFaultException(new RowFault(
                "row-file-oversize", $"{path} has more than 64 MiB.", $"{path} 超过 64 MiB。"));

    // Neither upwards nor through a link: what lies elsewhere was not put there for this.
    private string Resolve(FormColumn column, string name)
    {
        var path = Path.GetFullPath(Path.Combine(_root, name));
        var isInside = !Path.IsPathRooted(name)
            && path.StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        for (var part = path; isInside && part.Length > _root.Length; part = Path.GetDirectoryName(part)!)
        {
            isInside = new FileInfo(part).LinkTarget is null;
        }

        return !isInside
            ? throw new RowFaultException(RowFault.Cell(
                column, $"{name} lies outside the folder of files.", $"{name} 不在文件目录之内。"))
            : File.Exists(path) ? path
            : throw new RowFaultException(RowFault.Cell(column, $"There is no file {name}.", $"找不到文件 {name}。"));
    }
}

/// <summary>A file that a row names.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Content">Its digests.</param>
/// <param name="Changed">When it was last written.</param>
/// <param name="DataBytes">How many bytes of data it describes, where it is a manifest.</param>
/// <param name="Chunks">The chunk list beside it, where it has one.</param>
internal sealed record Attachment(string Path, DigestPair Content, DateTime Changed, ulong DataBytes, string? Chunks);
