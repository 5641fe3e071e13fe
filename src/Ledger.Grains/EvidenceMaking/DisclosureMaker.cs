using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Calendars;
using Ledger.Domain.Orders;
using Ledger.Evidence.Disclosures;
using Ledger.Evidence.Entries;
using Ledger.Ports;

namespace Ledger.Grains.EvidenceMaking;

/// <summary>Opens bodies out of the journal, as far as an order covers them and no further.</summary>
public sealed class DisclosureMaker(EvidenceOptions options, IJournal journal) : IDisclosureMaker
{
    /// <inheritdoc/>
    public async Task<byte[]?> MakeAsync(OrderId order, OrderContent content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (content.Scope is not { } scope
            || await ExecutedAtAsync(order, cancellationToken).ConfigureAwait(false) is not { } executed)
        {
            return null;
        }

        var covered = new SortedDictionary<ulong, JournalEntry>();
        var cases = new HashSet<StreamName>();
        await foreach (var (entry, leaf) in ReadAsync(content.Asset.Stream, executed, cancellationToken))
        {
            cases.UnionWith(leaf.Writes.Concat(leaf.Reads)
                .Select(static at => at.Stream).Where(static stream => stream.Kind is StreamKind.Case));
            Take(StreamKind.Asset, entry, leaf);
        }

        foreach (var stream in cases)
        {
            await foreach (var (entry, leaf) in ReadAsync(stream, executed, cancellationToken))
            {
                Take(StreamKind.Case, entry, leaf);
            }
        }

        return Write(order, content, covered.Values);

        void Take(StreamKind kind, JournalEntry entry, EntryLeaf leaf)
        {
            if (scope.Covers(kind, leaf.Type, CivilDate.At(leaf.LegalTime)))
            {
                covered[entry.Index] = entry;
            }
        }
    }

    private byte[] Write(OrderId order, OrderContent content, IEnumerable<JournalEntry> covered)
    {
        var bodies = covered.SelectMany(static entry => entry.Bodies
            .OrderBy(static body => body.Name, StringComparer.Ordinal)
            .Select(body => new OpenedBody(entry.Index, body.Name, Digest.Read(body.Salt.Span), body.Bytes)));
        try
        {
            return new Disclosure(options.Origin, order, content.Asset, [.. bodies]).ToBytes();
        }
        catch (ArgumentException tooLarge)
        {
            throw new EvidenceTooLargeException(tooLarge.Message, tooLarge);
        }
    }

    private async Task<ulong?> ExecutedAtAsync(OrderId order, CancellationToken cancellationToken)
    {
        await foreach (var (entry, leaf) in ReadAsync(order.Stream, ulong.MaxValue, cancellationToken))
        {
            if (leaf.Type == "order.executed")
            {
                return entry.Index;
            }
        }

        return null;
    }

    private async IAsyncEnumerable<(JournalEntry Entry, EntryLeaf Leaf)> ReadAsync(
        StreamName stream, ulong below,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var entry in journal
            .ReadStreamAsync(stream.ToString(), 0, cancellationToken).ConfigureAwait(false))
        {
            if (entry.Index >= below)
            {
                yield break;
            }

            yield return EntryLeaf.TryRead(entry.Leaf.Span, out var leaf, out var error)
                ? (entry, leaf)
                : throw new JournalCorruptException($"Entry {entry.Index} is no leaf: {error}");
        }
    }
}
