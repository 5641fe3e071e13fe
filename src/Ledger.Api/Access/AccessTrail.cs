using System.Text;
using Ledger.Api.Identity;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Grains.Contracts;
using Ledger.Ports.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Access;

/// <summary>
/// Records who reads what is not public: whoever works for the registry or an authority, and whoever reads what another
/// party handed in. The record is durable before the first byte goes out; what is refused is not read.
/// </summary>
internal static class AccessTrail
{
    // With the digest behind it no longer than what may be looked for in the trail.
    private const int LongestQuery = 180;

    // What names a record in the address of an endpoint.
    private static readonly string[] s_parts = ["id", "number", "digest"];

    // What is read a page at a time.
    private static readonly string[] s_lists = ["cases", "parties", "orders", "due"];

    private static readonly object s_ofAnother = new();

    /// <summary>Has the reads of an endpoint recorded.</summary>
    /// <param name="route">The endpoint.</param>
    /// <param name="kind">
    /// What its <c>{id}</c> names, for example <c>case</c>; or of what it is a list, for example <c>cases</c>.
    /// </param>
    public static RouteHandlerBuilder Recorded(this RouteHandlerBuilder route, string kind) =>
        route.AddEndpointFilter(async (context, next) =>
        {
            var answer = await next(context);
            var http = context.HttpContext;
            var identity = http.RequestServices.GetRequiredService<IOptions<IdentityOptions>>().Value;
            var caller = IdentitySetup.CallerOf(http, identity);
            if (answer is not IStatusCodeHttpResult { StatusCode: >= 400 } && IsForAnother(http, caller, kind))
            {
                await http.RequestServices.GetRequiredService<RecentReads>()
                    .RecordAsync(ActOf(http, caller, kind), http.RequestAborted);
            }

            return answer;
        });

    /// <summary>What is given is another's, where neither a role nor the address says so.</summary>
    public static void MarkOfAnother(HttpContext http) => http.Items[s_ofAnother] = true;

    // Only a party's own id says whose it is: those of cases and orders are their makers' choice.
    private static bool IsForAnother(HttpContext http, Caller? caller, string kind) =>
        http.Items.ContainsKey(s_ofAnother)
        || (caller is { Roles.Count: > 0 }
            && !(kind == "party" && http.GetRouteValue("id") as string == caller.Party))
        || (PartyOf(http, kind) is { } of && caller is not null && of != caller.Party);

    private static AccessAct ActOf(HttpContext http, Caller? caller, string kind)
    {
        string?[] parts = [kind, .. s_parts.Select(part => http.GetRouteValue(part) as string)];
        var record = string.Join('/', parts.Where(static part => part is not null));
        return new AccessAct(
            AccessKind.Read, caller?.Account, caller?.Party, record + QueryOf(http, kind), PartyOf(http, kind));
    }

    // Of a list what was looked for, as it was asked: percent-encoded, and so without anything that misleads a reader.
    // What is too long is told apart by its digest, so that nothing hides behind the cut.
    private static string QueryOf(HttpContext http, string kind) =>
        !s_lists.Contains(kind) || http.Request.QueryString.Value is not { Length: > 0 } query ? ""
        : query.Length <= LongestQuery ? query
        : $"{query[..LongestQuery]}…{DigestAlgorithm.Sha256.Hash(Encoding.UTF8.GetBytes(query))}";

    private static string? PartyOf(HttpContext http, string kind) =>
        kind == "document" && PartyId.TryParse(http.Request.Query["party"], out var of) ? of.ToString() : null;
}
