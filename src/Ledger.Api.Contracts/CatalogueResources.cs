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
