namespace Ledger.Grains.Contracts;

/// <summary>Whether an account acts for its party today, as the party's own record of members has it.</summary>
public interface IMandates
{
    /// <summary>Why it does not; null when it does.</summary>
    /// <param name="caller">The account with its party, as it was authenticated.</param>
    /// <param name="writes">Whether more than reading is asked for.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    ValueTask<CommandRefusal?> RefuseAsync(Caller caller, bool writes, CancellationToken cancellationToken);
}
