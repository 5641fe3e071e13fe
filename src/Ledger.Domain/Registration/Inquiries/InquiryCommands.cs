namespace Ledger.Domain.Registration.Inquiries;

/// <summary><c>inquiry.file</c>: by any registered party, with the purpose stated (the guide, article 30).</summary>
public sealed record FileInquiry(InquiryContent Content) : CaseCommand
{
    /// <inheritdoc/>
    public override string Type => "inquiry.file";
}

/// <summary>A command about an inquiry that was filed.</summary>
/// <param name="Number">Its number in the case, from 1.</param>
public abstract record NumberedInquiryCommand(int Number) : CaseCommand;

/// <summary><c>inquiry.grant</c>: by a clerk who is not of the party that asks.</summary>
/// <param name="Number">Its number in the case, from 1.</param>
/// <param name="Of">Whose materials are opened: applicants and objectors of the case, 1 to 16.</param>
/// <param name="Until">The last day for it.</param>
public sealed record GrantInquiry(int Number, ValueList<PartyId> Of, DateOnly Until) : NumberedInquiryCommand(Number)
{
    /// <inheritdoc/>
    public override string Type => "inquiry.grant";
}

/// <summary><c>inquiry.refuse</c>: by a clerk who is not of the party that asks.</summary>
/// <param name="Number">Its number in the case, from 1.</param>
/// <param name="Reason">Why.</param>
public sealed record RefuseInquiry(int Number, string Reason) : NumberedInquiryCommand(Number)
{
    /// <inheritdoc/>
    public override string Type => "inquiry.refuse";
}

/// <summary><c>inquiry.withdraw</c>: by who asked; what was granted is closed again.</summary>
/// <param name="Number">Its number in the case, from 1.</param>
public sealed record WithdrawInquiry(int Number) : NumberedInquiryCommand(Number)
{
    /// <inheritdoc/>
    public override string Type => "inquiry.withdraw";
}
