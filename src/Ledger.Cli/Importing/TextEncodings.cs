using System.Text;

namespace Ledger.Cli.Importing;

/// <summary>
/// In what encoding a table of text is: by its mark, else UTF-8 where its beginning is that, else GB18030.
/// </summary>
internal static class TextEncodings
{
    private const int Looked = 1 << 20;

    // A wrong byte is a fault of the file, never a character of its own. A mark is passed over by what knows it.
    private static readonly UTF8Encoding s_utf8 = new(
        encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);

    public static Encoding Gb18030 { get; } = CodePagesEncodingProvider.Instance.GetEncoding(
        "GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    /// <summary>The encoding of that name; null to look at the file.</summary>
    /// <exception cref="ImportFileException">It has the mark of another encoding.</exception>
    public static Encoding Of(string file, string? name) => name switch
    {
        "utf-8" => s_utf8,
        "gb18030" => Gb18030,
        _ => Look(file),
    };

    private static Encoding Look(string file)
    {
        var beginning = new byte[Looked];
        using var stream = File.OpenRead(file);
        var read = beginning.AsSpan(0, stream.ReadAtLeast(beginning, Looked, throwOnEndOfStream: false));
        if (read.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || read.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            throw new ImportFileException(
                $"{file} is UTF-16; save it as UTF-8 or GB18030.", $"{file} 为 UTF-16 编码，请另存为 UTF-8 或 GB18030。");
        }

        if (read.StartsWith(s_utf8.Preamble))
        {
            return s_utf8;
        }

        // The last character of what was looked at may be cut.
        return IsUtf8(read, isCut: read.Length == Looked) ? s_utf8 : Gb18030;
    }

    private static bool IsUtf8(ReadOnlySpan<byte> bytes, bool isCut)
    {
        for (var cut = 0; cut <= (isCut ? 3 : 0); cut++)
        {
            if (System.Text.Unicode.Utf8.IsValid(bytes[..^cut]))
            {
                return true;
            }
        }

        return false;
    }
}
