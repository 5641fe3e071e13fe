using Ledger.Cryptography;

namespace Ledger.Domain.Catalogue;

/// <summary><c>catalogue.compile</c>: by whoever provides the data.</summary>
public sealed record CompileItem(CatalogueContent Content) : CatalogueCommand
{
    /// <inheritdoc/>
    public override string Type => "catalogue.compile";
}

/// <summary><c>catalogue.revise</c>: by the provider; inspected and confirmed anew.</summary>
public sealed record ReviseItem(CatalogueContent Content, string Reason) : CatalogueCommand
{
    /// <inheritdoc/>
    public override string Type => "catalogue.revise";
}

/// <summary><c>catalogue.inspect</c>: by a reviewer, on every dimension of quality.</summary>
public sealed record InspectItem(ValueList<QualityFinding> Findings) : CatalogueCommand
{
    /// <inheritdoc/>
    public override string Type => "catalogue.inspect";
}

/// <summary><c>catalogue.confirm</c>: by the provider, after cleansing, masking and the like.</summary>
public sealed record ConfirmItem(ValueList<DataTreatment> Treatments, DigestPair Data) : CatalogueCommand
{
    /// <inheritdoc/>
    public override string Type => "catalogue.confirm";
}

/// <summary><c>catalogue.publish</c>: by an approver who has not inspected it.</summary>
public sealed record PublishItem : CatalogueCommand
{
    /// <inheritdoc/>
    public override string Type => "catalogue.publish";
}

/// <summary><c>catalogue.update</c>: by the provider: the data was renewed.</summary>
public sealed record UpdateItem(DateOnly On, DigestPair Data) : CatalogueCommand
{
    /// <inheritdoc/>
    public override string Type => "catalogue.update";
}

/// <summary><c>catalogue.withdraw</c>: by the provider or an approver.</summary>
public sealed record WithdrawItem(string Reason) : CatalogueCommand
{
    /// <inheritdoc/>
    public override string Type => "catalogue.withdraw";
}
