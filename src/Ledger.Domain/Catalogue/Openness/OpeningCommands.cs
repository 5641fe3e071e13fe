namespace Ledger.Domain.Catalogue.Openness;

/// <summary><c>opening.bar</c>: by the provider or a clerk: the item should stand on the negative list.</summary>
public sealed record BarItem(NegativeGround Ground, string Basis) : CatalogueCommand
{
    /// <inheritdoc/>
    public override string Type => "opening.bar";
}

/// <summary><c>opening.decide-bar</c>: by an approver who did not put it forward.</summary>
public sealed record DecideBar(bool Bars, string Statement) : CatalogueCommand
{
    /// <inheritdoc/>
    public override string Type => "opening.decide-bar";
}

/// <summary><c>opening.lift-bar</c>: by an approver.</summary>
public sealed record LiftBar(string Reason) : CatalogueCommand
{
    /// <inheritdoc/>
    public override string Type => "opening.lift-bar";
}

/// <summary><c>opening.propose</c>: by the provider.</summary>
public sealed record ProposeOpening(OpeningTerms Terms) : CatalogueCommand
{
    /// <inheritdoc/>
    public override string Type => "opening.propose";
}

/// <summary><c>opening.decide</c>: by an approver.</summary>
public sealed record DecideOpening(bool Opens, string Statement) : CatalogueCommand
{
    /// <inheritdoc/>
    public override string Type => "opening.decide";
}

/// <summary><c>opening.request</c>: by whoever would use the data, for one scenario.</summary>
public sealed record RequestAccess(AccessWish Wish) : CatalogueCommand
{
    /// <inheritdoc/>
    public override string Type => "opening.request";
}

/// <summary><c>opening.answer</c>: by the provider.</summary>
public sealed record AnswerAccess(int Number, DateOnly? Until, string Statement) : CatalogueCommand
{
    /// <inheritdoc/>
    public override string Type => "opening.answer";
}

/// <summary><c>opening.close</c>: by the provider or an approver.</summary>
public sealed record CloseOpening(string Reason) : CatalogueCommand
{
    /// <inheritdoc/>
    public override string Type => "opening.close";
}
