using System.Runtime.CompilerServices;
using System.Text;
using Ledger.Api.Contracts;

namespace Ledger.Sdk;

public sealed partial class LedgerClient
{
    /// <summary>A page of the entries that concern this account's party, oldest first.</summary>
    /// <param name="after">The <c>Next</c> of the page before; null from the log's beginning.</param>
    /// <param name="limit">How many at most, 1 to 500.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<FeedResource> ReadFeedAsync(
        string? after = null, int limit = 100, CancellationToken cancellationToken = default)
    {
        var path = new StringBuilder($"v1/feed?limit={limit}");
        Append(path, "after", after);
        return GetAsync(path.ToString(), ClientJson.Default.FeedResource, cancellationToken);
    }

    /// <summary>
    /// The entries that concern this account's party from a cursor on, each once and in the order of the log, for as
    /// long as it is asked. Losses of the connection are made up for from where they happened. Keep each entry's
    /// <c>Cursor</c> once it is dealt with, and begin there the next time: then none is missed.
    /// </summary>
    /// <param name="after">A cursor; null from the log's beginning.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="LedgerProblemException">The registry refuses to tell, for example without an account.
    /// </exception>
    /// <exception cref="InvalidDataException">It tells something else than entries in their order.</exception>
    public async IAsyncEnumerable<FeedEntryResource> FollowFeedAsync(
        string? after = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var subscription = new FeedSubscription(_channel, _options, after ?? "0");
        while (true)
        {
            yield return await subscription.NextAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
