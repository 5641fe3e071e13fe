using Ledger.Domain.Rules;
using Ledger.Server.Configuration;

namespace Ledger.Server.Composition;

/// <summary>The rules that a registry decides by: the national ones, and its province's own over them.</summary>
internal static class RuleBooks
{
    private const int MaxBytes = 256 * 1024;

    /// <exception cref="StartRefusedException">A file is not there, or is no overlay.</exception>
    public static RuleBook Read(LedgerOptions options) =>
        new([.. RuleSet.All, .. options.RuleOverlays.Select(ReadOverlay)]);

    private static RuleSet ReadOverlay(string path)
    {
        if (!File.Exists(path) || new FileInfo(path).Length > MaxBytes)
        {
            throw new StartRefusedException($"Ledger:RuleOverlays names {path}: no such file, or too large.");
        }

        return RuleOverlay.TryRead(File.ReadAllBytes(path), out var rules, out var error)
            ? rules
            : throw new StartRefusedException($"Ledger:RuleOverlays names {path}: {error}.");
    }
}
