using Ledger.Grains.Contracts;

namespace Ledger.Api.Endpoints;

/// <summary>How far an entry has come.</summary>
/// <param name="Name"><c>accepted</c>, <c>published</c> or <c>anchored</c>.</param>
/// <param name="AnchoredOn">Chain instances on which it is final.</param>
internal sealed record EntryState(string Name, IReadOnlyList<string> AnchoredOn);

/// <summary>The names of the chain instances that mirror this registry's log.</summary>
public sealed record ChainNames(IReadOnlyList<string> Names);

/// <summary>
/// Tells how far entries have come; nothing shows as anchored before it is final on a named instance.
/// </summary>
internal sealed class EntryStates(IGrainFactory grains, LogName log, ChainNames chains)
{
    public async Task<EntryState> OfAsync(ulong index, CancellationToken cancellationToken)
    {
        var anchored = new List<string>();
        foreach (var name in chains.Names)
        {
            var status = await grains.GetGrain<IAnchorGrain>(name).StatusAsync(cancellationToken);
            if (index < status.Size)
            {
                anchored.Add(status.Instance);
            }
        }

        if (anchored.Count > 0)
        {
            return new EntryState("anchored", anchored);
        }

        var standing = await grains.GetGrain<ILogGrain>(log.Origin).StatusAsync(cancellationToken);
        return new EntryState(index < standing.Published ? "published" : "accepted", anchored);
    }
}

/// <summary>The origin of this registry's log.</summary>
public sealed record LogName(string Origin);
