using Ledger.Api.Endpoints;
using Ledger.Api.Problems;
using Ledger.Domain;
using Ledger.Evidence.Entries;
using Ledger.Grains.Contracts;

namespace Ledger.Api.Batches;

/// <summary>One command of a request with many: where it goes and its bytes, or why it goes nowhere.</summary>
internal sealed record BatchCommand(string Stream, CommandMessage? Message, ProblemKind? Fault)
{
    /// <summary>What could not be read as a command at all.</summary>
    public static BatchCommand Unreadable { get; } = new("", null, ProblemCatalogue.MalformedBody);

    /// <summary>
    /// The command goes to the stream that its author signed for: there is no address beside it that could differ.
    /// </summary>
    public static BatchCommand Of(ReceivedCommand? command) =>
        CommandEndpoints.TryRead(
            command?.Envelope, command?.Payload, command?.Salt, command?.Signature, out var message)
        && CommandEnvelope.TryRead(message.Envelope, out var envelope, out _) && TakesCommands(envelope.Stream.Kind)
            ? new BatchCommand(envelope.Stream.ToString(), message, null)
            : new BatchCommand("", null, ProblemCatalogue.MalformedParameter);

    // Those that have an address of their own for commands.
    private static bool TakesCommands(StreamKind kind) => kind is StreamKind.Party or StreamKind.Case
        or StreamKind.Asset or StreamKind.Catalogue or StreamKind.Demand or StreamKind.Census or StreamKind.Order
        or StreamKind.Registry or StreamKind.Registrar;
}
