using System.Text;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Keys;
using Ledger.Evidence.Bundles;
using Ledger.Evidence.Descriptions;
using Ledger.Evidence.Evm;
using Ledger.Evidence.Log;
using Ledger.Evidence.Manifests;
using Ledger.Evidence.Preservation;
using Ledger.Grains.Publication;
using Ledger.Grains.TimeStamping;
using Ledger.Ports;
using Ledger.Ports.Keys;
using Ledger.Ports.Objects;
using Ledger.Ports.Preservation;
using Ledger.Ports.TimeStamping;
using Ledger.Ports.Witnesses;

namespace Ledger.Grains.EvidenceMaking;

/// <summary>
/// Makes bundles out of what is published. A bundle that its own verifier would not pass is not handed out.
/// </summary>
public sealed class EvidenceMaker : IEvidenceMaker
{
    private readonly EvidenceOptions _options;
    private readonly IRegistryKeys _keys;
    private readonly IJournal _journal;
    private readonly ILogProofs _proofs;
    private readonly ContentStore _content;
    private readonly IEvidenceChains _chains;
    private readonly TrustedHeaderStore _headers;
    private readonly IWitnesses? _witnesses;
    private readonly ICheckpointStamps? _stamps;
    private readonly IReportPrinter? _printer;
    private readonly ILogSigners? _signers;
    private readonly IPreservation? _preservation;

    /// <summary>Makes evidence of one registry.</summary>
    public EvidenceMaker(
        EvidenceOptions options, IRegistryKeys keys, IJournal journal, ILogProofs proofs, IObjectStore objects,
        IEvidenceChains chains, IWitnesses? witnesses = null, ICheckpointStamps? stamps = null,
        IReportPrinter? printer = null, ILogSigners? signers = null, IPreservation? preservation = null)
    {
        (_options, _keys, _journal, _proofs, _chains) = (options, keys, journal, proofs, chains);
        (_witnesses, _stamps, _printer, _signers, _preservation) =
            (witnesses, stamps, printer, signers, preservation);
        (_content, _headers) = (new ContentStore(objects), new TrustedHeaderStore(objects));
    }

    /// <inheritdoc/>
    public Task<byte[]?> MakeAsync(AssetId asset, CancellationToken cancellationToken) =>
        MakeAsync(asset, EvidenceWish.None, cancellationToken);

    /// <inheritdoc/>
    public async Task<byte[]?> MakeAsync(
        AssetId asset, EvidenceWish wish, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(wish);
        if (await HeadsAsync(wish.Size, cancellationToken).ConfigureAwait(false) is not { } heads
            || await StateAsync(StateKey.Of(asset), heads.Size, cancellationToken).ConfigureAwait(false)
                is not { State.Value: not null } subject
            || await _keys.BundleKeyAsync(heads.Size, cancellationToken).ConfigureAwait(false) is not { } key)
        {
            return null;
        }

        var asked = wish.Proofs.Concat(wish.Statements ?? wish.Proofs).ToHashSet();
        var content = await GatherAsync(asset, heads, subject, (asked, wish.Filings), cancellationToken)
            .ConfigureAwait(false);
        if (_signers is not null)
        {
            var log = await _signers.AtAsync(heads.Size, cancellationToken).ConfigureAwait(false);
            content = content with
            {
                Statements = EvidenceStatements.Of(content, heads.Sha256.Head, wish.Statements, log, key),
            };
        }

        var bundle = Write(WithPages(WithProofs(content, wish.Proofs), wish.Pages), key);
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

    private BundleContent WithPages(BundleContent content, bool isAsked)
    {
        var report = content.Descriptions.FirstOrDefault(one => one.Name == "report.txt");
        return !isAsked || _printer is null || report is null ? content : content with
        {
            Descriptions =
            [
                .. content.Descriptions
                    .Append(new(Description.Pages, _printer.Print(Encoding.UTF8.GetString(report.Bytes.Span))))
                    .OrderBy(one => one.Name, StringComparer.Ordinal),
            ],
        };
    }

    private static BundleContent WithProofs(BundleContent content, IReadOnlySet<ulong> proofs) => content with
    {
        Proofs =
        [
            .. BundleProofs.Of(content).Where(proof => proofs.Contains(proof.Index))
                .Select(proof => new BundleProof(proof.Index, proof.Proof.ToBytes())),
        ],
    };

    private static byte[] Write(BundleContent content, PrivateKey key)
    {
        try
        {
            return Bundle.Write(content, key);
        }
        catch (ArgumentException tooLarge)
        {
            throw new EvidenceTooLargeException(tooLarge.Message, tooLarge);
        }
    }

    private async Task<SiblingCheckpoints?> HeadsAsync(ulong? size, CancellationToken cancellationToken) =>
        size is { } asked
            ? await _proofs.CheckpointsAsync(asked, cancellationToken).ConfigureAwait(false)
            : _proofs.Newest;

    private async Task<BundlePreservation?> PreservationAsync(
        ulong size, IReadOnlyList<ulong> entries, List<StateProof> states,
        CancellationToken cancellationToken) => _preservation is null ? null : await _preservation.FindAsync(
            size, entries,
            [.. states.Select(state => state.State.Key).OrderBy(key => key.ToString(), StringComparer.Ordinal)],
            cancellationToken).ConfigureAwait(false);

    private async Task<TrustAnchors> ReadAnchorsAsync(CancellationToken cancellationToken)
    {
        var chains = new List<TrustedChain>();
        foreach (var chain in await _chains.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            chains.Add(_options.IsDevelopment && chain.Anchor.Seal is EvmSealRule.TrustedHeaders
                ? await _headers.WithHeadersAsync(chain.Anchor, cancellationToken).ConfigureAwait(false)
                : chain.Anchor);
        }

        var keys = new AnchoredKeys(await _keys.ListAsync(cancellationToken).ConfigureAwait(false));
        return new TrustAnchors
        {
            Origin = _options.Origin,
            Lanes = keys.Lanes(),
            BundleKeys = keys.Keys(KeyPurpose.Bundle),
            CertificateKeys = keys.Keys(KeyPurpose.Certificate),
            Witnesses = keys.Witnesses(),
            WitnessQuorum = _options.WitnessQuorum,
            TimeStampers = keys.Certificates(KeyPurpose.TimeStamper),
            Authorities = keys.Certificates(KeyPurpose.Authority),
            Chains = chains,
        };
    }

    private async Task<BundleContent> GatherAsync(
        AssetId asset, SiblingCheckpoints heads, StateProof subject,
        (IReadOnlySet<ulong> Indexes, FilingPeriod? Filings) asked, CancellationToken cancellationToken)
    {
        var all = await new EvidenceEntries(_journal)
            .GatherAsync(asset, heads.Size, cancellationToken).ConfigureAwait(false);
        var states = new List<StateProof>();
        var written = all.SelectMany(entry => entry.Leaf.Effects).Select(effect => effect.Key).ToHashSet();
        var entries = Bounded(EvidenceKeys.Trim(
            asset, all, asked.Indexes.Concat(EvidenceKeys.Filed(asset, all, asked.Filings)).ToHashSet()));
        foreach (var key in EvidenceKeys.Of(asset, written))
        {
            states.Add(key == subject.State.Key
                ? subject
                : await StateAsync(key, heads.Size, cancellationToken).ConfigureAwait(false)
                    ?? throw new InvalidOperationException($"The state of {key} is not published."));
        }

        var content = new BundleContent
        {
            Origin = _options.Origin,
            Subject = asset.Stream.ToString(),
            CheckpointSha256 = await CosignedAsync(heads, DigestAlgorithm.Sha256, cancellationToken)
                .ConfigureAwait(false),
            CheckpointSm3 = await CosignedAsync(heads, DigestAlgorithm.Sm3, cancellationToken).ConfigureAwait(false),
            Entries = await IncludeAsync(entries, heads.Size, cancellationToken).ConfigureAwait(false),
            States = [.. states.Select(state => new BundleState(state.State.Key.ToString(), state.ToBytes()))
                .OrderBy(state => state.Key, StringComparer.Ordinal)],
            Sequences = await SequencesAsync(
                EvidenceKeys.LongSequences(asset, written), heads.Size, cancellationToken).ConfigureAwait(false),
            Manifests = await ManifestsAsync(subject, cancellationToken).ConfigureAwait(false),
            Chains = await ChainsAsync(entries, states, heads.Size, cancellationToken).ConfigureAwait(false),
            Preservation = await PreservationAsync(
                heads.Size, [.. entries.Select(entry => entry.Index)], states, cancellationToken).ConfigureAwait(false),
            Timestamps = await StampsAsync(heads.Size, cancellationToken).ConfigureAwait(false),
        };
        return content with
        {
            Descriptions = EvidenceDescriptions.Of(asset, heads.Size, content, entries, states),
        };
    }

    // Before anything is proven of them: anybody may ask for the evidence of all days.
    private IReadOnlyList<EvidenceEntry> Bounded(IReadOnlyList<EvidenceEntry> entries) =>
        entries.Count <= _options.MaxEntries ? entries : throw new EvidenceTooLargeException(
            $"The evidence would hold {entries.Count} entries; one file holds {_options.MaxEntries} at the most. "
            + "Ask for fewer days at a time.");

    private async Task<IReadOnlyList<BundleChain>> ChainsAsync(
        IReadOnlyList<EvidenceEntry> entries, List<StateProof> states, ulong size,
        CancellationToken cancellationToken)
    {
        string[] mirrored =
        [
            .. states.Where(state => state.State is
                { Key.Kind: StateKeyKind.Asset or StateKeyKind.Right, Value: not null })
                .Select(state => state.State.Key.ToString()),
        ];
        return await new ChainEvidence(_proofs, new CommitFinder(_journal), _headers, _options.IsDevelopment)
            .GatherAsync(
                await _chains.ListAsync(cancellationToken).ConfigureAwait(false),
                [.. entries.Select(entry => entry.Index)], mirrored, size, cancellationToken)
                .ConfigureAwait(false);
    }

    // These checkpoints are perhaps too young to be cosigned already.
    private async Task<byte[]> CosignedAsync(
        SiblingCheckpoints heads, DigestAlgorithm tree, CancellationToken cancellationToken)
    {
        if (_witnesses is null)
        {
            return heads[tree].Note.ToBytes();
        }

        if (heads.Size == _proofs.Newest?.Size)
        {
            await _witnesses.CollectAsync(heads, cancellationToken).ConfigureAwait(false);
        }

        var lines = await _witnesses.CosignaturesAsync(tree, heads.Size, cancellationToken).ConfigureAwait(false);
        return heads[tree].Note.With(lines).ToBytes();
    }

    // These checkpoints are perhaps too young to be stamped already, or the stamper takes one tree's digest alone.
    private async Task<IReadOnlyList<BundleTimestamp>> StampsAsync(ulong size, CancellationToken cancellationToken)
    {
        var stamps = new List<BundleTimestamp>();
        foreach (var tree in _stamps is null ? [] : CheckpointStamper.Trees)
        {
            if (await _stamps!.FindAsync(tree, size, cancellationToken).ConfigureAwait(false) is { } response)
            {
                stamps.Add(new BundleTimestamp(DigestAlgorithm.Sha256.Hash(response), response));
            }
        }

        return [.. stamps.OrderBy(stamp => stamp.Sha256.ToString(), StringComparer.Ordinal)];
    }

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

    private async Task<IReadOnlyList<BundleSequence>> SequencesAsync(
        IReadOnlyList<string> names, ulong size, CancellationToken cancellationToken)
    {
        var sequences = new List<BundleSequence>(names.Count);
        foreach (var name in names)
        {
            // One that has more than a proof is about stays without, and is then not shown to be complete.
            if (await _proofs.SequenceAsync(name, size, cancellationToken).ConfigureAwait(false) is { } proof)
            {
                sequences.Add(new BundleSequence(name, proof.ToBytes()));
            }
        }

        return sequences;
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
