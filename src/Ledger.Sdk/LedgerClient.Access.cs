using System.Globalization;
using System.Text;
using Ledger.Api.Contracts;

namespace Ledger.Sdk;

public sealed partial class LedgerClient
{
    /// <summary>Has it recorded that this account signed in or out at a client.</summary>
    /// <param name="what"><c>signed-in</c> or <c>signed-out</c>.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task TellSessionAsync(string what, CancellationToken cancellationToken = default)
    {
        using var response = await _channel.SendAsync(
            HttpMethod.Post, "v1/sessions", () => Json(new SessionEvent(what), ClientJson.Default.SessionEvent),
            repeat: false, cancellationToken).ConfigureAwait(false);
        await Problems.ThrowIfAnyAsync(response, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A page of who read what and who signed in, newest first, for auditors.</summary>
    /// <param name="query">Which records.</param>
    /// <param name="after">The <c>Next</c> of the page before; null for the first.</param>
    /// <param name="limit">How many at most, 1 to 1000.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="LedgerProblemException">The account is no auditor's.</exception>
    public Task<Page<AccessRecordResource>> ListAccessAsync(
        AccessQuery query, string? after = null, int limit = 50, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var path = new StringBuilder("v1/access?limit=").Append(CultureInfo.InvariantCulture, $"{limit}");
        Append(path, "kind", query.Kind);
        Append(path, "account", query.Account);
        Append(path, "record", query.Record);
        Append(path, "from", query.From);
        Append(path, "to", query.To);
        Append(path, "after", after);
        return GetAsync(path.ToString(), ClientJson.Default.PageAccessRecordResource, cancellationToken);
    }

    /// <summary>How the registry's own server is, for staff.</summary>
    /// <exception cref="LedgerProblemException">The account is no staff.</exception>
    public Task<HealthResource> ReadHealthAsync(CancellationToken cancellationToken = default) =>
        GetAsync("v1/operations/health", ClientJson.Default.HealthResource, cancellationToken);
}

/// <summary>Which records of the access journal; null for any.</summary>
/// <param name="Kind"><c>read</c>, <c>signed-in</c>, <c>sign-in-refused</c> or <c>signed-out</c>.</param>
/// <param name="Account">Of which account.</param>
/// <param name="Record">How the record read begins, for example <c>case/</c>.</param>
/// <param name="From">The first day, China Standard Time.</param>
/// <param name="To">The last day, China Standard Time.</param>
public sealed record AccessQuery(
    string? Kind = null, string? Account = null, string? Record = null, string? From = null, string? To = null);
