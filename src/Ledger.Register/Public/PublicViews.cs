using Ledger.Domain;

namespace Ledger.Register;

/// <summary>What to look for in the public register; all that is given must be met.</summary>
/// <param name="Code">How a certificate's number or a registration code begins.</param>
/// <param name="Name">Words of the data's name, in any order.</param>
/// <param name="Holder">Words of a holder's name, or its unified social credit code.</param>
/// <param name="Region">The division that the data is of, or one above it.</param>
/// <param name="Kind"><c>resource</c>, <c>product</c> or <c>service</c>.</param>
/// <param name="Status">How it stands, for example <c>valid</c> or <c>registered</c>.</param>
/// <param name="Regime"><c>G35</c> for data property, <c>M26</c> for public data.</param>
public sealed record RecordFilter(
    string? Code = null, string? Name = null, string? Holder = null, DivisionCode? Region = null,
    string? Kind = null, string? Status = null, string? Regime = null);

/// <summary>A registration as the public sees it.</summary>
/// <param name="Entry">The entry that registered it.</param>
/// <param name="Regime"><c>G35</c> or <c>M26</c>.</param>
/// <param name="Code">The certificate's number, or the code of the registration of public data.</param>
/// <param name="Asset">The asset's id.</param>
/// <param name="Kind"><c>resource</c>, <c>product</c> or <c>service</c>.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Since">Its first day.</param>
/// <param name="Until">Its last day.</param>
/// <param name="Shown">What the notice showed; null where it was withheld.</param>
public sealed record RecordRow(
    ulong Entry, string Regime, string Code, string Asset, string Kind, string Status, string Since, string Until,
    ShownRecord? Shown);

/// <summary>What the public notice of a registration showed.</summary>
/// <param name="Name">The data's name.</param>
/// <param name="Overview">What it is.</param>
/// <param name="Restrictions">Limits in words; null in the regime that has none.</param>
/// <param name="Divisions">The divisions that it covers.</param>
/// <param name="Holders">Its holders, with a line for each right.</param>
public sealed record ShownRecord(
    string Name, string Overview, string? Restrictions, IReadOnlyList<string> Divisions,
    IReadOnlyList<RecordHolderRow> Holders);

/// <summary>A holder, and the right that it holds where the regime knows rights.</summary>
/// <param name="Name">An organisation's name; null for natural persons.</param>
/// <param name="Code">An organisation's unified social credit code; null for natural persons.</param>
/// <param name="Right">The right; null under the regime of public data.</param>
/// <param name="Ended">The day on which its end by merger or division was put on record; null while it is.</param>
/// <param name="Successor">The name of the organisation that it merged into; null where there is none.</param>
public sealed record RecordHolderRow(
    string? Name, string? Code, ShownRight? Right, string? Ended = null, string? Successor = null);

/// <summary>A right as registered, and how it stands.</summary>
/// <param name="Ordinal">Its ordinal under the asset; 0 where it is asked for only.</param>
/// <param name="Kind"><c>hold</c>, <c>use</c> or <c>operate</c>.</param>
/// <param name="Since">Its first day; null where it is asked for only.</param>
/// <param name="Until">Its last day; null where it is as long as the registration.</param>
/// <param name="Exclusive">Whether nobody else may have the same.</param>
/// <param name="Limits">Its limits in words.</param>
/// <param name="Status">How it stands; null where it is asked for only.</param>
public sealed record ShownRight(
    ulong Ordinal, string Kind, string? Since, string? Until, bool Exclusive, string Limits, string? Status);

/// <summary>A notice whose case waits for its end.</summary>
/// <param name="Entry">The entry that published it.</param>
/// <param name="Case">The case, to which objections go.</param>
/// <param name="Regime"><c>G35</c> or <c>M26</c>.</param>
/// <param name="Type">The type of registration.</param>
/// <param name="Asset">The asset's id.</param>
/// <param name="Kind"><c>resource</c>, <c>product</c> or <c>service</c>.</param>
/// <param name="Name">The data's name.</param>
/// <param name="Overview">What it is.</param>
/// <param name="Restrictions">Limits in words.</param>
/// <param name="Reference">The notice's reference.</param>
/// <param name="Day">The legal date of publication.</param>
/// <param name="Applicants">The applicants, then the rights asked for with their holders.</param>
public sealed record NoticeRow(
    ulong Entry, string Case, string Regime, string Type, string Asset, string? Kind, string? Name, string? Overview,
    string? Restrictions, string Reference, string Day, IReadOnlyList<RecordHolderRow> Applicants);
