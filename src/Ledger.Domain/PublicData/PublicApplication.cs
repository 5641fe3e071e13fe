using Ledger.Cryptography;
using Ledger.Domain.Assets;
using Ledger.Domain.Registration;

namespace Ledger.Domain.PublicData;

/// <summary>An application under the interim measures of 2025, of any type.</summary>
public sealed record PublicApplication
{
    /// <summary>Which type.</summary>
    public required PublicType Type { get; init; }

    /// <summary>The identifier of what is registered, chosen by the first applicant.</summary>
    public required AssetId Asset { get; init; }

    /// <summary>The case of the first registration; set exactly for what follows one.</summary>
    public CaseId? Original { get; init; }

    /// <summary>The applicants, each once; one of several may be designated by agreement (article 7).</summary>
    public required ValueList<PartyId> Applicants { get; init; }

    /// <summary>What is to stand in the register; set exactly for first ones, changes and corrections.</summary>
    public PublicRecord? Record { get; init; }

    /// <summary>The preservation of evidence before applying (article 7); null where there was none.</summary>
    public Preservation? Preservation { get; init; }

    /// <summary>The materials handed in.</summary>
    public required ValueList<Material> Materials { get; init; }

    /// <summary>Why it is cancelled; set exactly for cancellations.</summary>
    public PublicCancellationGround? Ground { get; init; }

    /// <summary>By how many years it is renewed; set exactly for renewals.</summary>
    public int? Years { get; init; }

    /// <summary>What is wrong with what is set and what is not; null when nothing is.</summary>
    internal string? Fault() =>
        Type is PublicType.First == Original is not null ? "original is expected exactly for what follows a first one"
        : Type is PublicType.First or PublicType.Change or PublicType.Correction == Record is null
            ? "record is expected exactly for first registrations, changes and corrections"
        : Type is PublicType.Cancellation == Ground is null ? "ground is expected exactly for cancellations"
        : Type is PublicType.Renewal == Years is null ? "years is expected exactly for renewals"
        : null;
}

/// <summary>What stands in the register of public data.</summary>
public sealed record PublicRecord
{
    /// <summary>Resource, product or service.</summary>
    public required PublicKind Kind { get; init; }

    /// <summary>登记数据名称.</summary>
    public required string Name { get; init; }

    /// <summary>数据内容简介.</summary>
    public required string Summary { get; init; }

    /// <summary>Where, for registration goes by level and territory (article 6).</summary>
    public required DivisionCode Division { get; init; }

    /// <summary>Digests of the manifest of the data.</summary>
    public required DigestPair Content { get; init; }

    /// <summary>The grade that the applicant gives it.</summary>
    public required DataGrade Grade { get; init; }

    /// <summary>The impacts behind the grade.</summary>
    public required ValueList<Impact> Impacts { get; init; }

    /// <summary>Whether it holds personal information.</summary>
    public required bool PersonalInformation { get; init; }

    /// <summary>The day on which authorised operation began and data was provided; null when it did not.</summary>
    public DateOnly? OperationFrom { get; init; }

    /// <summary>The last day of the authorisation; null when it is without end, or there is none.</summary>
    public DateOnly? AuthorisedUntil { get; init; }
}

/// <summary>Evidence preserved before applying, so that sources can be traced and processing controlled.</summary>
/// <param name="Platform">Where it is preserved.</param>
/// <param name="Reference">Its reference there.</param>
/// <param name="On">Its date.</param>
public sealed record Preservation(string Platform, string Reference, DateOnly On);

/// <summary>A defect that a notice of the registrar names.</summary>
/// <param name="Item">What is defective.</param>
/// <param name="Statement">How, in words.</param>
public sealed record PublicDefect(PublicItem Item, string Statement);

/// <summary>One finding of a formal review.</summary>
/// <param name="Item">What was looked at.</param>
/// <param name="Satisfied">Whether it is as it should be.</param>
/// <param name="Statement">What was found, in words.</param>
public sealed record PublicFinding(PublicItem Item, bool Satisfied, string Statement);
