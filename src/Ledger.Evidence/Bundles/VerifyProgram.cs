using System.Text;
using Ledger.Evidence.Certificates;
using Ledger.Evidence.Words;

namespace Ledger.Evidence.Bundles;

/// <summary>
/// <c>ledger-verify</c> and <c>ledger verify</c>: reads a bundle or a folder of them, trust anchors and files from disk
/// and nothing else.
/// </summary>
public static class VerifyProgram
{
    /// <summary>The exit code for words that are not understood, or files that cannot be read.</summary>
    public const int Misused = 64;

    /// <summary>Runs.</summary>
    /// <param name="words">The command line without the program's name.</param>
    /// <param name="language">The language that people are told in; <c>--lang</c> asks for another.</param>
    /// <param name="output">Where the verdict goes.</param>
    /// <param name="error">Where complaints go.</param>
    /// <returns>
    /// 0 when every claim is proven, 1 when one is not, 2 when the bundle is refused as a whole,
    /// <see cref="Misused"/> otherwise; of a folder the greatest that one of its bundles comes to.
    /// </returns>
    public static int Run(IReadOnlyList<string> words, Language language, TextWriter output, TextWriter error)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(error);
        language = VerifyArguments.LanguageOf(words) ?? language;
        if (VerifyArguments.AskForHelp(words))
        {
            output.WriteLine(Sentences.In(language, VerifyArguments.Usage));
            return 0;
        }

        if (!VerifyArguments.TryRead(words, language, out var arguments, out var complaint))
        {
            error.WriteLine(Sentences.In(language, complaint));
            error.WriteLine(Sentences.In(language, VerifyArguments.Usage));
            return Misused;
        }

        try
        {
            return Run(arguments, output, error);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            error.WriteLine(Sentences.In(language, fault.Message));
            return Misused;
        }
    }

    private static int Run(VerifyArguments arguments, TextWriter output, TextWriter error)
    {
        if (!TrustAnchors.TryRead(Read(arguments.Anchors, TrustAnchors.MaxBytes), out var anchors, out var why))
        {
            error.WriteLine($"{arguments.Anchors}: {Sentences.In(arguments.Language, why)}");
            return Misused;
        }

        var request = new VerificationRequest
        {
            At = arguments.At,
            Broken = BrokenAlgorithms.Of(arguments.Broken),
            Disclosure = arguments.Disclosure is { } path
                ? (ReadOnlyMemory<byte>?)Read(path, Disclosures.Disclosure.MaxBytes)
                : null,
        };
        if (Directory.Exists(arguments.Bundle))
        {
            return VerifyFolder.Run(arguments, anchors, request, output, error);
        }

        var verdict = BundleVerifier.Verify(ReadBundle(arguments.Bundle), anchors, request);
        if (verdict.Refusal is null)
        {
            verdict = verdict with { Findings = [.. verdict.Findings, .. Files(verdict, arguments.Files)] };
        }

        if (arguments.Json)
        {
            output.WriteLine(Encoding.UTF8.GetString(VerdictText.ToJson(verdict)));
        }
        else
        {
            VerdictText.Write(verdict, arguments.Language, output);
        }

        return verdict.ExitCode;
    }

    /// <summary>Reads a bundle, or a certificate's archive; no more than what may be there and a byte.</summary>
    internal static byte[] ReadBundle(string path) => Read(path, CertificateArchive.MaxBytes);

    private static List<Finding> Files(Verdict verdict, IEnumerable<string> paths) =>
    [
        .. paths.Select(path => FileClaims.Check(
            verdict, path, new FileInfo(path).Length, () => File.OpenRead(path))),
    ];

    // One byte more than may be there is enough to see that it is too long.
    private static byte[] Read(string path, int most)
    {
        using var file = File.OpenRead(path);
        var bytes = new byte[(int)Math.Min(file.Length, most + 1L)];
        file.ReadExactly(bytes);
        return bytes;
    }
}
