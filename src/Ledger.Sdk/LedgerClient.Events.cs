using System.Text;
using Ledger.Api.Contracts;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Evidence.Entries;

namespace Ledger.Sdk;

public sealed partial class LedgerClient
{
    /// <summary>
    /// What happened in a case with its words, oldest first: for staff all, for applicants what is theirs and what they
    /// are told. Null when there is no such case for this account.
    /// </summary>
    public async Task<IReadOnlyList<RecordedEvent>?> ListCaseEventsAsync(
        CaseId id, CancellationToken cancellationToken = default)
    {
        var told = await FindAsync(
            $"v1/cases/{id}/events", ClientJson.Default.RecordedEventResourceArray, cancellationToken)
            .ConfigureAwait(false);
        return told is null ? null : [.. told.SelectMany(Read)];
    }

    private static IEnumerable<RecordedEvent> Read(RecordedEventResource told) =>
        EntrySyntax.TryDecimal(told.Index, out var index) && EntrySyntax.TryTime(told.LegalTime, out var time)
            && CanonicalJson.TryParse(Encoding.UTF8.GetBytes(told.Events), out var json, out _)
            && EventCodec.TryRead(json, null, out var events, out _)
                ? events.Select(item => new RecordedEvent(index, time, item.Event))
                : throw new InvalidDataException("The registry's answer is not events that this version knows.");
}

/// <summary>Something that happened, and the entry that holds it.</summary>
/// <param name="Index">The entry.</param>
/// <param name="LegalTime">When it counts in law.</param>
/// <param name="Event">What happened.</param>
public sealed record RecordedEvent(ulong Index, DateTimeOffset LegalTime, DomainEvent Event);
