namespace Ledger.Grains.Contracts;

/// <summary>The one writer of a registry's log. The key is the log's origin.</summary>
[Alias("ledger.log")]
public interface ILogGrain : IGrainWithStringKey
{
    /// <summary>Appends one entry; returns when it is durable or when it is certain that it was not appended.</summary>
    [Alias("append")]
    Task<AppendReply> AppendAsync(AppendRequest request, CancellationToken cancellationToken);

    /// <summary>Publishes what is accepted, now rather than at the next tick, and tells where the log stands.</summary>
    [Alias("publish")]
    Task<LogStatus> PublishAsync(CancellationToken cancellationToken);

    /// <summary>Sets a development registry's legal time ahead, by an entry.</summary>
    /// <exception cref="InvalidOperationException">Legal time is real, or the time lies in the legal past.</exception>
    [Alias("advance-legal-time")]
    Task<LogStatus> AdvanceLegalTimeAsync(DateTimeOffset legal, CancellationToken cancellationToken);

    /// <summary>Records what the registry finds about its chains; recorded before, it is not recorded again.</summary>
    /// <param name="type">The event's type, <c>instance.opened</c> or <c>range.refused</c>.</param>
    /// <param name="record">The event, a canonical JSON object.</param>
    /// <exception cref="ArgumentException">Another type, or the record is no such event.</exception>
    [Alias("record")]
    Task<LogStatus> RecordAsync(string type, byte[] record, CancellationToken cancellationToken);

    /// <summary>Where the log stands.</summary>
    [Alias("status")]
    Task<LogStatus> StatusAsync(CancellationToken cancellationToken);
}

/// <summary>
/// An entry without what only the writer knows: its recorded time, its number, its index. The leaf comes written and
/// sorted, so that the one writer only fills characters of fixed width and hashes.
/// </summary>
[GenerateSerializer, Immutable, Alias("ledger.append-request")]
public sealed record AppendRequest
{
    /// <summary>Canonical bytes of the leaf, with any time and serial where the writer's go.</summary>
    [Id(0)] public required byte[] Leaf { get; init; }

    /// <summary>Where the 24 characters of the recorded time stand in <see cref="Leaf"/>.</summary>
    [Id(1)] public required int TimeAt { get; init; }

    /// <summary>Where the four digits of the serial stand in <see cref="Leaf"/>; empty for most entries.</summary>
    [Id(2)] public IReadOnlyList<int> SerialAt { get; init; } = [];

    /// <summary>
    /// The series from which the writer allocates a number, for example <c>SJ421202503</c>; usually null.
    /// </summary>
    [Id(3)] public string? NumberSeries { get; init; }

    /// <summary>Streams written, each with the version it will have; the stream addressed stands first.</summary>
    [Id(4)] public required IReadOnlyList<StreamAt> Writes { get; init; }

    /// <summary>Streams that the decision looked at, each with the version seen.</summary>
    [Id(5)] public required IReadOnlyList<StreamAt> Reads { get; init; }

    /// <summary>The acting party as <c>party/{id}</c>, or <c>registry</c>; the scope of the command id.</summary>
    [Id(6)] public required string Actor { get; init; }

    /// <summary>The actor's id of the command, 32 hex.</summary>
    [Id(7)] public required string CommandId { get; init; }

    /// <summary>SHA-256 of the command envelope, 32 bytes.</summary>
    [Id(8)] public required byte[] CommandSha256 { get; init; }

    /// <summary>Bodies with their salts; the leaf holds their commitments.</summary>
    [Id(9)] public required IReadOnlyList<DraftBody> Bodies { get; init; }
}

/// <summary>A stream and a version of it.</summary>
[GenerateSerializer, Immutable, Alias("ledger.stream-at")]
public readonly record struct StreamAt([property: Id(0)] string Stream, [property: Id(1)] ulong Version);

/// <summary>A body of an entry, with its salt.</summary>
[GenerateSerializer, Immutable, Alias("ledger.draft-body")]
public sealed record DraftBody(
    [property: Id(0)] string Name, [property: Id(1)] byte[] Salt, [property: Id(2)] byte[] Bytes);

/// <summary>What became of an append.</summary>
/// <param name="Entry">Set when the entry is durable.</param>
/// <param name="Conflict">Set when it was not appended.</param>
[GenerateSerializer, Immutable, Alias("ledger.append-reply")]
public sealed record AppendReply([property: Id(0)] AcceptedEntry? Entry, [property: Id(1)] CommandRefusal? Conflict);

/// <summary>Where a log stands.</summary>
/// <param name="Accepted">Entries that are durable.</param>
/// <param name="Published">Size of the newest published checkpoint.</param>
/// <param name="PublishedTime">Recorded time of that checkpoint; null before the first.</param>
[GenerateSerializer, Immutable, Alias("ledger.log-status")]
public sealed record LogStatus(
    [property: Id(0)] ulong Accepted,
    [property: Id(1)] ulong Published,
    [property: Id(2)] DateTimeOffset? PublishedTime);
