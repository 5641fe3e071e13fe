namespace Ledger.Testing;

/// <summary>A folder of its own for one test; gone, with all it holds, when disposed.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("ledger-");

    /// <summary>The absolute path.</summary>
    public string Path => _directory.FullName;

    /// <summary>A path below the folder; nothing is created.</summary>
    public string PathOf(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Path, .. parts]);

    public override string ToString() => Path;

    public void Dispose()
    {
        try
        {
            _directory.Delete(recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // The test took it away itself.
        }
        catch (IOException) when (_directory.Exists)
        {
            // A process that is just ending may have written one more file between listing and removing.
            _directory.Delete(recursive: true);
        }
    }
}
