namespace Ledger.Domain.Lists;

/// <summary><c>list.load</c>: the next version of a list, by the registry's operator.</summary>
public sealed record LoadList(DataList List) : Command
{
    /// <inheritdoc/>
    public override string Type => "list.load";

    /// <inheritdoc/>
    public override StreamKind Addressee => StreamKind.Registry;
}

/// <summary><c>list.loaded</c>: from its first day on, the registry decides by this version of a list.</summary>
public sealed record ListLoaded(DataList List, Act Act) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "list.loaded";
}
