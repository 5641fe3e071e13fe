namespace Ledger.Api.Contracts;

/// <summary>
/// A registration as everybody may see it: what its public notice showed. Where the notice was withheld, only how it
/// stands.
/// </summary>
/// <param name="Regime">
/// <c>G35</c>, data property under the guide of 2026, or <c>M26</c>, public data under the interim measures of 2025.
/// </param>
/// <param name="Code">The certificate's number, or the code of the registration of public data.</param>
/// <param name="Asset">The asset's id.</param>
/// <param name="Kind"><c>resource</c>, <c>product</c> or <c>service</c>.</param>
/// <param name="Status">
/// <c>valid</c>, <c>adjusted</c>, <c>superseded</c>, <c>cancelled</c>, <c>lapsed</c>, or of public data
/// <c>registered</c>, <c>cancelled</c>, <c>revoked</c>, <c>lapsed</c>.
/// </param>
/// <param name="From">Its first day, China Standard Time.</param>
/// <param name="Until">Its last day.</param>
/// <param name="Withheld">Whether the notice was withheld; then the members from Name to Holders are empty.</param>
/// <param name="Name">The data's name.</param>
/// <param name="Overview">What it is.</param>
/// <param name="Restrictions">Limits in words; null where none are registered.</param>
/// <param name="Regions">Codes of the divisions that it covers.</param>
/// <param name="Holders">Its holders, with a line for each right.</param>
/// <param name="Index">The entry that registered it, decimal.</param>
public sealed record RegistrationResource(
    string Regime,
    string Code,
    string Asset,
    string Kind,
    string Status,
    string From,
    string Until,
    bool Withheld,
    string? Name,
    string? Overview,
    string? Restrictions,
    IReadOnlyList<string> Regions,
    IReadOnlyList<PublicHolder> Holders,
    string Index);

/// <summary>A holder or applicant in public: an organisation by name; of a person, that it is one.</summary>
/// <param name="NaturalPerson">Whether it is a natural person, who is not named.</param>
/// <param name="Name">An organisation's name.</param>
/// <param name="Code">An organisation's unified social credit code.</param>
/// <param name="Right">The right that it has or asks for; null where none is named.</param>
/// <param name="EndedOn">
/// The day on which it was put on record that an organisation ended by merger or division; null while it is.
/// </param>
/// <param name="Successor">The name of the organisation that it merged into; null where there is none.</param>
public sealed record PublicHolder(
    bool NaturalPerson, string? Name, string? Code, PublicRight? Right, string? EndedOn = null,
    string? Successor = null);

/// <summary>A right in public.</summary>
/// <param name="Kind"><c>hold</c>, <c>use</c> or <c>operate</c>.</param>
/// <param name="From">Its first day; null while it is asked for.</param>
/// <param name="Until">Its last day; null where it is as long as the registration.</param>
/// <param name="Exclusive">Whether nobody else may have the same.</param>
/// <param name="Limits">Its limits in words.</param>
/// <param name="Status"><c>in-force</c>, <c>ended</c> or <c>revoked</c>; null while it is asked for.</param>
public sealed record PublicRight(
    string Kind, string? From, string? Until, bool Exclusive, string Limits, string? Status);

/// <summary>A public notice whose period runs, or was not yet followed by the registration.</summary>
/// <param name="Case">The case, 32 hex characters.</param>
/// <param name="Regime"><c>G35</c> or <c>M26</c>.</param>
/// <param name="Type">The type of registration, for example <c>first</c> or <c>transfer</c>.</param>
/// <param name="Asset">The asset's id.</param>
/// <param name="Kind"><c>resource</c>, <c>product</c> or <c>service</c>; null where unknown.</param>
/// <param name="Name">The data's name.</param>
/// <param name="Overview">What it is.</param>
/// <param name="Restrictions">Limits in words; null where none are stated.</param>
/// <param name="Applicants">Who applies.</param>
/// <param name="Rights">The rights that it is about, with their holders; none under the regime of public data.</param>
/// <param name="Reference">The notice's reference.</param>
/// <param name="PublishedOn">The day of publication, China Standard Time.</param>
/// <param name="Objections">Until when and how to object.</param>
/// <param name="Index">The entry that published it, decimal.</param>
public sealed record NoticeResource(
    string Case,
    string Regime,
    string Type,
    string Asset,
    string? Kind,
    string? Name,
    string? Overview,
    string? Restrictions,
    IReadOnlyList<PublicHolder> Applicants,
    IReadOnlyList<PublicHolder> Rights,
    string Reference,
    string PublishedOn,
    ObjectionNote Objections,
    string Index);

/// <summary>Until when and how to object to what a notice shows.</summary>
/// <param name="Until">The last day; null while the calendar of working days does not reach it.</param>
/// <param name="PeriodClause">The document and clause of the period.</param>
/// <param name="Clause">The document and clause of objections.</param>
/// <param name="Command">The command that objects, for example <c>registration.object</c>.</param>
/// <param name="Address">Where it is sent.</param>
/// <param name="How">How to object, in English.</param>
/// <param name="HowChinese">The same in Chinese.</param>
public sealed record ObjectionNote(
    string? Until, string PeriodClause, string Clause, string Command, string Address, string How, string HowChinese);
