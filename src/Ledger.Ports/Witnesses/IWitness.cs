using Ledger.Evidence.Log;

namespace Ledger.Ports.Witnesses;

/// <summary>A witness that somebody else runs (c2sp.org/tlog-witness).</summary>
/// <remarks>
/// Not to be assumed: that it is there, that it tells the truth, that its cosignatures are good: whoever asks verifies
/// them. Asking twice is safe.
/// </remarks>
public interface IWitness
{
    /// <summary>Its name and key.</summary>
    WitnessKey Key { get; }

    /// <summary>Whether it takes the SM3 tree, which only witnesses that hash so can.</summary>
    bool TakesSm3 { get; }

    /// <summary>Asks it to cosign a checkpoint.</summary>
    /// <exception cref="WitnessUnavailableException">It gave no answer that can be read.</exception>
    Task<WitnessReply> AddCheckpointAsync(WitnessRequest request, CancellationToken cancellationToken);
}

/// <summary>What a witness answered.</summary>
/// <param name="Outcome">By its status.</param>
/// <param name="Lines">Its cosignature lines, not verified; none unless it cosigned.</param>
/// <param name="Size">The size that it saw last, when it saw another one and names it.</param>
public sealed record WitnessReply(WitnessOutcome Outcome, IReadOnlyList<NoteSignature> Lines, ulong? Size);

/// <summary>A witness gave no answer that can be read.</summary>
public sealed class WitnessUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
