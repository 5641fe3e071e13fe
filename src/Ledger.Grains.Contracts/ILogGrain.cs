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

    /// <summary>Where the log stands.</summary>
    [Alias("status")]
    Task<LogStatus> StatusAsync(CancellationToken cancellationToken);
}

/// <summary>An entry without what only the writer knows: its recorded time, its number, its index.</summary>
[GenerateSerializer, Immutable, Alias("ledger.append-request")]
public sealed record AppendRequest
{
    /// <summary>The entry's type, for example <c>registration.filed</c>.</summary>
    [Id(0)] public required string Type { get; init; }

    /// <summary>Streams written, each with the version it will have.</summary>
    [Id(1)] public required IReadOnlyList<StreamAt> Writes { get; init; }

    /// <summary>Streams that the decision looked at, each with the version seen.</summary>
    [Id(2)] public required IReadOnlyList<StreamAt> Reads { get; init; }

    /// <summary>The acting party as <c>party/{id}</c>, or <c>registry</c>.</summary>
    [Id(3)] public required string Actor { get; init; }

    /// <summary>The caller-chosen id of the command, 32 hex.</summary>
    [Id(4)] public required string CommandId { get; init; }

    /// <summary>SHA-256 of the command envelope, 32 bytes.</summary>
    [Id(5)] public required byte[] CommandSha256 { get; init; }

    /// <summary>SM3 of the command envelope, 32 bytes.</summary>
    [Id(6)] public required byte[] CommandSm3 { get; init; }

    /// <summary>The author's signature over the envelope; null for the registry's own timer acts.</summary>
    [Id(7)] public AuthorSignature? Author { get; init; }

    /// <summary>The rule version that decided, for example <c>G35@2026-07-01</c>.</summary>
    [Id(8)] public required string Rules { get; init; }

    /// <summary>The working-day calendar version that decided.</summary>
    [Id(9)] public required string Calendar { get; init; }

    /// <summary>The legal time of the act.</summary>
    [Id(10)] public required DateTimeOffset LegalTime { get; init; }

    /// <summary>Bodies with their salts; the leaf holds their commitments only.</summary>
    [Id(11)] public required IReadOnlyList<DraftBody> Bodies { get; init; }

    /// <summary>Absolute state after the entry.</summary>
    [Id(12)] public required IReadOnlyList<DraftEffect> Effects { get; init; }

    /// <summary>The series from which the writer allocates a number, for example <c>SJ420202503</c>; usually null.</summary>
    [Id(13)] public string? NumberSeries { get; init; }
}

/// <summary>A stream and a version of it.</summary>
[GenerateSerializer, Immutable, Alias("ledger.stream-at")]
public readonly record struct StreamAt([property: Id(0)] string Stream, [property: Id(1)] ulong Version);

/// <summary>A body of an entry, with its salt and its two commitments.</summary>
[GenerateSerializer, Immutable, Alias("ledger.draft-body")]
public sealed record DraftBody(
    [property: Id(0)] string Name,
    [property: Id(1)] byte[] Salt,
    [property: Id(2)] byte[] Bytes,
    [property: Id(3)] byte[] Sha256,
    [property: Id(4)] byte[] Sm3);

/// <summary>One effect. A null <paramref name="Key"/> stands for <c>certificate/{number}</c>, which the writer fills.</summary>
[GenerateSerializer, Immutable, Alias("ledger.draft-effect")]
public sealed record DraftEffect(
    [property: Id(0)] string? Key,
    [property: Id(1)] ulong Version,
    [property: Id(2)] byte[] Value);

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
