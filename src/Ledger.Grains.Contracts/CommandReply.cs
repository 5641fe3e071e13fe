namespace Ledger.Grains.Contracts;

/// <summary>The answer to a command: exactly one of <see cref="Accepted"/> and <see cref="Refused"/> is set.</summary>
[GenerateSerializer, Immutable, Alias("ledger.command-reply")]
public sealed record CommandReply(
    [property: Id(0)] AcceptedEntry? Accepted,
    [property: Id(1)] CommandRefusal? Refused)
{
    /// <summary>A yes: the entry is durable and has its index.</summary>
    public static CommandReply Yes(AcceptedEntry entry) => new(entry, null);

    /// <summary>A no: nothing was appended.</summary>
    public static CommandReply No(CommandRefusal refusal) => new(null, refusal);
}

/// <summary>An entry that is durable in the journal.</summary>
/// <param name="Index">Its index in the log.</param>
/// <param name="LeafSha256">RFC 6962 leaf hash over SHA-256, 32 bytes.</param>
/// <param name="LeafSm3">RFC 6962 leaf hash over SM3, 32 bytes.</param>
/// <param name="Version">The version that the addressed stream has after it.</param>
/// <param name="RecordedTime">When the log recorded it.</param>
/// <param name="Number">The certificate number that the writer allocated; null for most entries.</param>
/// <param name="Repeated">True when the same command had been accepted before: this is the first answer again.</param>
[GenerateSerializer, Immutable, Alias("ledger.accepted-entry")]
public sealed record AcceptedEntry(
    [property: Id(0)] ulong Index,
    [property: Id(1)] byte[] LeafSha256,
    [property: Id(2)] byte[] LeafSm3,
    [property: Id(3)] ulong Version,
    [property: Id(4)] DateTimeOffset RecordedTime,
    [property: Id(5)] string? Number,
    [property: Id(6)] bool Repeated);

/// <summary>Why a command was not accepted.</summary>
/// <param name="Kind">What sort of no it is; decides the HTTP status.</param>
/// <param name="Code">Stable code.</param>
/// <param name="Clause">Document and clause of the rule that refused; null where no rule of law did.</param>
/// <param name="Chinese">For people, in Chinese.</param>
/// <param name="English">For people, in English.</param>
[GenerateSerializer, Immutable, Alias("ledger.command-refusal")]
public sealed record CommandRefusal(
    [property: Id(0)] RefusalKind Kind,
    [property: Id(1)] string Code,
    [property: Id(2)] string? Clause,
    [property: Id(3)] string Chinese,
    [property: Id(4)] string English);

/// <summary>Sorts of refusal.</summary>
[GenerateSerializer, Alias("ledger.refusal-kind")]
public enum RefusalKind
{
    /// <summary>The bytes are not a command.</summary>
    Malformed = 0,

    /// <summary>The caller may not do this.</summary>
    Forbidden = 1,

    /// <summary>The state has moved on, or the command id is taken.</summary>
    Conflict = 2,

    /// <summary>A rule of law or of the registry said no.</summary>
    Rule = 3,

    /// <summary>The registry cannot take it now; the same command may be sent again.</summary>
    Unavailable = 4,
}
