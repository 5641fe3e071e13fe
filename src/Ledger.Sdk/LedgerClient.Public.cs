using System.Globalization;
using System.Text;
using Ledger.Api.Contracts;
using Ledger.Domain;

namespace Ledger.Sdk;

public sealed partial class LedgerClient
{
    /// <summary>A page of the public register, newest first; needs no account.</summary>
    /// <param name="query">What to look for, all of it at once; null for everything.</param>
    /// <param name="after">The <c>Next</c> of the page before; null for the first.</param>
    /// <param name="limit">How many at most, 1 to 200.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<Page<RegistrationResource>> SearchRegisterAsync(
        RegisterQuery? query = null, string? after = null, int limit = 50,
        CancellationToken cancellationToken = default)
    {
        var path = new StringBuilder("v1/register?limit=").Append(CultureInfo.InvariantCulture, $"{limit}");
        Append(path, "code", query?.Code);
        Append(path, "name", query?.Name);
        Append(path, "holder", query?.Holder);
        Append(path, "region", query?.Region?.ToString());
        Append(path, "kind", query?.Kind);
        Append(path, "status", query?.Status);
        Append(path, "regime", query?.Regime);
        Append(path, "after", after);
        return GetAsync(path.ToString(), ClientJson.Default.PageRegistrationResource, cancellationToken);
    }

    /// <summary>A registration by its certificate number or its code; null when there is none.</summary>
    public Task<RegistrationResource?> FindRegistrationAsync(
        string code, CancellationToken cancellationToken = default) => FindAsync(
        "v1/register/" + Uri.EscapeDataString(code), ClientJson.Default.RegistrationResource, cancellationToken);

    /// <summary>A page of the public notices whose period runs, newest first; needs no account.</summary>
    /// <param name="after">The <c>Next</c> of the page before; null for the first.</param>
    /// <param name="limit">How many at most, 1 to 200.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<Page<NoticeResource>> ListNoticesAsync(
        string? after = null, int limit = 50, CancellationToken cancellationToken = default)
    {
        var path = new StringBuilder("v1/notices?limit=").Append(CultureInfo.InvariantCulture, $"{limit}");
        Append(path, "after", after);
        return GetAsync(path.ToString(), ClientJson.Default.PageNoticeResource, cancellationToken);
    }

    /// <summary>The public notice of a case; null when none runs.</summary>
    public Task<NoticeResource?> FindNoticeAsync(CaseId id, CancellationToken cancellationToken = default) =>
        FindAsync($"v1/notices/{id}", ClientJson.Default.NoticeResource, cancellationToken);
}

/// <summary>What to look for in the public register; null for any.</summary>
/// <param name="Code">How the certificate's number or the code begins.</param>
/// <param name="Name">Words of the data's name.</param>
/// <param name="Holder">Words of an organisation's name, or its unified social credit code.</param>
/// <param name="Region">The division, or one above it.</param>
/// <param name="Kind"><c>resource</c>, <c>product</c> or <c>service</c>.</param>
/// <param name="Status">How it stands, for example <c>valid</c>.</param>
/// <param name="Regime"><c>G35</c> or <c>M26</c>.</param>
public sealed record RegisterQuery(
    string? Code = null, string? Name = null, string? Holder = null, DivisionCode? Region = null,
    string? Kind = null, string? Status = null, string? Regime = null);
