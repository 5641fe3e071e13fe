using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Evidence.Bundles;
using Ledger.Evidence.Entries;
using Ledger.Evidence.Evm;
using Ledger.Evidence.Log;
using Ledger.Evidence.Manifests;
using Ledger.Grains.Witnessing;
using Ledger.Ports;
using Ledger.Ports.Objects;
using Ledger.Ports.TimeStamping;
using Ledger.Ports.Witnesses;

namespace Ledger.Grains.EvidenceMaking;

/// <summary>
/// Makes bundles out of what is published. A bundle that its own verifier would not pass is not handed out.
/// </summary>
public sealed class EvidenceMaker : IEvidenceMaker
{
    private readonly EvidenceOptions _options;
    private readonly IJournal _journal;
    private readonly ILogProofs _proofs;
    private readonly ContentStore _content;
    private readonly IEvidenceChains _chains;
    private readonly TrustedHeaderStore _headers;
    private readonly IWitnesses? _witnesses;
    private readonly ICheckpointStamps? _stamps;

    /// <summary>Makes evidence of one registry.</summary>
    public EvidenceMaker(
        EvidenceOptions options, IJournal journal, ILogProofs proofs, IObjectStore objects, IEvidenceChains chains,
        IWitnesses? witnesses = null, ICheckpointStamps? stamps = null)
    {
        (_options, _journal, _proofs, _chains) = (options, journal, proofs, chains);
        (_witnesses, _stamps) = (witnesses, stamps);
        (_content, _headers) = (new ContentStore(objects), new TrustedHeaderStore(objects));
    }

    /// <inheritdoc/>
    public async Task<byte[]?> MakeAsync(AssetId asset, CancellationToken cancellationToken)
    {
        if (_proofs.Newest is not { } heads
            || await StateAsync(StateKey.Of(asset), heads.Size, cancellationToken).ConfigureAwait(false)
                is not { State.Value: not null } subject)
        {
            return null;
        }

        var content = await GatherAsync(asset, heads, subject, cancellationToken).ConfigureAwait(false);
        var bundle = Write(content);
        var verdict = BundleVerifier.Verify(
            bundle, await ReadAnchorsAsync(cancellationToken).ConfigureAwait(false), new VerificationRequest());
        return verdict.Refusal is null && verdict.Findings.All(finding => finding.Outcome != Standing.Refuted)
            ? bundle
            : throw new InvalidOperationException(
                "The evidence does not verify: " + (verdict.Refusal
                ?? verdict.Findings.First(finding => finding.Outcome == Standing.Refuted).ToString()));
    }

    /// <inheritdoc/>
    public async Task<byte[]> AnchorsAsync(CancellationToken cancellationToken) =>
        (await ReadAnchorsAsync(cancellationToken).ConfigureAwait(false)).ToBytes();

    private byte[] Write(BundleContent content)
    {
        try
        {
            return Bundle.Write(content, _options.BundleKey);
        }
        catch (ArgumentException tooLarge)
        {
            throw new EvidenceTooLargeException(tooLarge.Message, tooLarge);
        }
    }

    private async Task<TrustAnchors> ReadAnchorsAsync(CancellationToken cancellationToken)
    {
        var chains = new List<TrustedChain>();
        foreach (var chain in await _chains.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            chains.Add(_options.IsDevelopment && chain.Anchor.Seal is EvmSealRule.TrustedHeaders
                ? await _headers.WithHeadersAsync(chain.Anchor, cancellationToken).ConfigureAwait(false)
                : chain.Anchor);
        }

        var from = await FirstTimeAsync(cancellationToken).ConfigureAwait(false);
        return new TrustAnchors
        {
            Origin = _options.Keys.Origin,
            Lanes = [.. _options.Keys.NoteKeys(DigestAlgorithm.Sha256)
                .Select(key => new TrustedLane(key.Key, new Validity(from)))],
            BundleKeys = [new TrustedKey(_options.BundleKey.PublicKey, new Validity(from))],
            CertificateKeys = [.. _options.CertificateKeys.Select(key => new TrustedKey(key, new Validity(from)))],
            Witnesses = [.. _options.Witnesses.Select(
                key => new TrustedWitness(key, new Validity(from - WitnessTrack.MaximumSkew)))],
            WitnessQuorum = _options.WitnessQuorum,
            TimeStampers = Certified(_options.TimeStampers, from),
            Authorities = Certified(_options.Authorities, from),
            Chains = chains,
        };
    }

    // The lanes have had these keys since the log began; an empty log has no checkpoint that could be too early.
    private async Task<DateTimeOffset> FirstTimeAsync(CancellationToken cancellationToken)
    {
        await foreach (var first in _journal.ReadLeavesAsync(0, 1, cancellationToken).ConfigureAwait(false))
        {
            return EntryLeaf.TryRead(first.Leaf.Span, out var leaf, out var error)
                ? leaf.RecordedTime
                : throw new JournalCorruptException($"Entry 0 is no leaf: {error}");
        }

        return DateTimeOffset.UnixEpoch;
    }

    private async Task<BundleContent> GatherAsync(
        AssetId asset, SiblingCheckpoints heads, StateProof subject, CancellationToken cancellationToken)
    {
        var entries = await new EvidenceEntries(_journal)
            .GatherAsync(asset, heads.Size, cancellationToken).ConfigureAwait(false);
        var states = new List<StateProof>();
        foreach (var key in entries.SelectMany(entry => entry.Leaf.Effects).Select(effect => effect.Key).Distinct()
            .Where(key => key.Kind is not (StateKeyKind.Transaction or StateKeyKind.Egress)))
        {
            states.Add(key == subject.State.Key
                ? subject
                : await StateAsync(key, heads.Size, cancellationToken).ConfigureAwait(false)
                    ?? throw new InvalidOperationException($"The state of {key} is not published."));
        }

        string[] mirrored =
        [
            .. states.Where(state => state.State.Key.Kind is StateKeyKind.Asset or StateKeyKind.Right)
                .Select(state => state.State.Key.ToString()),
        ];
        var chains = await new ChainEvidence(_proofs, new CommitFinder(_journal), _headers, _options.IsDevelopment)
            .GatherAsync(
                await _chains.ListAsync(cancellationToken).ConfigureAwait(false),
                [.. entries.Select(entry => entry.Index)], mirrored, heads.Size, cancellationToken)
                .ConfigureAwait(false);
        return new BundleContent
        {
            Origin = _options.Keys.Origin,
            Subject = asset.Stream.ToString(),
            CheckpointSha256 = await CosignedAsync(heads, DigestAlgorithm.Sha256, cancellationToken)
                .ConfigureAwait(false),
            CheckpointSm3 = await CosignedAsync(heads, DigestAlgorithm.Sm3, cancellationToken).ConfigureAwait(false),
            Entries = await IncludeAsync(entries, heads.Size, cancellationToken).ConfigureAwait(false),
            States = [.. states.Select(state => new BundleState(state.State.Key.ToString(), state.ToBytes()))
                .OrderBy(state => state.Key, StringComparer.Ordinal)],
            Manifests = await ManifestsAsync(subject, cancellationToken).ConfigureAwait(false),
            Chains = chains,
            Timestamps = await StampsAsync(heads.Size, cancellationToken).ConfigureAwait(false),
        };
    }

    // These checkpoints are perhaps too young to be cosigned already.
    private async Task<byte[]> CosignedAsync(
        SiblingCheckpoints heads, DigestAlgorithm tree, CancellationToken cancellationToken)
    {
        if (_witnesses is null)
        {
            return heads[tree].Note.ToBytes();
        }

        await _witnesses.CollectAsync(heads, cancellationToken).ConfigureAwait(false);
        var lines = await _witnesses.CosignaturesAsync(tree, heads.Size, cancellationToken).ConfigureAwait(false);
        return heads[tree].Note.With(lines).ToBytes();
    }

    private static List<TrustedCertificate> Certified(
        IEnumerable<ReadOnlyMemory<byte>> certificates, DateTimeOffset from) =>
        [.. certificates.Select(one => new TrustedCertificate(one, new Validity(from - WitnessTrack.MaximumSkew)))];

    // These checkpoints are perhaps too young to be stamped already.
    private async Task<IReadOnlyList<BundleTimestamp>> StampsAsync(ulong size, CancellationToken cancellationToken) =>
        _stamps is not null
        && await _stamps.FindAsync(size, cancellationToken).ConfigureAwait(false) is { } response
            ? [new BundleTimestamp(DigestAlgorithm.Sha256.Hash(response), response)]
            : [];

    private async Task<IReadOnlyList<BundleEntry>> IncludeAsync(
        IReadOnlyList<EvidenceEntry> entries, ulong size, CancellationToken cancellationToken)
    {
        var included = new List<BundleEntry>(entries.Count);
        foreach (var entry in entries)
        {
            var proof = await _proofs.InclusionAsync(entry.Index, size, cancellationToken).ConfigureAwait(false)
                ?? throw new InvalidOperationException($"Entry {entry.Index} is not published.");
            included.Add(new BundleEntry(entry.Index, entry.Bytes, new HashPaths(proof.Sha256, proof.Sm3)));
        }

        return included;
    }

    private async Task<IReadOnlyList<BundleManifest>> ManifestsAsync(
        StateProof subject, CancellationToken cancellationToken)
    {
        if (subject.State.Value is not { } value || !value.TryGetObject("content", out var content)
            || !content.TryGetDigest("sha256", out var sha256))
        {
            return [];
        }

        var bytes = await _content.ReadAsync(sha256, Manifest.MaxBytes, cancellationToken).ConfigureAwait(false);
        return bytes is null || !Manifest.TryRead(bytes, out _, out _) ? [] : [new BundleManifest(sha256, bytes)];
    }

    private Task<StateProof?> StateAsync(StateKey key, ulong size, CancellationToken cancellationToken) =>
        _proofs.StateAsync(key, size, cancellationToken);
}
