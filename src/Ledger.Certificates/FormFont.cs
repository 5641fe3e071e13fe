using Ledger.Ports.Certificates;
using SkiaSharp;

namespace Ledger.Certificates;

/// <summary>
/// The typefaces of the form. They must have the rare characters of names of people and places, which of the free
/// fonts only Noto's have; they come from the system, for they are larger than everything else here.
/// </summary>
internal sealed class FormFont : IDisposable
{
    // Where the distributions put fonts-noto-cjk.
    private static readonly string[] s_folders =
    [
        "/usr/share/fonts/opentype/noto", "/usr/share/fonts/noto-cjk", "/usr/share/fonts/google-noto-cjk",
    ];

    // The collection's faces are in the order JP, KR, SC, TC, HK.
    private const int SimplifiedChinese = 2;

    private FormFont(SKTypeface regular, SKTypeface bold) => (Regular, Bold) = (regular, bold);

    public SKTypeface Regular { get; }

    public SKTypeface Bold { get; }

    /// <summary>Opens them.</summary>
    /// <param name="folder">Where they are; null or empty to look where distributions put them.</param>
    /// <exception cref="CertificateFontException">They are not there.</exception>
    public static FormFont Open(string? folder)
    {
        var folders = string.IsNullOrEmpty(folder) ? s_folders : [folder];
        foreach (var candidate in folders)
        {
            if (Face(candidate, "NotoSansCJK-Regular.ttc") is { } regular
                && Face(candidate, "NotoSansCJK-Bold.ttc") is { } bold)
            {
                return new FormFont(regular, bold);
            }
        }

        throw new CertificateFontException(
            $"NotoSansCJK-Regular.ttc and -Bold.ttc are not in {string.Join(", ", folders)}. Install fonts-noto-cjk.");
    }

    public void Dispose()
    {
        Regular.Dispose();
        Bold.Dispose();
    }

    private static SKTypeface? Face(string folder, string file)
    {
        var path = Path.Combine(folder, file);
        return File.Exists(path) ? SKTypeface.FromFile(path, SimplifiedChinese) : null;
    }
}
