using System.Text;
using Ledger.Api.Contracts;
using Ledger.Api.Problems;
using Ledger.Grains.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ledger.Api.Endpoints;

/// <summary>The door of each aggregate: commands in, the state out for those who may see it whole.</summary>
internal static class CommandEndpoints
{
    /// <summary>Bytes of a command request; a payload is at most half a megabyte.</summary>
    public const int MaxBody = 640 * 1024;

    public static void Map(IEndpointRouteBuilder routes)
    {
        Map<IPartyGrain>(routes, "parties", "party");
        Map<ICaseGrain>(routes, "cases", "case");
        Map<IAssetGrain>(routes, "assets", "asset");
        Map<ICatalogueGrain>(routes, "catalogue", "catalogue");
        Map<IDemandGrain>(routes, "demands", "demand");
        Map<ICensusGrain>(routes, "censuses", "census");
        Map(routes, "/v1/registry/commands", "registry", SubmitToRegistryAsync);
    }

    private static void Map<TGrain>(IEndpointRouteBuilder routes, string collection, string kind)
        where TGrain : IAggregateGrain =>
        Map(routes, $"/v1/{collection}/{{id}}/commands", kind, SubmitAsync<TGrain>);

    private static void Map(IEndpointRouteBuilder routes, string route, string kind, Delegate submit) =>
        routes.MapPost(route, submit)
            .WithTags("Commands")
            .WithName($"Submit{char.ToUpperInvariant(kind[0])}{kind[1..]}Command")
            .WithSummary($"Submit a signed command to a {kind}. Safe to send again: the command id makes it one act.")
            .WithMetadata(new RequestSizeLimit(MaxBody))
            .Produces<CommandAccepted>()
            .ProducesLedgerProblems(400, 401, 403, 409, 413, 422, 503);

    private static async Task<IResult> SubmitAsync<TGrain>(
        string id, SignedCommand command, IGrainFactory grains, CancellationToken cancellationToken)
        where TGrain : IAggregateGrain =>
        Identifiers.IsId(id)
            ? await SubmitAsync(grains.GetGrain<TGrain>(id), command, cancellationToken)
            : ProblemResults.Of(ProblemCatalogue.MalformedParameter);

    private static Task<IResult> SubmitToRegistryAsync(
        SignedCommand command, IGrainFactory grains, CancellationToken cancellationToken) =>
        SubmitAsync(grains.GetGrain<IRegistryGrain>(IRegistryGrain.Key), command, cancellationToken);

    private static async Task<IResult> SubmitAsync(
        IAggregateGrain grain, SignedCommand command, CancellationToken cancellationToken)
    {
        if (!TryRead(command, out var message))
        {
            return ProblemResults.Of(ProblemCatalogue.MalformedParameter);
        }

        var reply = await grain.SubmitAsync(message, cancellationToken);
        return reply.Accepted is { } entry ? Results.Json(Resources.Of(entry)) : ProblemResults.Of(reply.Refused!);
    }

    private static bool TryRead(SignedCommand command, out CommandMessage message)
    {
        message = null!;
        if (command is not { Envelope: not null, Payload: not null, Salt: not null, Signature: not null }
            || !Identifiers.TryHex(command.Salt, 32, out var salt)
            || !Identifiers.TryBase64(command.Signature.Value, 256, out var signature)
            || command.Signature.Algorithm is null || command.Signature.Key is null)
        {
            return false;
        }

        message = new CommandMessage(
            Encoding.UTF8.GetBytes(command.Envelope),
            Encoding.UTF8.GetBytes(command.Payload),
            salt,
            new AuthorSignature(command.Signature.Algorithm, command.Signature.Key, signature));
        return true;
    }
}
