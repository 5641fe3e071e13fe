namespace Ledger.Grains.Contracts;

/// <summary>The way of a signed command to the aggregate that it is addressed to.</summary>
public interface ICommandDoor
{
    /// <summary>Has the aggregate decide one command; see <see cref="IAggregateGrain.SubmitAsync"/>.</summary>
    /// <param name="stream">The aggregate's stream, for example <c>asset/0123…</c> or <c>registry</c>.</param>
    /// <param name="caller">Who was authenticated; null for nobody, whom every aggregate refuses.</param>
    /// <param name="command">The command.</param>
    /// <param name="cancellationToken">Ends the wait, not the act: what the log has been handed it writes.</param>
    /// <exception cref="TimeoutException">There was no answer in time; the command may be sent again.</exception>
    Task<CommandReply> SubmitAsync(
        string stream, Caller? caller, CommandMessage command, CancellationToken cancellationToken);
}
