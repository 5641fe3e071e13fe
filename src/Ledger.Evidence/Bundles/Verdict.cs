using Ledger.Cryptography;
using Ledger.Evidence.Manifests;

namespace Ledger.Evidence.Bundles;

/// <summary>How a claim stands.</summary>
public enum Standing
{
    /// <summary>It holds, by proof.</summary>
    Proven,

    /// <summary>The proof given for it does not hold, or what is proven contradicts it.</summary>
    Refuted,

    /// <summary>Nothing here is sufficient, one way or the other.</summary>
    NotShown,
}

/// <summary>One claim with what came of it.</summary>
/// <param name="Claim">
/// What is claimed: <c>statement</c>, <c>entry</c>, <c>order</c>, <c>state</c>, <c>state-at</c>, <c>right-in-force</c>,
/// <c>sequence</c>, <c>period-complete</c>, <c>content</c>, <c>timestamp</c>, <c>preserved</c>, <c>rerooted</c>,
/// <c>chain</c>, <c>anchored</c>, <c>mirrored</c>, <c>file</c>,
/// <c>disclosed</c>, <c>cosigned</c>, <c>witnessed</c>, <c>tlog-proof</c>, <c>transparent-statement</c>,
/// <c>collection</c>, <c>platform</c>, <c>description</c>, <c>certificate</c>,
/// <c>certificate-signature</c> or <c>credential</c>.
/// </param>
/// <param name="Subject">Of what: an entry's index, a state key, a digest, a path.</param>
/// <param name="Outcome">How it stands.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="Chain">The chain instance, where the claim is about one.</param>
public sealed record Finding(string Claim, string Subject, Standing Outcome, string Reason, string? Chain = null)
{
    /// <summary>Whether the chain is one that nobody but its developer runs.</summary>
    public bool IsDevelopment { get; init; }

    /// <summary>
    /// Of a proven <c>timestamp</c>: the algorithms of which none may be broken for it to stand, ascending; of every
    /// other claim empty.
    /// </summary>
    public IReadOnlyList<string> RestsOn { get; init; } = [];

    /// <summary>The articles of the Rules of Online Litigation that it bears on.</summary>
    public IReadOnlyList<string> Articles => Bundles.Articles.Of(Claim);
}

/// <summary>What a verification found.</summary>
public sealed record Verdict
{
    /// <summary>
    /// Why the file is not believed as a whole; then nothing in it is, and there are no findings. Null otherwise.
    /// </summary>
    public string? Refusal { get; init; }

    /// <summary>The log; empty when refused.</summary>
    public string Origin { get; init; } = "";

    /// <summary>The asset; empty when refused.</summary>
    public string Subject { get; init; } = "";

    /// <summary>The size of the checkpoints that everything is shown under.</summary>
    public ulong Size { get; init; }

    /// <summary>The recorded time of the checkpoints: everything in the log is from then at the latest.</summary>
    public DateTimeOffset Time { get; init; }

    /// <summary>
    /// The earliest time at which a time stamp or a witness shows a checkpoint to have existed; null when none does.
    /// </summary>
    public DateTimeOffset? Existed { get; init; }

    /// <summary>The lanes that carried the checkpoints.</summary>
    public IReadOnlyList<string> Lanes { get; init; } = [];

    /// <summary>What came of each claim that was asked for.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Manifests that are proven to be the asset's, to compare files with.</summary>
    public IReadOnlyList<Manifest> Manifests { get; init; } = [];

    /// <summary>The digests of files and manifests that count.</summary>
    public IReadOnlyList<DigestAlgorithm> Digests { get; init; } = [DigestAlgorithm.Sha256, DigestAlgorithm.Sm3];

    /// <summary>What the findings come to; empty when refused.</summary>
    public IReadOnlyList<Aspect> Aspects => Refusal is null ? Aspect.Of(Findings, Existed is not null) : [];

    /// <summary>What stays outside proof.</summary>
    public IReadOnlyList<OutsideProof> Outside => OutsideProof.Of(Origin, Findings);

    /// <summary>Whether every claim that was asked for is proven.</summary>
    public bool Holds => Refusal is null && Findings.All(finding => finding.Outcome == Standing.Proven);

    /// <summary>0 when everything holds, 1 when a claim does not, 2 when the file is refused.</summary>
    public int ExitCode => Refusal is not null ? 2 : Holds ? 0 : 1;
}

/// <summary>What is asked of a verification.</summary>
public sealed record VerificationRequest
{
    /// <summary>
    /// A recorded time, UTC: the state of every key and the force of every right at that moment are asked for too.
    /// </summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Algorithms that are no longer believed; the others carry on.</summary>
    public BrokenAlgorithms Broken { get; init; } = BrokenAlgorithms.None;

    /// <summary>A disclosure that goes beside the bundle, untrusted; null for none.</summary>
    public ReadOnlyMemory<byte>? Disclosure { get; init; }
}
