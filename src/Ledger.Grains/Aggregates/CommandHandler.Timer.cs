using Ledger.Domain;
using Ledger.Grains.Contracts;

namespace Ledger.Grains.Aggregates;

public sealed partial class CommandHandler
{
    /// <summary>
    /// Has the stream state what time has decided, if anything, on the registry's own authority. Nobody signs that: it
    /// follows from the log, the legal date and the rules, and whoever has these can say it again.
    /// </summary>
    public async Task<CommandReply> TickAsync(StreamName stream, CancellationToken cancellationToken)
    {
        var aggregate = aggregates.For(stream.Kind);
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var self = await states.RefreshAsync(stream, cancellationToken).ConfigureAwait(false);
            if (aggregate.TimerCommand(self.State) is not { } command)
            {
                return CommandReply.No(Refused.By(Refusals.NothingDue));
            }

            var scene = await LookAsync(stream, Actor.Timer, command, fresh: true, cancellationToken)
                .ConfigureAwait(false);
            var decision = aggregate.Decide(
                scene.Self.State, scene.Request, scene.Facts, scene.Now, scene.Rules);
            if (!decision.IsAccepted)
            {
                return CommandReply.No(Refused.By(decision.Refusal));
            }

            var request = Drafting.DraftTimer(command, decision.Outcome, scene, registry);
            var reply = await log.AppendAsync(request, CancellationToken.None).ConfigureAwait(false);
            if (reply.Entry is { } entry)
            {
                if (!entry.Repeated)
                {
                    Advance(scene, decision.Outcome, entry);
                }

                return CommandReply.Yes(entry);
            }

            if (reply.Conflict!.Code != "stale-version")
            {
                return CommandReply.No(reply.Conflict);
            }
        }

        return CommandReply.No(CommandRefusals.Busy);
    }
}
