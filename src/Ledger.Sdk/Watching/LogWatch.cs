using System.Text;
using Ledger.Api.Contracts;
using Ledger.Cryptography;
using Ledger.Evidence.Bundles;
using Ledger.Evidence.Entries;
using Ledger.Evidence.Log;

namespace Ledger.Sdk;

/// <summary>
/// Remembers on disk what was seen of a log, and checks that all it says afterwards goes on from there: each checkpoint
/// is signed by a key of the pinned anchors that counts at its time, continues the one seen last in both trees, and has
/// under it what the registry acknowledged. Safe for concurrent use, by several processes too.
/// </summary>
public sealed class LogWatch : IDisposable
{
    private const int ReceiptsAtOnce = 256;

    private readonly LogMemory _memory;
    private readonly TrustAnchors _anchors;
    private readonly CheckpointReader _reader;
    private readonly SemaphoreSlim _one = new(1);

    private LogWatch(LogMemory memory, TrustAnchors anchors) =>
        (_memory, _anchors, _reader) = (memory, anchors, new CheckpointReader(anchors));

    /// <summary>The origin of the log.</summary>
    public string Origin => _anchors.Origin;

    /// <summary>The size of the checkpoints that were seen last; 0 before the first.</summary>
    public ulong Size => Seen()?.Size ?? 0;

    /// <summary>Receipts that are not found under a checkpoint yet.</summary>
    public int Pending => _memory.Pending();

    /// <summary>Opens a watch, or begins one.</summary>
    /// <param name="file">Where it remembers. It must never be put back to an earlier state.</param>
    /// <param name="anchors">
    /// What is believed of the registry, from where it publishes it and not from whom it is to be checked; a later file
    /// of the same registry may take an earlier one's place.
    /// </param>
    /// <exception cref="InvalidDataException">The file is of another log, or of a later version.</exception>
    public static LogWatch Open(string file, TrustAnchors anchors)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        ArgumentNullException.ThrowIfNull(anchors);
        var memory = new LogMemory(Path.GetFullPath(file));
        if (memory.Seen() is { } seen && seen.Origin != anchors.Origin)
        {
            memory.Dispose();
            throw new InvalidDataException($"{file} is about the log {seen.Origin}, not {anchors.Origin}.");
        }

        return new LogWatch(memory, anchors);
    }

    /// <summary>
    /// Remembers an acknowledgement, to be found under a checkpoint later. A client with this watch among its options
    /// does so of itself.
    /// </summary>
    /// <exception cref="LogForkException">Another entry was acknowledged there.</exception>
    public void Expect(CommandAccepted accepted)
    {
        ArgumentNullException.ThrowIfNull(accepted);
        if (!EntrySyntax.TryDecimal(accepted.Index, out var index) || !Digest.TryParse(accepted.Sha256, out var sha256)
            || !Digest.TryParse(accepted.Sm3, out var sm3))
        {
            throw new InvalidDataException("The acknowledgement names no entry.");
        }

        if (!_memory.TryExpect(index, new DigestPair(sha256, sm3)))
        {
            throw Broken($"Two entries were acknowledged at {index}.", Text(accepted));
        }
    }

    /// <summary>Looks at the newest checkpoints, and finds under them what was acknowledged.</summary>
    /// <param name="client">A client of the registry.</param>
    /// <param name="cancellationToken">Ends the looking.</param>
    /// <returns>Where the log stands; null while it has published nothing.</returns>
    /// <exception cref="LogForkException">It contradicts what was seen.</exception>
    /// <exception cref="InvalidDataException">What it shows proves nothing: no key that counts has signed it, or a path
    /// does not lead where it should.</exception>
    public async Task<LogStanding?> LookAsync(LedgerClient client, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // Before asking: what another process sees meanwhile is not what this answer has to continue.
            var before = Seen();
            if (await _reader.ReadNewestAsync(client, cancellationToken).ConfigureAwait(false) is not { } shown)
            {
                return before is not null
                    ? throw Contradicts(LogContradiction.RolledBack, before, null, "It shows no checkpoint at all.")
                    : null;
            }

            await ContinueAsync(client, before, shown.Heads, cancellationToken).ConfigureAwait(false);
            var proven = await FindReceiptsAsync(client, shown.Heads, cancellationToken).ConfigureAwait(false);
            return new LogStanding(
                shown.Heads.Size, RootsOf(shown.Heads), shown.Time, proven, _memory.Pending());
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _memory.Dispose();
        _one.Dispose();
    }

    private async Task ContinueAsync(
        LedgerClient client, SiblingCheckpoints? before, SiblingCheckpoints shown, CancellationToken cancellationToken)
    {
        if (before is not { } seen)
        {
            Move(shown);
            return;
        }

        if (shown.Size < seen.Size)
        {
            throw Contradicts(
                LogContradiction.RolledBack, seen, shown,
                $"It shows a size of {shown.Size}, and {seen.Size} was seen.");
        }

        if (shown.Size == seen.Size)
        {
            if (RootsOf(shown) != RootsOf(seen))
            {
                throw Contradicts(
                    LogContradiction.Forked, seen, shown, $"It signed two checkpoints of size {seen.Size}.");
            }

            return;
        }

        if (!await IsContinuedAsync(client, seen, shown, cancellationToken).ConfigureAwait(false))
        {
            throw Contradicts(
                LogContradiction.Forked, seen, shown,
                $"Its checkpoint of size {shown.Size} is not shown to continue the one of {seen.Size} that was seen.");
        }

        Move(shown);
    }

    private static async Task<bool> IsContinuedAsync(
        LedgerClient client, SiblingCheckpoints seen, SiblingCheckpoints shown, CancellationToken cancellationToken)
    {
        ConsistencyResource proof;
        try
        {
            proof = await client.ProveConsistencyAsync(seen.Size, shown.Size, cancellationToken).ConfigureAwait(false);
        }
        catch (LedgerProblemException no) when (no.Code == "not-published")
        {
            // Its own keys signed a checkpoint of that size, and it knows of none.
            return false;
        }

        return Holds(DigestAlgorithm.Sha256, proof.Sha256) && Holds(DigestAlgorithm.Sm3, proof.Sm3);

        bool Holds(DigestAlgorithm tree, IReadOnlyList<string> path) =>
            CheckpointReader.TryPath(path, out var nodes) && MerkleTree.VerifyConsistency(
                tree, seen.Size, seen[tree].Head.Root, shown.Size, shown[tree].Head.Root, nodes);
    }

    private async Task<int> FindReceiptsAsync(
        LedgerClient client, SiblingCheckpoints heads, CancellationToken cancellationToken)
    {
        var proven = 0;
        while (_memory.Expected(heads.Size, ReceiptsAtOnce) is { Count: > 0 } expected)
        {
            foreach (var (entry, leaf) in expected)
            {
                await FindReceiptAsync(client, heads, entry, leaf, cancellationToken).ConfigureAwait(false);
            }

            _memory.Found(expected.Select(static receipt => receipt.Entry));
            proven += expected.Count;
        }

        return proven;
    }

    private async Task FindReceiptAsync(
        LedgerClient client, SiblingCheckpoints heads, ulong entry, DigestPair leaf,
        CancellationToken cancellationToken)
    {
        var (stands, path) = await CheckpointReader.IsUnderAsync(client, heads, entry, leaf, cancellationToken)
            .ConfigureAwait(false);
        if (stands)
        {
            return;
        }

        // A path that leads nowhere proves nothing; one that shows another leaf there is the registry's breach.
        var other = await client.FindEntryAsync(entry, cancellationToken).ConfigureAwait(false);
        var shown = other is null ? (DigestPair?)null : new DigestPair(
            Digest.Parse(other.Sha256), Digest.Parse(other.Sm3));
        throw shown is { } hashes && hashes != leaf && CheckpointReader.Leads(heads, entry, hashes, path)
            ? Broken($"Another entry stands at {entry} than the one acknowledged.", Encoding.UTF8.GetBytes(other!.Leaf))
            : new InvalidDataException($"The registry does not show entry {entry} under its checkpoint.");
    }

    private SiblingCheckpoints? Seen() =>
        _memory.Seen() is not { } seen ? null
        : _reader.TryOpen(seen.Note, seen.NoteSm3, out var heads, out var error) ? heads
        : throw new InvalidDataException($"What was seen of {Origin} is not signed by a key of these anchors: {error}");

    private void Move(SiblingCheckpoints heads) => _memory.Move(
        Origin, heads.Size, heads.Sha256.Note.ToBytes(), heads.Sm3.Note.ToBytes());

    private LogForkException Contradicts(
        LogContradiction kind, SiblingCheckpoints seen, SiblingCheckpoints? shown, string what)
    {
        _memory.Keep(kind, Both(seen), shown is null ? null : Both(shown));
        return new LogForkException(kind, $"The log {Origin} contradicts itself. {what}");
    }

    private LogForkException Broken(string what, byte[] shown)
    {
        _memory.Keep(LogContradiction.ReceiptBroken, null, shown);
        return new LogForkException(LogContradiction.ReceiptBroken, $"The log {Origin} contradicts itself. {what}");
    }

    private static byte[] Both(SiblingCheckpoints heads) =>
        [.. heads.Sha256.Note.ToBytes(), (byte)'\n', .. heads.Sm3.Note.ToBytes()];

    private static byte[] Text(CommandAccepted accepted) =>
        System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(accepted, ClientJson.Default.CommandAccepted);

    private static DigestPair RootsOf(SiblingCheckpoints heads) => new(heads.Sha256.Head.Root, heads.Sm3.Head.Root);
}
