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
    }

    private static void Map<TGrain>(IEndpointRouteBuilder routes, string collection, string kind)
        where TGrain : IAggregateGrain
    {
        routes.MapPost($"/v1/{collection}/{{id}}/commands", SubmitAsync<TGrain>)
            .WithTags("Commands")
            .WithName($"Submit{char.ToUpperInvariant(kind[0])}{kind[1..]}Command")
            .WithSummary($"Submit a signed command to a {kind}. Safe to send again: the command id makes it one act.")
            .WithMetadata(new RequestSizeLimit(MaxBody))
            .Produces<CommandAccepted>()
            .ProducesLedgerProblems(400, 401, 403, 409, 413, 422, 503);
    }

    private static async Task<IResult> SubmitAsync<TGrain>(
        string id, SignedCommand command, IGrainFactory grains, CancellationToken cancellationToken)
        where TGrain : IAggregateGrain
    {
        if (!Identifiers.IsId(id) || !TryRead(command, out var message))
        {
            return ProblemResults.Of(ProblemCatalogue.MalformedParameter);
        }

        var reply = await grains.GetGrain<TGrain>(id).SubmitAsync(message, cancellationToken);
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
