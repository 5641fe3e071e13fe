using Ledger.Evidence.Manifests;
using Ledger.Sdk.Fingerprint;
using Ledger.Testing;

namespace Ledger.Sdk.Tests.Fingerprint;

/// <summary>A folder of data for one test.</summary>
internal sealed class DataFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public DataFolder() => Directory.CreateDirectory(Location);

    /// <summary>The data.</summary>
    public string Location => _folder.PathOf("data");

    public string PathOf(string path) => Path.Combine([Location, .. path.Split('/')]);

    /// <summary>Bytes that follow from a seed, as in the vectors.</summary>
    public static byte[] Content(int length, int seed)
    {
        var content = new byte[length];
        for (var i = 0; i < length; i++)
        {
            content[i] = (byte)((seed + (31L * i) + (7 * (i >> 12))) & 0xff);
        }

        return content;
    }

    public string Write(string path, byte[] content)
    {
        var location = PathOf(path);
        Directory.CreateDirectory(Path.GetDirectoryName(location)!);
        File.WriteAllBytes(location, content);
        return location;
    }

    /// <summary>The manifest and its chunk list.</summary>
    public async Task<(FingerprintResult Result, ChunkList List)> DescribeAsync(FingerprintOptions options)
    {
        using var list = new MemoryStream();
        var result = await Fingerprinter.ComputeAsync(
            Location, options, list, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(ChunkList.TryRead(list.ToArray(), result.Manifest, out var read, out var error), error);
        return (result, read);
    }

    public void Dispose() => _folder.Dispose();
}
