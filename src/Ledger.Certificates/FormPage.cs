using System.Text;
using QRCoder;
using SkiaSharp;

namespace Ledger.Certificates;

/// <summary>
/// Draws on A4 pages from the top down and begins another page where one is full. Measures are points.
/// </summary>
internal sealed class FormPage : IDisposable
{
    public const float Width = 595;
    public const float Height = 842;
    public const float Margin = 56;
    public const float Bottom = 120;

    private readonly SKDocument _document;
    private readonly FormFont _fonts;
    private readonly Action<FormPage> _decorate;
    private readonly float _bottom;
    private SKCanvas _canvas = null!;

    /// <param name="document">Gets the pages.</param>
    /// <param name="fonts">The typefaces.</param>
    /// <param name="decorate">Draws what is on every page.</param>
    /// <param name="bottom">What is kept free at the foot of every page.</param>
    public FormPage(SKDocument document, FormFont fonts, Action<FormPage> decorate, float bottom = Bottom)
    {
        (_document, _fonts, _decorate, _bottom) = (document, fonts, decorate, bottom);
        Begin();
    }

    /// <summary>How far down the page is filled.</summary>
    public float Top { get; set; }

    public static float InnerWidth => Width - (2 * Margin);

    /// <summary>Begins another page where fewer points are left.</summary>
    public void Reserve(float points)
    {
        if (Top + points > Height - _bottom)
        {
            _document.EndPage();
            Begin();
        }
    }

    /// <summary>One line of text whose baseline is at <paramref name="y"/>.</summary>
    public void Line(string text, float x, float y, FormStyle style)
    {
        if (text.Length == 0)
        {
            return;
        }

        using var font = FontOf(style);
        using var paint = new SKPaint { Color = style.Color, IsAntialias = true };
        using var run = RunOf(text, font);
        _canvas.DrawText(run, style.Align is SKTextAlign.Center ? x - (font.MeasureText(text) / 2) : x, y, paint);
    }

    /// <summary>
    /// Glyphs together with the characters that they stand for. The fonts draw 力 and the radical ⼒ with one glyph, and
    /// whoever searches the document or copies from it shall find the character that was written.
    /// </summary>
    private static SKTextBlob RunOf(string text, SKFont font)
    {
        var glyphs = font.GetGlyphs(text);
        var utf8 = Encoding.UTF8.GetBytes(text);
        var clusters = new uint[glyphs.Length];
        var (at, n) = (0u, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            (clusters[n], at, n) = (at, at + (uint)rune.Utf8SequenceLength, n + 1);
        }

        using var builder = new SKTextBlobBuilder();
        var run = builder.AllocateHorizontalTextRun(font, glyphs.Length, 0, utf8.Length);
        run.SetGlyphs(glyphs);
        run.SetPositions(font.GetGlyphOffsets(glyphs));
        run.SetText(utf8);
        run.SetClusters(clusters);
        return builder.Build() ?? throw new InvalidOperationException("A run of glyphs makes a text.");
    }

    /// <summary>The lines that a text takes at most so wide: broken between words, and Chinese anywhere.</summary>
    public IReadOnlyList<string> Break(string text, float width, FormStyle style)
    {
        using var font = FontOf(style);
        return TextBreaker.Break(text, width, part => font.MeasureText(part));
    }

    public void Rule(float x1, float y1, float x2, float y2, float thickness = 0.6f)
    {
        using var paint = new SKPaint { Color = FormStyle.Ink, StrokeWidth = thickness, IsStroke = true };
        _canvas.DrawLine(x1, y1, x2, y2, paint);
    }

    public void Frame(float inset, float thickness)
    {
        using var paint = new SKPaint { Color = FormStyle.Seal, StrokeWidth = thickness, IsStroke = true };
        _canvas.DrawRect(inset, inset, Width - (2 * inset), Height - (2 * inset), paint);
    }

    /// <summary>A text across the page, so that no reader takes the certificate for what it is no longer.</summary>
    public void Stamp(string text)
    {
        _canvas.Save();
        _canvas.Translate(Width / 2, Height / 2);
        _canvas.RotateDegrees(-35);
        Line(text, 0, 0, new FormStyle(64, Bold: true, SKTextAlign.Center) { Color = FormStyle.Faint });
        _canvas.Restore();
    }

    /// <summary>A QR code, its modules drawn as squares.</summary>
    public void Code(string content, float x, float y, float size)
    {
        using var data = QRCodeGenerator.GenerateQrCode(content, QRCodeGenerator.ECCLevel.M);
        var rows = data.ModuleMatrix;
        var module = size / rows.Count;
        using var paint = new SKPaint { Color = SKColors.Black };
        for (var row = 0; row < rows.Count; row++)
        {
            for (var column = 0; column < rows.Count; column++)
            {
                if (rows[row][column])
                {
                    _canvas.DrawRect(x + (column * module), y + (row * module), module, module, paint);
                }
            }
        }
    }

    public void Dispose() => _document.EndPage();

    private void Begin()
    {
        _canvas = _document.BeginPage(Width, Height);
        Top = Margin + 24;
        _decorate(this);
    }

    // Measures of paper, not of a screen's points.
    private SKFont FontOf(FormStyle style) => new(style.Bold ? _fonts.Bold : _fonts.Regular, style.Size)
    {
        Subpixel = true,
        LinearMetrics = true,
        Hinting = SKFontHinting.None,
    };
}

/// <summary>How text looks.</summary>
internal sealed record FormStyle(float Size, bool Bold = false, SKTextAlign Align = SKTextAlign.Left)
{
    public static readonly SKColor Ink = new(0x22, 0x2a, 0x35);
    public static readonly SKColor Grey = new(0x6b, 0x72, 0x80);
    public static readonly SKColor Seal = new(0x9b, 0x1c, 0x1c);
    public static readonly SKColor Faint = new(0x9b, 0x1c, 0x1c, 0x40);

    public SKColor Color { get; init; } = Ink;
}
