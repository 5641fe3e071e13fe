namespace Ledger.Domain.Catalogue.Openness;

/// <summary><c>opening.bar-proposed</c>: the item was put forward for the negative list (负面清单编制).</summary>
public sealed record BarProposed(NegativeGround Ground, string Basis, Act Act) : CatalogueEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "opening.bar-proposed";
}

/// <summary><c>opening.bar-decided</c>: whether the item stands on the negative list (负面清单审核).</summary>
public sealed record BarDecided(bool Bars, string Statement, Act Act) : CatalogueEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "opening.bar-decided";
}

/// <summary><c>opening.bar-lifted</c>: the item stands on the negative list no more.</summary>
public sealed record BarLifted(string Reason, Act Act) : CatalogueEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "opening.bar-lifted";
}

/// <summary><c>opening.proposed</c>: the provider would open the item.</summary>
public sealed record OpeningProposed(OpeningTerms Terms, Act Act) : CatalogueEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "opening.proposed";
}

/// <summary><c>opening.decided</c>: whether the item is opened: then it stands in the openness catalogue.</summary>
public sealed record OpeningDecided(bool Opens, string Statement, Act Act) : CatalogueEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "opening.decided";
}

/// <summary><c>opening.requested</c>: somebody asks for the data, for one scenario.</summary>
public sealed record AccessRequested(AccessWish Wish, Act Act) : CatalogueEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "opening.requested";
}

/// <summary><c>opening.answered</c>: the request was granted until a day, or refused.</summary>
public sealed record AccessAnswered(int Number, DateOnly? Until, string Statement, Act Act) : CatalogueEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "opening.answered";
}

/// <summary><c>opening.closed</c>: the item is open no more, and what was granted ends.</summary>
public sealed record OpeningClosed(string Reason, Act Act) : CatalogueEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "opening.closed";
}
