using System.Collections.Concurrent;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Keys;
using Ledger.Evidence.Log;
using Ledger.Grains.Keys;
using Ledger.Grains.Publication;
using Ledger.Ports.Keys;

namespace Ledger.Server.Keys;

/// <summary>
/// The keys that the log names, with the secret halves of the registry's own out of its folder. Which key serves
/// follows from the log alone, so a start in the middle of a change finds the same.
/// </summary>
/// <param name="origin">The log's origin.</param>
/// <param name="registrar">The registrar, in whose name keys are changed.</param>
/// <param name="folder">Where the secret halves are.</param>
/// <param name="history">What the log says of keys.</param>
/// <param name="others">The keys of others that the registry is configured with, asked for when the log opens.</param>
internal sealed class RegistryKeys(
    string origin, PartyId registrar, KeyFolder folder, KeyHistory history, Func<IEnumerable<RegistryKey>> others)
    : ILogSigners, IRegistryKeys, IOpenedKeys
{
    private readonly ConcurrentDictionary<Digest, PrivateKey> _held = new();
    private volatile LogSigner? _signer;

    public string Origin => origin;

    public async ValueTask<LogSigner> AtAsync(ulong size, CancellationToken cancellationToken)
    {
        var keys = await history.ReadAsync(cancellationToken);
        // A lane whose key somebody took away is left out: each of the others is enough.
        PrivateKey[] lanes = [.. KeySlot.Lanes.Select(slot => Find(slot, slot.At(keys, size))).OfType<PrivateKey>()];
        if (lanes.Length == 0)
        {
            throw new KeyMissingException("No lane has the key that the log says is in use.");
        }

        var known = _signer;
        if (known is null || !known.Keys.NoteKeys(DigestAlgorithm.Sha256).Select(key => key.Key)
            .SequenceEqual(lanes.Select(lane => lane.PublicKey)))
        {
            _signer = known = new LogSigner(origin, lanes);
        }

        return known;
    }

    public async ValueTask<LogKeys> KeysAsync(CancellationToken cancellationToken)
    {
        var keys = await history.ReadAsync(cancellationToken);
        PublicKey[] named = [.. keys.Where(key => key.Key.Purpose is KeyPurpose.Lane).Select(key => key.Key.Key!)];
        return new LogKeys(origin, named.Length > 0
            ? named
            : KeySlot.Lanes.Select(slot => folder.Get(slot.File, slot.Algorithm).PublicKey));
    }

    public async Task<IReadOnlyList<KeyWindow>> ListAsync(CancellationToken cancellationToken) =>
        await history.ReadAsync(cancellationToken);

    public async Task<KeyProposal?> ProposalAsync(CancellationToken cancellationToken)
    {
        _ = await history.ReadAsync(cancellationToken);
        return history.Proposal;
    }

    public async Task<PrivateKey?> BundleKeyAsync(ulong size, CancellationToken cancellationToken)
    {
        var serving = KeySlot.Bundles.At(await history.ReadAsync(cancellationToken), size);
        return serving is { Validity.IsCompromised: true } ? null : Require(KeySlot.Bundles, serving);
    }

    public async Task<CertificateKeyPair> CertificateKeysAsync(CancellationToken cancellationToken)
    {
        var keys = await history.ReadAsync(cancellationToken);
        PrivateKey Now(KeySlot slot) => Require(slot, slot.At(keys, ulong.MaxValue));
        return new CertificateKeyPair(Now(KeySlot.CertificatesP256), Now(KeySlot.CertificatesSm2));
    }

    public async Task<KeyChange?> PrepareAsync(
        Digest id, RegistryKey? next, KeyRevocation? revoked, CancellationToken cancellationToken)
    {
        var keys = await history.ReadAsync(cancellationToken);
        if (keys.FirstOrDefault(known => known.Key.Id == id) is not { } ending)
        {
            return null;
        }

        if (KeySlot.All.FirstOrDefault(slot => slot.Holds(ending.Key)) is not { } own)
        {
            return new KeyChange(ending.Key, next, revoked, null, null);
        }

        if (ending.Until is not null)
        {
            return new KeyChange(ending.Key, null, revoked, null, null);
        }

        var successor = folder.Successor(
            own.File, own.Algorithm, half => keys.Any(known => half.Equals(known.Key.Key)));
        var change = new KeyChange(ending.Key, Of(own, successor.PublicKey), revoked, null, null);
        var statement = change.Statement(registrar);
        return change with
        {
            Signature = revoked is null ? CanonicalBase64.Encode(Require(own, ending).Sign(statement)) : null,
            Possession = CanonicalBase64.Encode(successor.Sign(statement)),
        };
    }

    public IReadOnlyList<RegistryKey> Missing(KeyRegister named)
    {
        var missing = new List<RegistryKey>();
        foreach (var slot in KeySlot.All)
        {
            var known = named.Keys.Where(standing => slot.Holds(standing.Key)).ToList();
            if (known.Count == 0)
            {
                missing.Add(Of(slot, folder.Get(slot.File, slot.Algorithm).PublicKey));
            }
            else if (known.FindLast(standing => standing.IsInUse) is { } serving
                && Find(slot, serving.Key.Key!) is null)
            {
                throw new InvalidDataException(
                    $"The log says that {serving.Key.Id} serves as {slot.File}, and it is not in the folder of keys.");
            }
        }

        foreach (var other in others().Where(other => named.Find(other.Id) is null))
        {
            // Witnesses and stampers only add to what shows a checkpoint; validators decide what a chain says.
            missing.Add(other.Validators is { } set && named.ValidatorsOf(set.Chain).Any()
                ? throw new InvalidDataException(
                    $"Validators of the chain {set.Chain} from block {set.From} on are configured, and the log names "
                    + "others for it: they are changed by key.propose and key.confirm of two operators.")
                : other);
        }

        return missing;
    }

    /// <summary>A key of the log's secp256k1 lane, of now or of earlier, by its account on a chain.</summary>
    public async Task<(PrivateKey? Held, PrivateKey Serving)> ChainKeysAsync(
        Predicate<PublicKey> isHeld, CancellationToken cancellationToken)
    {
        var keys = await history.ReadAsync(cancellationToken);
        var slot = KeySlot.LogSecp256k1;
        var held = keys.LastOrDefault(known => slot.Holds(known.Key) && isHeld(known.Key.Key!));
        return (Find(slot, held), Require(slot, slot.At(keys, ulong.MaxValue)));
    }

    private static RegistryKey Of(KeySlot slot, PublicKey key) =>
        new(slot.Purpose, CanonicalBase64.Encode(key.ToSpki()));

    // A log that names no key yet is about to name the first one.
    private PrivateKey? Find(KeySlot slot, KeyWindow? serving) => serving is null
        ? folder.Get(slot.File, slot.Algorithm)
        : Find(slot, serving.Key.Key!);

    // Reading a file and its key again for every checkpoint would be a waste.
    private PrivateKey? Find(KeySlot slot, PublicKey half)
    {
        if (_held.TryGetValue(half.Id, out var held))
        {
            return held;
        }

        return folder.Find(slot.File, half) is { } found ? _held.GetOrAdd(half.Id, found) : null;
    }

    private PrivateKey Require(KeySlot slot, KeyWindow? serving) => Find(slot, serving)
        ?? throw new KeyMissingException($"The key that serves as {slot.File} is not in the folder of keys.");
}
