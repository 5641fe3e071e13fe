using Ledger.Cli.Output;
using Ledger.Domain;
using Ledger.Sdk;
using Ledger.Sdk.Fingerprint;

namespace Ledger.Cli.Demo;

/// <summary>Fingerprints data and puts what describes it, never the data, into the registry's content store.</summary>
internal sealed class ContentSteps(DemoLines lines, string data)
{
    public async Task<PrintedSet> FingerprintAsync(
        DemoSet set, LedgerClient owner, CancellationToken cancellationToken)
    {
        using var chunks = new MemoryStream();
        FingerprintResult print;
        using (var progress = new ProgressLine())
        {
            print = await Fingerprinter.ComputeAsync(set.Location, null, chunks, progress, cancellationToken);
        }

        var printed = new PrintedSet(set, print, chunks.ToArray());
        var file = await KeepAsync(printed, cancellationToken);
        await owner.PutContentAsync(print.ManifestBytes, cancellationToken);
        await owner.PutContentAsync(printed.Chunks, cancellationToken);
        var (files, size) = (print.Manifest.Files.Count, Sizes.Of((long)printed.Bytes));
        var digest = print.Content.Sha256.ToString()[..16];
        lines.Step(
            new Words(
                $"Fingerprinted {set.Label.English}: {files} file{(files == 1 ? "" : "s")}, {size}, "
                + $"manifest {digest}… is in the content store, the data stays",
                $"{set.Label.Chinese}指纹已算：{files} 个文件，{size}，清单 {digest}… 已存入内容库，数据未移动"),
            file);
        return printed;
    }

    public static async Task HandInAsync(
        LedgerClient owner, CaseId caseId, IEnumerable<Document> documents, CancellationToken cancellationToken)
    {
        foreach (var document in documents)
        {
            await owner.PutDocumentAsync(caseId, document.Bytes, cancellationToken);
        }
    }

    private async Task<string> KeepAsync(PrintedSet printed, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateDirectory(Path.Combine(data, "manifests")).FullName;
        var file = Path.Combine(folder, printed.Set.Key + ".json");
        await File.WriteAllBytesAsync(file, printed.Print.ManifestBytes, cancellationToken);
        await File.WriteAllBytesAsync(file + ".chunks", printed.Chunks, cancellationToken);
        return file;
    }
}
