namespace Ledger.Cli.Demo;

/// <summary>The second verifier, one HTML page; <c>tools/setup</c> builds it into this program.</summary>
internal static class VerificationPage
{
    private const string Name = "verify.html";

    /// <summary>
    /// Writes the page into a folder and returns its path; null where this program was built without it.
    /// </summary>
    public static async Task<string?> WriteAsync(string folder, CancellationToken cancellationToken)
    {
        var page = typeof(VerificationPage).Assembly.GetManifestResourceStream(Name);
        if (page is null)
        {
            return null;
        }

        var path = Path.Combine(folder, Name);
        await using (page)
        await using (var file = File.Create(path))
        {
            await page.CopyToAsync(file, cancellationToken);
        }

        return path;
    }
}
