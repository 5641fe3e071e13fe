namespace Ledger.Api.Contracts;

/// <summary>An item of the resource catalogue.</summary>
/// <param name="Id">32 hex characters.</param>
/// <param name="Status">
/// <c>compiled</c>, <c>inspected</c>, <c>confirmed</c>, <c>published</c> or <c>withdrawn</c>.
/// </param>
/// <param name="Name">The resource's name.</param>
/// <param name="Summary">What is in it.</param>
/// <param name="Category"><c>public</c>, <c>enterprise</c> or <c>other-non-public</c>.</param>
/// <param name="Tier"><c>province</c>, <c>prefecture</c> or <c>county</c>.</param>
/// <param name="Division">The division whose catalogue it stands in, GB/T 2260.</param>
/// <param name="Industry">GB/T 4754.</param>
/// <param name="Frequency">How often the data is renewed.</param>
/// <param name="Sharing">
/// <c>unconditional</c>, <c>conditional</c> or <c>withheld</c>; null for data that is not public.
/// </param>
/// <param name="Grade"><c>general</c>, <c>important</c> or <c>core</c>.</param>
/// <param name="PersonalInformation">Whether it holds personal information.</param>
/// <param name="Confidential">Whether it is kept secret by law.</param>
/// <param name="Provider">Who provides it.</param>
/// <param name="Data">The data in it.</param>
/// <param name="Access">The ways to it.</param>
/// <param name="Asset">The registered asset that it describes; null where there is none.</param>
/// <param name="Certificate">That asset's certificate number.</param>
/// <param name="PublicRegistration">The case of its registration as public data; null where there is none.</param>
/// <param name="PublicCode">The code of that registration.</param>
/// <param name="PublishedOn">The day of its first publication.</param>
/// <param name="UpdatedOn">The day to which the data was renewed.</param>
/// <param name="DataSha256">Digest of the manifest of the data over SHA-256, hex; null before it was confirmed.</param>
/// <param name="DataSm3">The same over SM3.</param>
/// <param name="Opening">Whether and how it is open.</param>
/// <param name="Flows">How far its data has come at other levels.</param>
/// <param name="Version">Version of its stream, decimal.</param>
/// <param name="Index">The last entry that touched it, decimal.</param>
public sealed record CatalogueItemResource(
    string Id,
    string Status,
    string Name,
    string Summary,
    string Category,
    string Tier,
    string Division,
    string Industry,
    string Frequency,
    string? Sharing,
    string Grade,
    bool PersonalInformation,
    bool Confidential,
    ProviderResource Provider,
    IReadOnlyList<DatumResource> Data,
    IReadOnlyList<AccessResource> Access,
    string? Asset,
    string? Certificate,
    string? PublicRegistration,
    string? PublicCode,
    string? PublishedOn,
    string? UpdatedOn,
    string? DataSha256,
    string? DataSm3,
    OpeningResource Opening,
    IReadOnlyList<FlowResource> Flows,
    string Version,
    string Index);

/// <summary>An organisation that provides data.</summary>
/// <param name="Id">Its party id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Code">Its unified social credit code.</param>
public sealed record ProviderResource(string Id, string? Name, string? Code);

/// <summary>One datum of a resource.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Standard">The standard that it follows.</param>
/// <param name="From">The item that it is drawn from; null where this item is its source.</param>
public sealed record DatumResource(string Name, string Standard, string? From);

/// <summary>A way to the data.</summary>
/// <param name="Kind"><c>file</c>, <c>interface</c>, <c>model</c> or <c>verification</c>.</param>
/// <param name="Title">What it is called.</param>
/// <param name="MediaType">What comes, as a media type.</param>
/// <param name="Address">Where it is; null where one has to ask.</param>
public sealed record AccessResource(string Kind, string Title, string? MediaType, string? Address);

/// <summary>How an item is open.</summary>
/// <param name="Status"><c>closed</c>, <c>proposed</c> or <c>open</c>.</param>
/// <param name="Mode"><c>unconditional</c>, <c>directed</c> or <c>authorised</c>; null while it is closed.</param>
/// <param name="Conditions">The conditions, in words.</param>
/// <param name="OpenedOn">Since when it is open.</param>
/// <param name="Bar"><c>free</c>, <c>proposed</c> or <c>barred</c>: its place on the negative list.</param>
/// <param name="Ground">Why it stands there, or was put forward.</param>
public sealed record OpeningResource(
    string Status, string? Mode, string? Conditions, string? OpenedOn, string Bar, string? Ground);

/// <summary>How far data has come at another level.</summary>
/// <param name="To">The division there.</param>
/// <param name="Direction"><c>up</c> for aggregation, <c>down</c> for return flow.</param>
/// <param name="Times">How often, decimal.</param>
/// <param name="On">When last.</param>
public sealed record FlowResource(string To, string Direction, string Times, string On);

/// <summary>A demand for data.</summary>
/// <param name="Id">32 hex characters.</param>
/// <param name="Status">
/// <c>filed</c>, <c>listed</c>, <c>matched</c>, <c>supplied</c>, <c>refused</c>, <c>objected</c>, <c>met</c>,
/// <c>declined</c> or <c>withdrawn</c>.
/// </param>
/// <param name="Side"><c>government</c>, <c>society</c> or <c>enterprise</c>.</param>
/// <param name="Name">What the data is called.</param>
/// <param name="Need">What is needed.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Scenario">In which scenario.</param>
/// <param name="Division">Where, GB/T 2260.</param>
/// <param name="Item">The item that it was last matched with; null while it is not.</param>
/// <param name="Demander">Who needs it; null for those who are not concerned.</param>
/// <param name="Provider">Who was asked; null for those who are not concerned.</param>
/// <param name="Objections">How many objections were raised, decimal.</param>
/// <param name="Version">Version of its stream, decimal.</param>
/// <param name="Index">The last entry that touched it, decimal.</param>
public sealed record DemandResource(
    string Id,
    string Status,
    string Side,
    string Name,
    string Need,
    string Purpose,
    string Scenario,
    string Division,
    string? Item,
    string? Demander,
    string? Provider,
    string Objections,
    string Version,
    string Index);

/// <summary>That public data is owed to others.</summary>
/// <param name="Item">The item of the catalogue.</param>
/// <param name="Name">Its name.</param>
/// <param name="Number">Which of its duties, decimal.</param>
/// <param name="Provider">Who owes it.</param>
/// <param name="Recipients">To whom.</param>
/// <param name="Basis">By which law or document.</param>
/// <param name="Way">In which way.</param>
/// <param name="From">Since when.</param>
public sealed record ResponsibilityResource(
    string Item, string Name, string Number, ProviderResource Provider, string Recipients, string Basis, string Way,
    string From);

/// <summary>A census of resources.</summary>
/// <param name="Id">32 hex characters.</param>
/// <param name="Status"><c>open</c> or <c>closed</c>.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Division">Where.</param>
/// <param name="Until">Its last day.</param>
/// <param name="Reporters">How many parties reported, decimal.</param>
/// <param name="Map">The map that it drew; empty while it is open.</param>
/// <param name="Version">Version of its stream, decimal.</param>
/// <param name="Index">The last entry that touched it, decimal.</param>
public sealed record CensusResource(
    string Id,
    string Status,
    string Title,
    string Division,
    string Until,
    string Reporters,
    IReadOnlyList<MapCellResource> Map,
    string Version,
    string Index);

/// <summary>A division on the map of resources.</summary>
/// <param name="Division">The division.</param>
/// <param name="Reporters">How many parties reported there, decimal.</param>
/// <param name="Systems">How many systems hold data, decimal.</param>
/// <param name="Public">How many resources of public data, decimal.</param>
/// <param name="NonPublic">How many of other data, decimal.</param>
/// <param name="Catalogued">How many of all stand in the catalogue, decimal.</param>
public sealed record MapCellResource(
    string Division, string Reporters, string Systems, string Public, string NonPublic, string Catalogued);

/// <summary>A request for access to what is open.</summary>
/// <param name="Number">Which of the item's requests, decimal.</param>
/// <param name="Party">Who asked.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Scenario">In which scenario.</param>
/// <param name="Wanted">Until when it was asked for.</param>
/// <param name="Status"><c>open</c>, <c>granted</c> or <c>refused</c>.</param>
/// <param name="Until">Until when it is granted; null where it is not.</param>
public sealed record AccessRequestResource(
    string Number, string Party, string Purpose, string Scenario, string Wanted, string Status, string? Until);
