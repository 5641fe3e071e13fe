using Ledger.Domain;
using Ledger.Domain.Calendars;
using Ledger.Domain.Rules;
using Ledger.Grains.Aggregates;
using Ledger.Grains.Contracts;
using Ledger.Grains.Log;
using Ledger.Grains.Time;
using Ledger.Ports;

namespace Ledger.Grains.Tests.Aggregates;

/// <summary>
/// What decides where a grain is active: a command handler that remembers states of its own. The test may hold up
/// what it decided before it is handed to the writer, so that others decide or append meanwhile.
/// </summary>
internal sealed class Activation : ILogAppender
{
    private readonly LogWriter _writer;
    private Func<Task>? _beforeAppend;

    public Activation(IJournal journal, LogWriter writer, TimeProvider time)
    {
        _writer = writer;
        var registry = new RegistryContext(
            Signer.Origin, new Registrar(PartyId.Parse(new string('f', 32)), 42, 1), RuleSet.G35, WorkdayCalendar.China,
            new RealLegalClock(time), time, journal);
        var aggregates = new AggregateCatalogue(Domain.Aggregates.All);
        var states = new StreamStates(journal, aggregates, new SnapshotSeal(new byte[32]));
        Handler = new CommandHandler(new CommandReader(Signer.Origin), states, aggregates, registry, this);
        Mandates = new Mandates(states, registry);
    }

    public CommandHandler Handler { get; }

    /// <summary>Who acts for whom, as it is asked for here.</summary>
    public Mandates Mandates { get; }

    /// <summary>How often something decided was handed to the writer.</summary>
    public int Appends { get; private set; }

    /// <summary>Runs once, between the next decision and its being handed to the writer.</summary>
    public void BeforeAppend(Func<Task> act) => _beforeAppend = act;

    /// <summary>Neither hands over what it decided before all have decided.</summary>
    public static void Meet(params Activation[] activations)
    {
        var left = activations.Length;
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        foreach (var activation in activations)
        {
            activation.BeforeAppend(() =>
            {
                if (Interlocked.Decrement(ref left) == 0)
                {
                    all.SetResult();
                }

                return all.Task;
            });
        }
    }

    public Task<CommandReply> SubmitAsync(SignedCommand command) => Handler.HandleAsync(
        command.Stream, new Caller("tester", command.Actor, []), command.Message,
        TestContext.Current.CancellationToken);

    public async Task<AppendReply> AppendAsync(AppendRequest request, CancellationToken cancellationToken)
    {
        Appends++;
        if (Interlocked.Exchange(ref _beforeAppend, null) is { } act)
        {
            await act();
        }

        return await _writer.AppendAsync(request);
    }
}
