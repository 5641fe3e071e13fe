using Ledger.Cryptography;

namespace Ledger.Domain.Registrars;

/// <summary>What a registrar must have (the guide, article 7).</summary>
public sealed record Qualification
{
    /// <summary>Its full name.</summary>
    public required string Name { get; init; }

    /// <summary>Enterprise or public institution.</summary>
    public required InstitutionKind Kind { get; init; }

    /// <summary>Where it has its seat.</summary>
    public required DivisionCode Seat { get; init; }

    /// <summary>Paid-in capital in yuan; 0 for a public institution that has none.</summary>
    public required ulong PaidInCapital { get; init; }

    /// <summary>Whole years of experience in registering data or serving its circulation.</summary>
    public required int ExperienceYears { get; init; }

    /// <summary>Full-time reviewers.</summary>
    public required int Reviewers { get; init; }

    /// <summary>Whole years of work that each of them has at least.</summary>
    public required int ReviewerYears { get; init; }

    /// <summary>The level at which its system is filed under the protection of networks (等级保护), 1 to 5.</summary>
    public required int ProtectionLevel { get; init; }

    /// <summary>The day of the last unfair competition, abnormal operation or major violation; null if never.</summary>
    public DateOnly? LastViolation { get; init; }

    /// <summary>What proves it, each kind once.</summary>
    public required ValueList<ProofDocument> Proofs { get; init; }
}

/// <summary>A document that proves something, known by its digests.</summary>
/// <param name="Kind">What it proves.</param>
/// <param name="Title">Its title.</param>
/// <param name="Content">Its digests.</param>
public sealed record ProofDocument(QualificationProof Kind, string Title, DigestPair Content);

/// <summary>What a registrar tells everybody (the guide, article 10 item 3).</summary>
public sealed record Disclosure
{
    /// <summary>登记流程, in words.</summary>
    public required string Process { get; init; }

    /// <summary>收费标准; none when it charges nothing.</summary>
    public required ValueList<Fee> Fees { get; init; }

    /// <summary>投诉渠道.</summary>
    public required string Complaints { get; init; }

    /// <summary>登记业务办理情况.</summary>
    public required string Business { get; init; }

    /// <summary>专职审查团队建设情况.</summary>
    public required string Reviewers { get; init; }
}

/// <summary>One fee.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Name">How it is called.</param>
/// <param name="Fen">How much, in fen (hundredths of a yuan).</param>
/// <param name="Optional">Whether an applicant may do without.</param>
public sealed record Fee(FeeKind Kind, string Name, ulong Fen, bool Optional);

/// <summary>What a registrar reports of a year (the guide, article 11, third paragraph).</summary>
/// <param name="Year">The year.</param>
/// <param name="Filed">Applications received.</param>
/// <param name="Registered">Registrations.</param>
/// <param name="Refused">Refusals.</param>
/// <param name="Report">Digests of the report.</param>
public sealed record YearReport(int Year, ulong Filed, ulong Registered, ulong Refused, DigestPair Report);

/// <summary>A change that a registrar reports beforehand (the guide, article 12).</summary>
/// <param name="Kind">What changes.</param>
/// <param name="On">From when.</param>
/// <param name="Statement">How, in words.</param>
/// <param name="Qualification">The qualification as it will be.</param>
public sealed record RegistrarChange(
    RegistrarChangeKind Kind, DateOnly On, string Statement, Qualification Qualification);

/// <summary>All materials and data that a registrar gives to another one (the guide, article 13).</summary>
/// <param name="Inventory">Digests of the inventory.</param>
/// <param name="Cases">How many cases.</param>
/// <param name="UpTo">The size of the log up to which it is whole.</param>
public sealed record HandOver(DigestPair Inventory, ulong Cases, ulong UpTo);

/// <summary>The registrar to which materials go.</summary>
/// <param name="Party">Which party it is here.</param>
/// <param name="Name">Its name in the national catalogue.</param>
/// <param name="Reference">The document that designates it.</param>
public sealed record Successor(PartyId Party, string Name, string Reference);
