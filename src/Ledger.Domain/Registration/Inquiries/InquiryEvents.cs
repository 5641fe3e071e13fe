namespace Ledger.Domain.Registration.Inquiries;

/// <summary>An event about who may see the materials of a case, which leaves the case itself as it is.</summary>
/// <param name="Act">Who did it, and on which legal date.</param>
public abstract record InquiryEvent(Act Act) : CaseEvent(Act);

/// <summary><c>inquiry.filed</c>.</summary>
public sealed record InquiryFiled(PartyId By, InquiryContent Content, Act Act) : InquiryEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "inquiry.filed";
}

/// <summary><c>inquiry.granted</c>: the disclosure, with whose materials and until when.</summary>
public sealed record InquiryGranted(int Number, ValueList<PartyId> Of, DateOnly Until, Act Act) : InquiryEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "inquiry.granted";
}

/// <summary><c>inquiry.refused</c>.</summary>
public sealed record InquiryRefused(int Number, string Reason, Act Act) : InquiryEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "inquiry.refused";
}

/// <summary><c>inquiry.withdrawn</c>.</summary>
public sealed record InquiryWithdrawn(int Number, Act Act) : InquiryEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "inquiry.withdrawn";
}
