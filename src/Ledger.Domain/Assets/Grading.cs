namespace Ledger.Domain.Assets;

/// <summary>What would suffer if the data were leaked, tampered with, destroyed or misused.</summary>
public enum ImpactObject
{
    /// <summary>国家安全.</summary>
    NationalSecurity,

    /// <summary>经济运行.</summary>
    EconomicOperation,

    /// <summary>社会秩序.</summary>
    SocialOrder,

    /// <summary>公共利益.</summary>
    PublicInterest,

    /// <summary>组织权益.</summary>
    OrganisationInterest,

    /// <summary>个人权益.</summary>
    IndividualInterest,
}

/// <summary>How badly it would suffer.</summary>
public enum ImpactDegree
{
    /// <summary>一般危害.</summary>
    Ordinary,

    /// <summary>严重危害.</summary>
    Serious,

    /// <summary>特别严重危害.</summary>
    ExtremelySerious,
}

/// <summary>One impact that the applicant states.</summary>
/// <param name="On">What would suffer.</param>
/// <param name="Degree">How badly.</param>
public sealed record Impact(ImpactObject On, ImpactDegree Degree);

/// <summary>The grade that impacts call for.</summary>
/// <remarks>
/// GB/T 43697-2024, the matrix of impact object and degree; of several grades the highest counts (就高从严). Whether
/// an impact on very many individuals is one on the public is for the reviewer to judge.
/// </remarks>
public static class Grading
{
    /// <summary>The grade of data with these impacts; general data has none.</summary>
    public static DataGrade Of(IEnumerable<Impact> impacts) =>
        impacts.Select(static impact => Of(impact.On, impact.Degree)).DefaultIfEmpty(DataGrade.General).Max();

    /// <summary>One cell of the matrix.</summary>
    public static DataGrade Of(ImpactObject on, ImpactDegree degree) => (on, degree) switch
    {
        (ImpactObject.OrganisationInterest or ImpactObject.IndividualInterest, _) => DataGrade.General,
        (ImpactObject.NationalSecurity, ImpactDegree.Ordinary) => DataGrade.Important,
        (ImpactObject.NationalSecurity, _) => DataGrade.Core,
        (_, ImpactDegree.ExtremelySerious) => DataGrade.Core,
        (_, ImpactDegree.Serious) => DataGrade.Important,
        _ => DataGrade.General,
    };
}
