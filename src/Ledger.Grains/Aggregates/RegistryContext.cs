using Ledger.Domain;
using Ledger.Domain.Calendars;
using Ledger.Domain.Rules;
using Ledger.Grains.Contracts;
using Ledger.Ports;

namespace Ledger.Grains.Aggregates;

/// <summary>What every decision of one registry stands on.</summary>
public sealed record RegistryContext(
    string Origin,
    Registrar Registrar,
    RuleSet Rules,
    WorkdayCalendar Calendar,
    ILegalClock LegalClock,
    TimeProvider Time,
    IJournal Journal);

/// <summary>The way to the log's one writer.</summary>
public interface ILogAppender
{
    /// <summary>Appends one entry.</summary>
    Task<AppendReply> AppendAsync(AppendRequest request, CancellationToken cancellationToken);
}

/// <summary>Reaches the writer through its grain, wherever in the cluster that is.</summary>
public sealed class LogGrainAppender(IGrainFactory grains, RegistryContext registry) : ILogAppender
{
    /// <inheritdoc/>
    public Task<AppendReply> AppendAsync(AppendRequest request, CancellationToken cancellationToken) =>
        grains.GetGrain<ILogGrain>(registry.Origin).AppendAsync(request, cancellationToken);
}
