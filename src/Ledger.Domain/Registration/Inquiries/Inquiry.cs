namespace Ledger.Domain.Registration.Inquiries;

/// <summary>What somebody asks who wants to see the materials of a case (查询、复制登记资料).</summary>
/// <param name="Capacity">As what it asks.</param>
/// <param name="Purpose">What for, 1 to 1000 characters.</param>
/// <param name="Reference">The reference of the letter or order by which a state organ asks.</param>
/// <param name="Materials">What shows the interest; up to 16.</param>
public sealed record InquiryContent(
    InquiryCapacity Capacity, string Purpose, string? Reference, ValueList<Material> Materials);

/// <summary>As what somebody asks (the guide, article 30).</summary>
public enum InquiryCapacity
{
    /// <summary>登记主体: an applicant of the case.</summary>
    Registrant,

    /// <summary>利害关系人, who shows the interest.</summary>
    InterestedParty,

    /// <summary>国家机关, by letter or order.</summary>
    StateOrgan,
}

/// <summary>An inquiry as it stands. Its number is its place in the case, from 1.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Status">What became of it.</param>
public sealed record Inquiry(PartyId By, InquiryStatus Status)
{
    /// <summary>Whose materials it may see; empty while that is not granted.</summary>
    public ValueList<PartyId> Of { get; init; } = [];

    /// <summary>The last day for it; null while it is not granted.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Whether it opens the materials of a party to another on a day.</summary>
    public bool Opens(PartyId reader, PartyId of, DateOnly day) =>
        Status is InquiryStatus.Granted && By == reader && Of.Contains(of) && day <= Until;
}

/// <summary>What became of an inquiry.</summary>
public enum InquiryStatus
{
    /// <summary>It waits for the answer.</summary>
    Filed,

    /// <summary>Granted, until a day.</summary>
    Granted,

    /// <summary>Refused.</summary>
    Refused,

    /// <summary>Withdrawn by who asked.</summary>
    Withdrawn,
}
