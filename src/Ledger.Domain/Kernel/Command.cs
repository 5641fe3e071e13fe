namespace Ledger.Domain;

/// <summary>Something that somebody asks for. Payloads come from outside; <c>CommandCodec</c> reads them.</summary>
public abstract record Command
{
    /// <summary>The stable name, for example <c>registration.file</c>.</summary>
    public abstract string Type { get; }

    /// <summary>The kind of stream that the command may be addressed to.</summary>
    public abstract StreamKind Addressee { get; }
}

/// <summary>A command with its addressee and its authenticated author.</summary>
/// <param name="Stream">The stream addressed.</param>
/// <param name="Actor">Who asks.</param>
/// <param name="Command">What is asked.</param>
public sealed record Request(StreamName Stream, Actor Actor, Command Command);
