namespace Ledger.Evidence.Bundles;

/// <summary>What a court asks of the whole, and what the findings come to (SPEC-bundle, "Aspects").</summary>
/// <param name="Name">
/// <c>integrity</c>, <c>inclusion</c>, <c>order</c>, <c>time</c>, <c>authority</c>, <c>finality</c>, <c>in-force</c> or
/// <c>completeness</c>.
/// </param>
/// <param name="Outcome">How it stands.</param>
/// <param name="Articles">The articles that it bears on.</param>
public sealed record Aspect(string Name, Standing Outcome, IReadOnlyList<string> Articles)
{
    /// <summary>All eight, in their order.</summary>
    /// <param name="findings">What was found.</param>
    /// <param name="existed">Whether anybody else shows when the checkpoint existed.</param>
    public static IReadOnlyList<Aspect> Of(IReadOnlyList<Finding> findings, bool existed) =>
    [
        new("integrity", Refuted(findings, "transparent-statement", "collection") ?? All(
            findings, "entry", "state", "content", "file", "disclosed", "certificate", "description", "mirrored",
            "rerooted"), ["16"]),
        new("inclusion", All(findings, "entry", "tlog-proof"), ["16"]),
        new("order", All(findings, "order"), ["16"]),
        new("time", Time(findings, existed), ["16", "17"]),
        new("authority", Refuted(findings, "platform", "credential")
            ?? All(findings, "statement", "certificate-signature"), ["17"]),
        new("finality", Any(findings, "chain"), ["16", "17"]),
        new("in-force", All(findings, "right-in-force"), ["16"]),
        new("completeness", All(findings, "sequence", "period-complete", "state-at"), ["16"]),
    ];

    private static Standing Time(IReadOnlyList<Finding> findings, bool existed) =>
        Refuted(findings, "timestamp", "preserved") ?? (existed ? Standing.Proven : Standing.NotShown);

    // What others show as well: without it nothing is lost, but it must not be false.
    private static Standing? Refuted(IReadOnlyList<Finding> findings, params string[] claims) =>
        findings.Any(finding => claims.Contains(finding.Claim) && finding.Outcome == Standing.Refuted)
            ? Standing.Refuted
            : null;

    // Every finding must carry it: the worst decides, and without any it is not shown.
    private static Standing All(IReadOnlyList<Finding> findings, params string[] claims)
    {
        var outcomes = findings.Where(finding => claims.Contains(finding.Claim))
            .Select(finding => finding.Outcome).ToHashSet();
        return outcomes.Contains(Standing.Refuted) ? Standing.Refuted
            : outcomes.Contains(Standing.NotShown) || outcomes.Count == 0 ? Standing.NotShown
            : Standing.Proven;
    }

    // One is enough if none is refuted. What only its developer runs is final for nobody.
    private static Standing Any(IReadOnlyList<Finding> findings, string claim)
    {
        var of = findings.Where(finding => finding.Claim == claim).ToList();
        return of.Exists(finding => finding.Outcome == Standing.Refuted) ? Standing.Refuted
            : of.Exists(finding => finding is { Outcome: Standing.Proven, IsDevelopment: false }) ? Standing.Proven
            : Standing.NotShown;
    }
}
