using System.Globalization;
using Ledger.Api.Contracts;
using Ledger.Sdk;

namespace Ledger.Cli.Output;

/// <summary>An act in an outbox, for programs.</summary>
internal sealed record WaitingAct(
    long Number, string Id, string State, string Type, string Stream, string Added, string? Refusal,
    CommandAccepted? Receipt)
{
    public static WaitingAct Of(OutboxEntry entry) => new(
        entry.Number, entry.CommandId, Word(entry.State), entry.Type, entry.Stream.ToString(),
        entry.Added.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture), entry.Refusal,
        entry.Receipt);

    public static string Word(OutboxState state) => state switch
    {
        OutboxState.Waiting => "waiting",
        OutboxState.Held => "held",
        OutboxState.Done => "done",
        _ => "dropped",
    };
}
