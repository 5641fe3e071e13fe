using Ledger.Cryptography;

namespace Ledger.Ports.Access;

/// <summary>
/// Who signed in, and who read what is not public. Append-only: each record holds the digest of the one before, and the
/// registry seals the last one's digest into its log, so that no record can be changed or dropped unseen afterwards.
/// </summary>
public interface IAccessJournal
{
    /// <summary>The journal's own random id, 32 hex characters.</summary>
    string Id { get; }

    /// <summary>How many records there are, and the digest of the last; all zero before the first.</summary>
    AccessHead Head { get; }

    /// <summary>Appends a record; it is durable when this returns.</summary>
    Task AppendAsync(AccessAct act, CancellationToken cancellationToken);

    /// <summary>Records, newest first.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="before">Only numbers below this one; null for the newest.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    Task<IReadOnlyList<AccessRecord>> ListAsync(
        AccessFilter filter, long? before, int limit, CancellationToken cancellationToken);

    /// <summary>Whether the record of a number has a digest: that what was sealed then stands now.</summary>
    Task<bool> HoldsAsync(AccessHead head, CancellationToken cancellationToken);
}

/// <summary>How far a journal goes.</summary>
/// <param name="Size">How many records.</param>
/// <param name="Digest">The digest of the last.</param>
public readonly record struct AccessHead(ulong Size, Digest Digest);

/// <summary>What somebody did.</summary>
/// <param name="Kind">What.</param>
/// <param name="Account">Who; null for a sign-in that was refused to nobody known, and for whoever reads by a sealed
/// reference.</param>
/// <param name="Party">The party that the account acts for; null where it is not known.</param>
/// <param name="Record">What was read, for example <c>case/…</c>; null for sign-ins.</param>
/// <param name="Of">Whose it is, where that is named; null where the record says it.</param>
public sealed record AccessAct(AccessKind Kind, string? Account, string? Party, string? Record, string? Of);

/// <summary>A record.</summary>
/// <param name="Number">Its place, from 1.</param>
/// <param name="Time">When it was written.</param>
/// <param name="Act">What was done.</param>
public sealed record AccessRecord(long Number, DateTimeOffset Time, AccessAct Act);

/// <summary>Which records; null for any.</summary>
/// <param name="Kind">Of what kind.</param>
/// <param name="Account">Of which account.</param>
/// <param name="Record">How the record read begins, for example <c>case/</c>.</param>
/// <param name="From">Not before.</param>
/// <param name="Until">Before.</param>
public sealed record AccessFilter(
    AccessKind? Kind = null, string? Account = null, string? Record = null, DateTimeOffset? From = null,
    DateTimeOffset? Until = null)
{
    /// <summary>Whether it is one of them.</summary>
    public bool Takes(AccessRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return (Kind is null || record.Act.Kind == Kind)
            && (Account is null || record.Act.Account == Account)
            && (Record is null || record.Act.Record?.StartsWith(Record, StringComparison.Ordinal) is true)
            && (From is null || record.Time >= From)
            && (Until is null || record.Time < Until);
    }
}

/// <summary>What is recorded.</summary>
public enum AccessKind
{
    /// <summary>A record that is not public was given to somebody who works for the registry or an authority.</summary>
    Read,

    /// <summary>Somebody signed in.</summary>
    SignedIn,

    /// <summary>A sign-in was refused.</summary>
    SignInRefused,

    /// <summary>Somebody signed out.</summary>
    SignedOut,
}
