using Ledger.Cryptography;
using Ledger.Evidence.Certificates;
using Ledger.Evidence.Collections;
using Ledger.Evidence.Descriptions;
using Ledger.Evidence.Disclosures;
using Ledger.Evidence.Entries;
using Ledger.Evidence.Log;
using Ledger.Evidence.Platforms;
using Ledger.Evidence.Scitt;

namespace Ledger.Evidence.Bundles;

/// <summary>
/// Says of every claim of a bundle whether it is proven, by the trust anchors alone: no network, no clock. It never
/// throws, whatever the bytes.
/// </summary>
public static class BundleVerifier
{
    /// <summary>Verifies.</summary>
    /// <param name="bundle">The bundle, or a certificate's archive with one in it; untrusted.</param>
    /// <param name="anchors">What is believed.</param>
    /// <param name="request">What is asked beside the bundle's own claims.</param>
    public static Verdict Verify(ReadOnlyMemory<byte> bundle, TrustAnchors anchors, VerificationRequest request)
    {
        ArgumentNullException.ThrowIfNull(anchors);
        ArgumentNullException.ThrowIfNull(request);
        if (!CertificateArchive.IsOne(bundle.Span))
        {
            return Verify(bundle, null, anchors, request);
        }

        return !CertificateArchive.TryRead(bundle, out var archive)
            ? new Verdict { Refusal = "The file is not a certificate's archive in its one byte form." }
            : archive.Evidence is not { } evidence
                ? new Verdict { Refusal = "The certificate's archive holds no bundle." }
                : Verify(evidence, archive, anchors, request);
    }

    private static Verdict Verify(
        ReadOnlyMemory<byte> bundle, CertificateArchive? archive, TrustAnchors anchors, VerificationRequest request)
    {
        var keys = anchors.BundleKeys.Select(trusted => trusted.Key).ToList();
        var broken = request.Broken;
        if (!Bundle.TryRead(bundle, keys, broken, out var content, out var signedBy, out var error))
        {
            return new Verdict { Refusal = error };
        }

        if (content.Origin != anchors.Origin)
        {
            return new Verdict { Refusal = $"The bundle is of {content.Origin}, the anchors are of {anchors.Origin}." };
        }

        if (!VerifiedLog.TryOpen(content, anchors, broken, out var log, out error))
        {
            return new Verdict { Refusal = error };
        }

        return signedBy is not null
            && !anchors.BundleKeys.Any(trusted => trusted.Key.Equals(signedBy) && trusted.Validity.Counts(log.Time))
                ? new Verdict { Refusal = "The bundle key that signed does not count at the checkpoints' time." }
                : Judge((content, archive), anchors, request, log, Statement(content, signedBy, broken));
    }

    private static Finding Statement(
        BundleContent content, PublicKey? signedBy, BrokenAlgorithms broken) => !broken.Trees.Any()
        ? new("statement", content.Subject, Standing.NotShown, "The digests that it states are declared broken.")
        : signedBy is null
        ? new("statement", content.Subject, Standing.NotShown, "The bundle keys are of algorithms declared broken.")
        : new("statement", content.Subject, Standing.Proven, $"signed by the registry's bundle key {signedBy}");

    private static Verdict Judge(
        (BundleContent Content, CertificateArchive? Archive) given, TrustAnchors anchors, VerificationRequest request,
        VerifiedLog log, Finding statement)
    {
        var content = given.Content;
        List<Finding> findings = [statement, .. log.Seen];
        var proven = CheckEntries(content, log, findings);
        List<Finding> order = [.. SequenceCheck.Order(content.Subject, proven, log.Time)];
        findings.AddRange(order);
        var history = new StateHistory([.. proven.Select(entry => entry.Leaf)]);
        var shown = CheckStates(content, log, findings);
        var states = InForce(shown, history, request.At, findings);

        findings.AddRange(log.Rerooted(content, proven.Select(entry => entry.Index).ToHashSet(), shown));
        findings.AddRange(ForOthers(content, log, proven, anchors, request.Broken));
        findings.AddRange(Disclosed(content, request, proven));

        findings.AddRange(Said(content, log, proven, states, (request.Broken, statement, order)));
        findings.AddRange(Certified(given, states, anchors, request));
        var manifests = ContentCheck.Manifests(content, states, request.Broken, findings);
        var chains = new ChainCheck(log, anchors, request.Broken);
        foreach (var chain in content.Chains)
        {
            chains.Check(chain, proven.Select(entry => entry.Index), states);
        }

        return new Verdict
        {
            Origin = content.Origin,
            Subject = content.Subject,
            Size = log.Size,
            Time = log.Time,
            Existed = log.Existed,
            Lanes = log.Lanes,
            Findings = [.. findings, .. chains.Findings],
            Manifests = manifests,
            Digests = [.. log.Trees],
        };
    }

    // Nothing follows from a state that an entry here contradicts.
    private static List<ShownState> InForce(
        IEnumerable<ShownState> shown, StateHistory history, DateTimeOffset? at, List<Finding> findings)
    {
        var states = new List<ShownState>();
        foreach (var state in shown)
        {
            var now = StateCheck.Now(state, history);
            findings.Add(now);
            findings.AddRange(at is { } time ? StateCheck.At(state, history, time) : []);
            if (now.Outcome == Standing.Proven)
            {
                states.Add(state);
            }
        }

        return states;
    }

    // The same entries in the forms of other tools.
    private static IEnumerable<Finding> ForOthers(
        BundleContent content, VerifiedLog log, List<(ulong Index, EntryLeaf Leaf)> proven, TrustAnchors anchors,
        BrokenAlgorithms broken) =>
    [
        .. ProofCheck.Check(content, proven, broken),
        .. TransparentCheck.Check(content, log, proven, anchors, broken),
    ];

    // Of what nothing is missing, in all and in some days, what follows from states alone, and what is said again of
    // all that.
    private static IEnumerable<Finding> Said(
        BundleContent content, VerifiedLog log, List<(ulong Index, EntryLeaf Leaf)> proven, List<ShownState> states,
        (BrokenAlgorithms Broken, Finding Statement, List<Finding> Order) given)
    {
        var sequences = SequenceCheck.Proofs(content, log, proven, given.Broken).ToList();
        List<KeyState> keys = [.. states.Select(state => state.State)];
        var numbered = SequenceCheck.Sequences(keys, content.Sequences).ToList();
        var periods = PeriodCheck.Check(
            content, proven, keys, log.Time, ([.. given.Order, .. numbered, .. sequences], given.Broken));
        return
        [
            .. numbered, .. sequences, .. periods.Select(period => period.Finding),
            .. PlatformCheck.Check(states, log.Time),
            .. CollectionCheck.Check(content.Subject, states, given.Broken),
            .. DescriptionCheck.Check(
                content, log, proven, states, (sequences, periods), given.Statement.Outcome == Standing.Proven),
        ];
    }

    private static IEnumerable<Finding> Certified(
        (BundleContent Content, CertificateArchive? Archive) given, List<ShownState> states, TrustAnchors anchors,
        VerificationRequest request) => given.Archive is { } archive
            ? CertificateCheck.Check(archive, given.Content, states, anchors, request.Broken)
            : [];

    private static IEnumerable<Finding> Disclosed(
        BundleContent content, VerificationRequest request, List<(ulong Index, EntryLeaf Leaf)> proven) =>
        request.Disclosure is { } disclosure
            ? DisclosureCheck.Check(
                disclosure.Span, content, proven.ToDictionary(entry => entry.Index, entry => entry.Leaf),
                request.Broken)
            : [];

    private static List<(ulong Index, EntryLeaf Leaf)> CheckEntries(
        BundleContent content, VerifiedLog log, List<Finding> findings)
    {
        var proven = new List<(ulong Index, EntryLeaf Leaf)>();
        var hashes = EntryLeaf.HashAll(content.Entries.Select(entry => entry.Leaf));
        foreach (var (entry, hash) in content.Entries.Zip(hashes))
        {
            var index = CanonicalDecimal.Encode(entry.Index);
            if (log.Find(entry, hash, out var error) is { } leaf)
            {
                proven.Add((entry.Index, leaf));
                findings.Add(new(
                    "entry", index, Standing.Proven,
                    $"{leaf.Type} of {EntrySyntax.FormatTime(leaf.RecordedTime)}, in {leaf.Origin} "
                    + $"at the latest at {EntrySyntax.FormatTime(log.Time)}"));
            }
            else
            {
                findings.Add(new("entry", index, Standing.Refuted, error!));
            }
        }

        return proven;
    }

    private static List<ShownState> CheckStates(BundleContent content, VerifiedLog log, List<Finding> findings)
    {
        var states = new List<ShownState>();
        foreach (var state in content.States)
        {
            if (log.Find(state, out var error) is { } shown)
            {
                states.Add(shown);
            }
            else
            {
                findings.Add(new("state", state.Key, Standing.Refuted, error!));
            }
        }

        return states;
    }
}
