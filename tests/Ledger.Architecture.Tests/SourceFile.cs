using Ledger.Testing;

namespace Ledger.Architecture;

/// <summary>A text file of the checkout that people wrote.</summary>
internal sealed record SourceFile(string Path, IReadOnlyList<string> Lines)
{
    private static readonly string[] s_foreign =
        ["bin", "obj", "node_modules", "artifacts", "out", "dist", "cache", ".data", "vectors"];

    /// <summary>The files with one of the endings under the folders, by their paths below the checkout.</summary>
    public static IReadOnlyList<SourceFile> Under(string[] folders, params string[] endings) =>
    [
        .. folders.Select(folder => Repository.PathOf(folder)).Where(Directory.Exists).SelectMany(Walk)
            .Where(file => endings.Contains(System.IO.Path.GetExtension(file)))
            .Select(file => new SourceFile(
                System.IO.Path.GetRelativePath(Repository.Root, file), File.ReadAllLines(file))),
    ];

    private static IEnumerable<string> Walk(string folder) =>
        Directory.EnumerateFiles(folder).Concat(
            Directory.EnumerateDirectories(folder)
                .Where(inner => !s_foreign.Contains(System.IO.Path.GetFileName(inner)))
                .SelectMany(Walk));
}
