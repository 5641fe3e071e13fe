using Ledger.Cryptography;
using Ledger.Evidence.Certificates;
using Ledger.Evidence.Descriptions;
using Ledger.Evidence.Disclosures;
using Ledger.Evidence.Entries;
using Ledger.Evidence.Log;

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
                : Judge((content, archive), anchors, request, log, Statement(content, signedBy));
    }

    private static Finding Statement(BundleContent content, PublicKey? signedBy) => signedBy is null
        ? new("statement", content.Subject, Standing.NotShown, "The bundle keys are of algorithms declared broken.")
        : new("statement", content.Subject, Standing.Proven, $"signed by the registry's bundle key {signedBy}");

    private static Verdict Judge(
        (BundleContent Content, CertificateArchive? Archive) given, TrustAnchors anchors, VerificationRequest request,
        VerifiedLog log, Finding statement)
    {
        var content = given.Content;
        List<Finding> findings = [statement, .. log.Seen];
        var proven = CheckEntries(content, log, findings);
        findings.AddRange(SequenceCheck.Order(content.Subject, proven, log.Time));
        var history = new StateHistory([.. proven.Select(entry => entry.Leaf)]);
        var shown = CheckStates(content, log, findings);
        foreach (var state in shown)
        {
            findings.Add(StateCheck.Now(state, history));
            findings.AddRange(request.At is { } time ? StateCheck.At(state, history, time) : []);
        }

        findings.AddRange(ProofCheck.Check(content, proven, request.Broken));
        findings.AddRange(Disclosed(content, request, proven));

        // Nothing follows from a state that an entry here contradicts.
        var states = shown.FindAll(state => history.Contradiction(state.State) is null);
        findings.AddRange(SequenceCheck.Sequences(states));
        findings.AddRange(DescriptionCheck.Check(
            content, log, proven, states, statement.Outcome == Standing.Proven));
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
        foreach (var entry in content.Entries)
        {
            var index = CanonicalDecimal.Encode(entry.Index);
            if (log.Find(entry, out var error) is { } leaf)
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
