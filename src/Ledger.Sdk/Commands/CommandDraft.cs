using Ledger.Domain;

namespace Ledger.Sdk;

/// <summary>A command with everything that its author's signature covers.</summary>
public sealed record CommandDraft
{
    /// <summary>The origin of the log that the command is for.</summary>
    public required string Origin { get; init; }

    /// <summary>The stream addressed.</summary>
    public required StreamName Stream { get; init; }

    /// <summary>The version that the stream must have; 0 when it must not exist.</summary>
    public required ulong ExpectedVersion { get; init; }

    /// <summary>
    /// The author's own id of the command, 32 lowercase hex characters: for ever the same for the same act; see
    /// <see cref="DerivedId"/>.
    /// </summary>
    public required string CommandId { get; init; }

    /// <summary>From when on the command must not be taken any more, UTC.</summary>
    public required DateTimeOffset Expires { get; init; }

    /// <summary>What is asked.</summary>
    public required Command Command { get; init; }
}
