namespace Ledger.Domain.Assets.Rights;

/// <summary>One entry of an asset's stream, as a history reads it.</summary>
/// <param name="Index">Its place in the log.</param>
/// <param name="RecordedTime">When the log took it.</param>
/// <param name="LegalDate">The civil date in China from which it counts in law.</param>
/// <param name="Events">What it adds to the stream.</param>
public sealed record AssetEntry(
    ulong Index, DateTimeOffset RecordedTime, DateOnly LegalDate, ValueList<DomainEvent> Events);

/// <summary>A right that somebody had on a day.</summary>
/// <param name="Right">The right as it was on that day.</param>
/// <param name="Above">The right above it on that day; null when it was registered.</param>
public sealed record HeldRight(Right Right, Right? Above);

/// <summary>
/// Who had which right on a day, by law, as far as the log knew at a time. The two times are apart: what is recorded
/// later may reach back, and what was in force on a day may have been varied or ended since.
/// </summary>
public sealed class RightsHistory
{
    private readonly AssetState _known;
    private readonly AssetState _onDay;
    private readonly DateOnly _day;

    private RightsHistory(AssetState known, AssetState onDay, DateOnly day) =>
        (_known, _onDay, _day) = (known, onDay, day);

    /// <summary>The rights that were had on a day.</summary>
    /// <param name="known">
    /// The entries of the asset's stream that were known, in order: those recorded by the time that is asked about.
    /// </param>
    /// <param name="day">The day in law.</param>
    public static ValueList<HeldRight> On(IEnumerable<AssetEntry> known, DateOnly day)
    {
        var aggregate = AssetAggregate.Instance;
        var (all, past) = (aggregate.Initial, aggregate.Initial);
        var reaches = true;
        foreach (var entry in known)
        {
            // Legal time never goes back within a stream; should it, what follows a later day is later too.
            reaches &= entry.LegalDate <= day;
            foreach (var domainEvent in entry.Events)
            {
                all = aggregate.Fold(all, domainEvent);
                past = reaches ? aggregate.Fold(past, domainEvent) : past;
            }
        }

        var history = new RightsHistory(all, past, day);
        return
        [
            .. all.Rights.Where(history.Had).Select(right => new HeldRight(
                history.As(right), history.Above(right) is { } above ? history.As(above) : null)),
        ];
    }

    private bool Had(Right right) =>
        _day >= right.From && _day <= Later(right.Until, As(right).Until)
        && !(right.EndedOn <= _day)
        && Successor(right) is null
        && (right.Under is null || (Above(right) is { } above && Had(above)));

    // A right that was granted for a time before it was recorded is as it was granted.
    private Right As(Right right) => _onDay.Right(right.Ordinal) ?? right;

    // A transfer counts from the day of its evidence, which is the first day of what took the right's place.
    private Right? Successor(Right right) =>
        _known.Rights.FirstOrDefault(other => other.Replaces == right.Ordinal && other.From <= _day);

    private Right? Above(Right right)
    {
        var above = right.Under is { } under ? _known.Right(under) : null;
        while (above is not null && Successor(above) is { } successor)
        {
            above = successor;
        }

        return above;
    }

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
