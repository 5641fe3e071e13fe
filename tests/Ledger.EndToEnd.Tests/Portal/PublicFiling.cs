using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Domain.PublicData;
using Ledger.Domain.Registration;
using Ledger.Sdk;

namespace Ledger.EndToEnd.Tests.Portal;

/// <summary>An application for the first registration of public data: its ids follow from a name.</summary>
internal static class PublicFiling
{
    private static readonly MaterialKind[] s_kinds =
    [
        MaterialKind.Identity, MaterialKind.LawfulAcquisition, MaterialKind.DataDescription,
        MaterialKind.EvidencePreservation, MaterialKind.ProductInformation, MaterialKind.ApplicationScenario,
        MaterialKind.RiskAssessment,
    ];

    /// <summary>The applicant files it.</summary>
    public static async Task<CaseId> FileAsync(LedgerClient applicant, string name, string summary)
    {
        var id = CaseId.Parse(DerivedId.Of("case", name));
        await PortalRegistry.DoAsync(applicant, id, new FilePublicData(Of(applicant, name, summary)));
        return id;
    }

    public static PublicApplication Of(LedgerClient applicant, string name, string summary) => new()
    {
        Type = PublicType.First,
        Asset = AssetId.Parse(DerivedId.Of("asset", name)),
        Applicants = [applicant.Account!.Party],
        Record = new PublicRecord
        {
            Kind = PublicKind.Resource,
            Name = "武汉市公共停车场名录",
            Summary = summary,
            Division = DivisionCode.Parse("420100"),
            Content = DigestPair.Of("public"u8),
            Grade = DataGrade.General,
            Impacts = [],
            PersonalInformation = false,
        },
        Preservation = new Preservation("公共存证平台", "CZ-1", new DateOnly(2024, 12, 2)),
        Materials = [.. s_kinds.Select(kind => new Material(kind, "材料", DigestPair.Of("material"u8)))],
    };
}
