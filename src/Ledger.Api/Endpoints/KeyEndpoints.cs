using Ledger.Api.Contracts;
using Ledger.Api.Identity;
using Ledger.Api.Problems;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Keys;
using Ledger.Ports.Keys;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Endpoints;

/// <summary>
/// The keys that evidence rests on, for everybody; and for operators a change of them, ready to be proposed: what
/// changes them are the commands <c>key.propose</c> and <c>key.confirm</c> of two operators.
/// </summary>
internal static class KeyEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/log/keys", ListAsync).AllowAnonymous()
            .WithTags("Log").WithName("ListKeys")
            .WithSummary("Every key that the log ever named, with its window, and the change that waits.")
            .Produces<KeyListResource>();
        routes.MapPost("/v1/log/keys/{id}/changes", PrepareAsync)
            .WithTags("Log").WithName("PrepareKeyChange")
            .WithSummary("A rotation or revocation with the signatures of own keys: the payload of key.propose.")
            .Produces(200, contentType: "application/json").ProducesLedgerProblems(400, 401, 403, 404, 409);
    }

    private static async Task<IResult> ListAsync(IRegistryKeys keys, CancellationToken cancellationToken)
    {
        var all = await keys.ListAsync(cancellationToken);
        var proposal = await keys.ProposalAsync(cancellationToken);
        return Results.Json(new KeyListResource([.. all.Select(Of)], proposal is null ? null : Of(proposal)));
    }

    private static async Task<IResult> PrepareAsync(
        string id, KeyChangeRequest asked, HttpContext http, IRegistryKeys keys, IOptions<IdentityOptions> identity)
    {
        if (IdentitySetup.CallerOf(http, identity.Value)?.Roles.Contains("operator") is not true)
        {
            return ProblemResults.Of(ProblemCatalogue.Forbidden);
        }

        DateOnly? since = null;
        if (!Digest.TryParse(id, out var key)
            || (asked.Since is not null && !TryDay(asked.Since, out since))
            || (asked.RevokedFor is null && asked.Since is not null))
        {
            return ProblemResults.Of(ProblemCatalogue.MalformedParameter);
        }

        try
        {
            var all = await keys.ListAsync(http.RequestAborted);
            var ending = all.FirstOrDefault(known => known.Key.Id == key)?.Key;
            var next = ending is null || asked.Next is null ? null
                : new RegistryKey(ending.Purpose, asked.Next, asked.NextName);
            var revoked = asked.RevokedFor is { } why ? new KeyRevocation(why, since) : null;
            if (await keys.PrepareAsync(key, next, revoked, http.RequestAborted) is not { } change)
            {
                return ProblemResults.Of(ProblemCatalogue.NotFound);
            }

            var payload = CommandCodec.Write(new ProposeKeyChange(change, asked.Reason));
            return CommandCodec.TryRead("key.propose", payload, out _, out _)
                ? Results.Bytes(CanonicalJson.Write(payload), "application/json")
                : ProblemResults.Of(ProblemCatalogue.MalformedBody);
        }
        catch (KeyMissingException)
        {
            return ProblemResults.Of(ProblemCatalogue.KeyMissing);
        }
    }

    private static bool TryDay(string text, out DateOnly? day)
    {
        var isDay = DateOnly.TryParseExact(
            text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, default, out var read);
        day = isDay ? read : null;
        return isDay;
    }

    private static KeyResource Of(KeyWindow window) => new(
        window.Key.Id.ToString(),
        WireName.Of(window.Key.Purpose),
        window.Key.Key?.Algorithm.Name,
        window.Key.Name,
        window.Key.Material,
        window.Validity.Revoked is not null ? "revoked" : window.Until is null ? "in-use" : "rotated",
        Resources.Time(window.Validity.NotBefore),
        window.Validity.NotAfter is { } last ? Resources.Time(last) : null,
        window.Validity.Revoked is { } revoked ? Resources.Time(revoked.Time) : null,
        window.Validity.Revoked?.Reason,
        Resources.Number(window.From),
        window.Until is { } until ? Resources.Number(until) : null);

    private static KeyProposalResource Of(KeyProposal proposal) => new(
        proposal.Change.Id.ToString(),
        proposal.Change.Key.Id.ToString(),
        proposal.Change.Next?.Id.ToString(),
        proposal.Change.Revoked?.Reason,
        proposal.Change.Revoked?.Since?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        proposal.Reason,
        proposal.Act.Account.ToString());
}
