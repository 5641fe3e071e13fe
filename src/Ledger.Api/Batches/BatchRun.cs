using System.Runtime.CompilerServices;
using Ledger.Api.Contracts;
using Ledger.Api.Endpoints;
using Ledger.Api.Problems;
using Ledger.Grains.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Ledger.Api.Batches;

/// <summary>
/// Takes many commands through the one door, each as if it had come alone: those for one stream one after the other,
/// others beside each other, so many at once at the most. What was decided stays so whoever waits for the answer.
/// </summary>
internal sealed partial class BatchRun(ICommandDoor door, Caller? caller, ILogger log)
{
    private const int InFlight = 256;

    private readonly Dictionary<string, Task> _last = new(StringComparer.Ordinal);

    /// <summary>The results, in the order of the commands.</summary>
    /// <param name="commands">The commands.</param>
    /// <param name="cancellationToken">Ends it: what has not begun does not begin any more.</param>
    public async IAsyncEnumerable<Task<CommandResult>> RunAsync(
        IReadOnlyList<BatchCommand> commands, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var running = new Queue<Task<CommandResult>>();
        try
        {
            foreach (var (item, command) in commands.Index())
            {
                if (running.Count == InFlight)
                {
                    yield return running.Dequeue();
                }

                cancellationToken.ThrowIfCancellationRequested();
                running.Enqueue(Begin(item, command, cancellationToken));
            }

            while (running.Count > 0)
            {
                yield return running.Dequeue();
            }
        }
        finally
        {
            await Task.WhenAll(running.Cast<Task>()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private Task<CommandResult> Begin(int item, BatchCommand command, CancellationToken cancellationToken)
    {
        if (command.Message is not { } message)
        {
            return Task.FromResult(No(item, ProblemResults.ProblemOf(command.Fault!)));
        }

        var before = _last.GetValueOrDefault(command.Stream, Task.CompletedTask);
        var task = Task.Run(() => SubmitAsync(item, before, command.Stream, message, cancellationToken));
        _last[command.Stream] = task;
        return task;
    }

    private async Task<CommandResult> SubmitAsync(
        int item, Task before, string stream, CommandMessage message, CancellationToken cancellationToken)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            var reply = await door.SubmitAsync(stream, caller, message, cancellationToken).ConfigureAwait(false);
            return reply.Accepted is { } entry
                ? new CommandResult(item, StatusCodes.Status200OK, Resources.Of(entry), null)
                : No(item, ProblemResults.ProblemOf(reply.Refused!));
        }
#pragma warning disable CA1031 // One command's fault is its own result; its neighbours go on.
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            if (!FaultAnswers.IsPassing(fault))
            {
                LogFault(log, fault, stream);
            }

            return No(item, ProblemResults.ProblemOf(FaultAnswers.KindOf(fault)));
        }
    }

    private static CommandResult No(int item, Problem problem) => new(item, problem.Status, null, problem);

    [LoggerMessage(LogLevel.Error, "A command for {Stream} among many failed.")]
    private static partial void LogFault(ILogger log, Exception fault, string stream);
}
