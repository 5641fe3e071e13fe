using Ledger.Cryptography;

namespace Ledger.Cli.Importing;

/// <summary>A file that is imported: in which form, and how its rows are read and written back.</summary>
internal sealed record ImportFile(string Path, ImportForm Form, string? Encoding)
{
    private const int PieceSize = 1 << 20;

    /// <summary>Where rows come back: beside the file, in the same form.</summary>
    public string ErrorsPath => System.IO.Path.Combine(
        System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!,
        $"{System.IO.Path.GetFileNameWithoutExtension(Path)}.errors{System.IO.Path.GetExtension(Path)}");

    /// <summary>
    /// Where a dry run writes what the import would write there: it has no say over what an import left.
    /// </summary>
    /// <param name="errors">Where the import writes: NAME.errors.EXTENSION gives NAME.dry-run.errors.EXTENSION.</param>
    public static string OfDryRun(string errors)
    {
        const string mark = ".errors";
        var (name, extension) = (
            System.IO.Path.GetFileNameWithoutExtension(errors), System.IO.Path.GetExtension(errors));
        var changed = name.EndsWith(mark, StringComparison.Ordinal)
            ? $"{name[..^mark.Length]}.dry-run{mark}"
            : name + ".dry-run";
        return System.IO.Path.Combine(System.IO.Path.GetDirectoryName(errors) ?? "", changed + extension);
    }

    /// <summary>Whether a path is that of this file, or of what it is a link to.</summary>
    public bool IsAt(string path)
    {
        var file = new FileInfo(Path);
        var comparison = OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        return string.Equals(file.FullName, path, comparison)
            || string.Equals(file.ResolveLinkTarget(returnFinalTarget: true)?.FullName, path, comparison);
    }

    /// <summary>What a file is by its name.</summary>
    public static ImportForm? FormOf(string path) => System.IO.Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".CSV" => ImportForm.Csv,
        ".XLSX" => ImportForm.Xlsx,
        ".JSONLD" or ".JSON" => ImportForm.Dcat,
        _ => null,
    };

    /// <exception cref="ImportFileException">It cannot be read as what it is said to be.</exception>
    public ISourceFile Open() => Form switch
    {
        ImportForm.Csv => new CsvSource(Path, Encoding),
        ImportForm.Xlsx => new XlsxSource(Path),
        _ => new DcatSource(Path),
    };

    /// <summary>Begins the file of rows that come back.</summary>
    public static async Task<IErrorWriter> CreateErrorsAsync(string file, ISourceFile source) => source switch
    {
        CsvSource csv => new CsvErrors(file, csv.Encoding, csv.Headings),
        XlsxSource => await XlsxErrors.CreateAsync(file, source.Headings),
        DcatSource dcat => new DcatErrors(file, dcat.Context),
        _ => throw new ArgumentException("Nothing else is read.", nameof(source)),
    };

    /// <summary>The digest of what it holds now, 64 hex characters.</summary>
    public async Task<string> DigestAsync(CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(Path);
        using var digest = DigestAlgorithm.Sha256.CreateIncremental();
        var piece = new byte[PieceSize];
        while (await stream.ReadAsync(piece, cancellationToken) is var read and > 0)
        {
            digest.Append(piece.AsSpan(0, read));
        }

        return digest.Finish().ToString();
    }
}

/// <summary>Forms that applications are imported in.</summary>
internal enum ImportForm
{
    /// <summary>A table as text, RFC 4180.</summary>
    Csv,

    /// <summary>A workbook.</summary>
    Xlsx,

    /// <summary>A catalogue, DCAT in JSON-LD.</summary>
    Dcat,
}
