using System.Globalization;
using System.Text;
using Ledger.Cryptography;

namespace Ledger.Evidence.Bundles;

/// <summary>All bundles of a folder in one run, on all cores: a line each, in the order of their names.</summary>
internal static class VerifyFolder
{
    private const string Ending = ".zip";

    // Each holds its bundle and what was read of it.
    private const int MaxAtOnce = 8;

    /// <summary>Runs.</summary>
    /// <param name="arguments">The words; the bundle that they name is a folder.</param>
    /// <param name="anchors">What is believed.</param>
    /// <param name="request">What is asked of each.</param>
    /// <param name="output">Where the lines go.</param>
    /// <param name="error">Where complaints go.</param>
    /// <returns>The greatest of the bundles' own exit codes.</returns>
    public static int Run(
        VerifyArguments arguments, TrustAnchors anchors, VerificationRequest request, TextWriter output,
        TextWriter error)
    {
        var lines = new VerdictLines(arguments.Language, output);
        if (arguments.Disclosure is not null || arguments.Files.Count > 0)
        {
            error.WriteLine(lines.In(
                "A disclosure or a file is compared with one bundle, not with a folder of them."));
            return VerifyProgram.Misused;
        }

        string[] names =
        [
            .. new DirectoryInfo(arguments.Bundle).EnumerateFiles().Select(static file => file.Name)
                .Where(static name => name.EndsWith(Ending, StringComparison.Ordinal)).Order(StringComparer.Ordinal),
        ];
        if (names.Length == 0)
        {
            error.WriteLine(lines.In($"{arguments.Bundle}: no {Ending} in this folder."));
            return VerifyProgram.Misused;
        }

        var codes = new List<int>(names.Length);
        foreach (var (code, line) in names.AsParallel().AsOrdered()
            .WithDegreeOfParallelism(Math.Min(MaxAtOnce, Environment.ProcessorCount))
            .WithMergeOptions(ParallelMergeOptions.NotBuffered)
            .Select(name => Judge(arguments, lines, name, (anchors, request))))
        {
            codes.Add(code);
            (code == VerifyProgram.Misused ? error : output).WriteLine(line);
        }

        if (!arguments.Json)
        {
            output.WriteLine(lines.In(Sum(codes)));
        }

        return codes.Max();
    }

    private static string Sum(List<int> codes)
    {
        return Of(VerifyProgram.Misused) is > 0 and var unread
            ? $"{codes.Count} bundles: {Of(0)} proven, {Of(1)} not proven, {Of(2)} refused, {unread} could not be read."
            : $"{codes.Count} bundles: {Of(0)} proven, {Of(1)} not proven, {Of(2)} refused.";

        int Of(int code) => codes.Count(one => one == code);
    }

    // Only the line is kept: a verdict holds the manifests of its bundle.
    private static (int Code, string Line) Judge(
        VerifyArguments arguments, VerdictLines lines, string name,
        (TrustAnchors Anchors, VerificationRequest Request) by)
    {
        try
        {
            var bundle = VerifyProgram.ReadBundle(Path.Combine(arguments.Bundle, name));
            var verdict = BundleVerifier.Verify(bundle, by.Anchors, by.Request);
            return (verdict.ExitCode, arguments.Json ? JsonOf(name, verdict) : lines.Line(Shown(name), verdict));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return (VerifyProgram.Misused, lines.In($"{Shown(name)} cannot be read."));
        }
    }

    private static string JsonOf(string name, Verdict verdict) => Encoding.UTF8.GetString(CanonicalJson.Write(
        new JsonObject(("file", Shown(name)), ("verdict", VerdictText.ToJsonObject(verdict)))));

    // A name comes from whoever made the folder: none begins a line of its own, or turns one round.
    private static string Shown(string name) =>
        name.EnumerateRunes().Any(static rune =>
            Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format)
            ? Hex.Encode(Encoding.UTF8.GetBytes(name))
            : VerdictText.Shown(name);
}
