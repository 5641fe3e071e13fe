namespace Ledger.Api.Contracts;

/// <summary>The institution that keeps the registry, as everybody may know it (the guide, articles 8 to 38).</summary>
/// <param name="Status">Where it stands, for example <c>practising</c>, <c>suspended</c>, <c>exited</c>;
/// <c>none</c> while it declared nothing.</param>
/// <param name="TakesCases">Whether it takes new cases.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind"><c>enterprise</c> or <c>public-institution</c>.</param>
/// <param name="Seat">The division of its seat, by GB/T 2260.</param>
/// <param name="ListedOn">From when it is in the national catalogue; null while it is not.</param>
/// <param name="Reference">The national decision that lists it.</param>
/// <param name="Disclosure">What it tells of fees and process; null while it told nothing.</param>
/// <param name="Years">Its annual reports, oldest first.</param>
/// <param name="Findings">Misconduct that an authority found.</param>
/// <param name="RectifyBy">The last day to rectify while it is suspended; else null.</param>
/// <param name="ExitOn">The day of an exit that was agreed to; else null.</param>
/// <param name="Successor">The registrar that takes over its materials; else null.</param>
/// <param name="Acts">What was done about it, oldest first, with the entries that prove it.</param>
/// <param name="Qualification">What it has, as last declared or changed; null while it declared nothing.</param>
/// <param name="Changes">Changes that the authority confirmed, oldest first.</param>
/// <param name="Platform">What documents show of its platform, as last stated.</param>
/// <param name="Version">The version of its stream.</param>
public sealed record RegistrarResource(
    string Status, bool TakesCases, string? Name, string? Kind, string? Seat, string? ListedOn, string? Reference,
    DisclosureResource? Disclosure, IReadOnlyList<RegistrarYearResource> Years,
    IReadOnlyList<MisconductResource> Findings, string? RectifyBy, string? ExitOn, string? Successor,
    IReadOnlyList<RegistrarActResource> Acts, QualificationResource? Qualification,
    IReadOnlyList<RegistrarChangeResource> Changes, IReadOnlyList<PlatformDocumentResource> Platform, string Version);

/// <summary>A document about the platform (人民法院在线诉讼规则, article 17).</summary>
/// <param name="Matter"><c>filing</c>, <c>interest</c>, <c>system</c>, <c>process</c> or <c>notarisation</c>.</param>
/// <param name="Title">Its title.</param>
/// <param name="Number">Its number; null where it has none.</param>
/// <param name="Issuer">Who gave it out.</param>
/// <param name="Sha256">Its SHA-256.</param>
/// <param name="Sm3">Its SM3.</param>
/// <param name="From">From which day it holds.</param>
/// <param name="Until">Its last day; null where it has none.</param>
public sealed record PlatformDocumentResource(
    string Matter, string Title, string? Number, string Issuer, string Sha256, string Sm3, string From, string? Until);

/// <summary>What a registrar has (the guide, article 7).</summary>
/// <param name="PaidInCapital">Paid-in capital in yuan, decimal; <c>0</c> for a public institution without.</param>
/// <param name="ExperienceYears">Whole years of experience in registration or circulation of data.</param>
/// <param name="Reviewers">Full-time reviewers.</param>
/// <param name="ReviewerYears">Whole years of work that each of them has at least.</param>
/// <param name="ProtectionLevel">The level of its filed protection of networks, 1 to 5.</param>
/// <param name="LastViolation">The day of the last violation that article 7 names; null if never.</param>
/// <param name="Proofs">What kinds of documents prove it, for example <c>protection-filing</c>.</param>
public sealed record QualificationResource(
    string PaidInCapital, int ExperienceYears, int Reviewers, int ReviewerYears, int ProtectionLevel,
    string? LastViolation, IReadOnlyList<string> Proofs);

/// <summary>A change of the registrar that the authority confirmed (the guide, article 12).</summary>
/// <param name="Kind">What changed, for example <c>capital</c>.</param>
/// <param name="On">From when.</param>
/// <param name="Statement">How, in words.</param>
/// <param name="Recorded">Whether it is updated in the national system.</param>
public sealed record RegistrarChangeResource(string Kind, string On, string Statement, bool Recorded);

/// <summary>What a registrar tells everybody (the guide, article 10 item 3).</summary>
/// <param name="On">When it told so last.</param>
/// <param name="Process">How registration goes.</param>
/// <param name="Fees">What it charges.</param>
/// <param name="Complaints">Where to complain.</param>
/// <param name="Business">How its business goes.</param>
/// <param name="Reviewers">Its full-time reviewers.</param>
public sealed record DisclosureResource(
    string On, string Process, IReadOnlyList<FeeResource> Fees, string Complaints, string Business, string Reviewers);

/// <summary>A fee.</summary>
/// <param name="Kind"><c>registration</c>, <c>query</c> or <c>other</c>.</param>
/// <param name="Name">How it is called.</param>
/// <param name="Fen">How much, in fen (hundredths of a yuan), decimal.</param>
/// <param name="Optional">Whether an applicant may do without.</param>
public sealed record FeeResource(string Kind, string Name, string Fen, bool Optional);

/// <summary>An annual report.</summary>
/// <param name="Year">The year.</param>
/// <param name="On">When it was handed in.</param>
/// <param name="Filed">Applications received, decimal.</param>
/// <param name="Registered">Registrations, decimal.</param>
/// <param name="Refused">Refusals, decimal.</param>
/// <param name="Assessment">What the authority found; null while it has not assessed it.</param>
public sealed record RegistrarYearResource(
    int Year, string On, string Filed, string Registered, string Refused, string? Assessment);

/// <summary>Misconduct that was found.</summary>
/// <param name="Kind">Which, for example <c>tampering</c>.</param>
/// <param name="Serious">Whether the circumstances are serious.</param>
/// <param name="On">When it was found.</param>
public sealed record MisconductResource(string Kind, bool Serious, string On);

/// <summary>Something that was done about the registrar.</summary>
/// <param name="Type">What, for example <c>registrar.enlisted</c>.</param>
/// <param name="On">On which legal date.</param>
/// <param name="Entry">In which entry of the log.</param>
public sealed record RegistrarActResource(string Type, string On, string Entry);
