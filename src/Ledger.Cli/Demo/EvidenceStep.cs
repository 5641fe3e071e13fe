using Ledger.Cli.Output;

namespace Ledger.Cli.Demo;

/// <summary>
/// Downloads what a court would get: a bundle for each asset and the trust anchors; and puts the page beside them that
/// verifies them in a browser.
/// </summary>
internal sealed class EvidenceStep(DemoActors actors, DemoLines lines, string data)
{
    private readonly string _folder = Path.Combine(data, "evidence");

    public string Anchors => Path.Combine(_folder, "anchors.json");

    /// <summary>The verification page; null where there is none.</summary>
    public string? Page { get; private set; }

    public string BundleOf(DemoAsset asset) => Path.Combine(_folder, asset.Id + ".zip");

    /// <summary>Whether the registry offered everything.</summary>
    public async Task<bool> RunAsync(IEnumerable<DemoAsset> assets, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(_folder);
        foreach (var asset in assets)
        {
            var label = asset.Set.Set.Label;
            var offered = await DownloadAsync(
                BundleOf(asset),
                stream => asset.Filer.DownloadEvidenceAsync(asset.Id, stream, cancellationToken),
                new Words($"Downloaded the evidence bundle of {label.English}", $"{label.Chinese}证据包已下载"));
            if (!offered)
            {
                return NotOffered($"v1/assets/{asset.Id}/evidence");
            }
        }

        Page = await VerificationPage.WriteAsync(_folder, cancellationToken);
        if (Page is not null)
        {
            lines.Step(new Words("Put the verification page beside them", "核验页面已放在证据包旁"), Page);
        }

        return await DownloadAsync(
            Anchors,
            stream => actors.Holder.DownloadAnchorsAsync(stream, cancellationToken),
            new Words("Downloaded the trust anchors", "信任锚已下载"))
            || NotOffered("v1/evidence/anchors");
    }

    private async Task<bool> DownloadAsync(string file, Func<Stream, Task<bool>> download, Words what)
    {
        var half = file + ".new";
        bool offered;
        long bytes;
        await using (var stream = File.Create(half))
        {
            offered = await download(stream);
            bytes = stream.Length;
        }

        if (!offered)
        {
            File.Delete(half);
            return false;
        }

        File.Move(half, file, overwrite: true);
        var size = Sizes.Of(bytes);
        lines.Step(new Words($"{what.English}, {size}", $"{what.Chinese}，{size}"), file);
        return true;
    }

    private bool NotOffered(string path)
    {
        lines.Step(
            new Words("Evidence is not offered by this server", "该服务器未提供证据下载"),
            new Uri(actors.Server, path).ToString());
        return false;
    }
}
