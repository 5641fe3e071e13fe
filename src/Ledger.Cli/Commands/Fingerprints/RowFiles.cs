using System.Text;
using System.Text.Json;
using Ledger.Cli.Output;
using Ledger.Cryptography;
using Ledger.Evidence.Manifests;
using Ledger.Sources.Rows;

namespace Ledger.Cli.Commands;

/// <summary>The files that a fingerprint of rows leaves, and reads again to compare.</summary>
/// <param name="Content">The digests of the manifest.</param>
/// <param name="Blocks">The blocks; none where rows are in no order.</param>
internal sealed record RowFiles(DigestPair Content, IReadOnlyList<RowBlock> Blocks)
{
    public static void Write(string name, RowFingerprint made)
    {
        File.WriteAllBytes(name + ".rows.json", made.Rows.ToBytes());
        File.WriteAllBytes(ManifestOf(name), made.Manifest.ToBytes());
        File.Delete(BlocksOf(name));
        if (made.Rows.Key.Count > 0)
        {
            // They hold keys of rows, and are their owner's alone.
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var blocks = new StreamWriter(BlocksOf(name), new UTF8Encoding(false), options);
            foreach (var block in made.Blocks)
            {
                blocks.WriteLine(Json.Line(new WrittenBlock(
                    [.. block.First], [.. block.Last], block.Rows, block.Digest.ToString())));
            }
        }
    }

    public static RowFiles Read(string name)
    {
        var manifest = File.ReadAllBytes(ManifestOf(name));
        if (!Manifest.TryRead(manifest, out _, out var error))
        {
            throw new InvalidDataException($"{ManifestOf(name)}: {error}");
        }

        var blocks = File.Exists(BlocksOf(name)) ? File.ReadLines(BlocksOf(name)).Select(Block).ToList() : [];
        return new RowFiles(DigestPair.Of(manifest), blocks);
    }

    public static string ManifestOf(string name) => name + ".manifest.json";

    private static string BlocksOf(string name) => name + ".blocks.jsonl";

    private static RowBlock Block(string line)
    {
        try
        {
            var block = Json.Read<WrittenBlock>(line);
            return block is not null && Digest.TryParse(block.Digest, out var digest)
                ? new RowBlock(block.First, block.Last, block.Rows, digest)
                : throw new InvalidDataException("A line of the blocks is malformed.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException("A line of the blocks is malformed.", e);
        }
    }
}

/// <summary>A block as a line of its file.</summary>
internal sealed record WrittenBlock(
    IReadOnlyList<string> First, IReadOnlyList<string> Last, long Rows, string Digest);
