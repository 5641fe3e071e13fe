using System.Text;
using Ledger.Api.Contracts;
using Ledger.Api.Identity;
using Ledger.Api.Problems;
using Ledger.Api.Transport;
using Ledger.Grains.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Endpoints;

/// <summary>The door of each aggregate: commands in, the state out for those who may see it whole.</summary>
internal static class CommandEndpoints
{
    /// <summary>Bytes of a command request; a payload is at most half a megabyte.</summary>
    public const int MaxBody = 640 * 1024;

    public static void Map(IEndpointRouteBuilder routes)
    {
        BatchEndpoint.Map(routes);
        Map(routes, "/v1/parties/{id}/commands", "party");
        Map(routes, "/v1/cases/{id}/commands", "case");
        Map(routes, "/v1/assets/{id}/commands", "asset");
        Map(routes, "/v1/catalogue/{id}/commands", "catalogue");
        Map(routes, "/v1/demands/{id}/commands", "demand");
        Map(routes, "/v1/censuses/{id}/commands", "census");
        Map(routes, "/v1/orders/{id}/commands", "order");
        Map(routes, "/v1/registry/commands", IRegistryGrain.Key);
        Map(routes, "/v1/registrar/commands", IRegistrarGrain.Key);
    }

    private static void Map(IEndpointRouteBuilder routes, string route, string kind) =>
        routes.MapPost(route, SubmitTo(kind))
            .WithTags("Commands")
            .WithName($"Submit{char.ToUpperInvariant(kind[0])}{kind[1..]}Command")
            .WithSummary($"Submit a signed command to the {kind}. Safe to send again: the command id makes it one act.")
            .WithMetadata(new RequestSizeLimit(MaxBody), MandateElsewhere.Instance)
            .Produces<CommandAccepted>()
            .ProducesLedgerProblems(400, 401, 403, 409, 412, 413, 422, 503);

    private static Delegate SubmitTo(string kind) => kind is IRegistryGrain.Key or IRegistrarGrain.Key
        ? (SignedCommand command, [AsParameters] Submission submission) => SubmitAsync(kind, command, submission)
        : async (string id, SignedCommand command, [AsParameters] Submission submission) => Identifiers.IsId(id)
            ? await SubmitAsync($"{kind}/{id}", command, submission)
            : ProblemResults.Of(ProblemCatalogue.MalformedParameter);

    private static async Task<IResult> SubmitAsync(string stream, SignedCommand command, Submission submission)
    {
        if (!TryRead(
            Bytes(command.Envelope), Bytes(command.Payload), command.Salt, command.Signature, out var message))
        {
            return ProblemResults.Of(ProblemCatalogue.MalformedParameter);
        }

        var (context, door, identity) = submission;
        if (Preconditions.Check(context, command.Envelope) is { } unmet)
        {
            return ProblemResults.Of(unmet);
        }

        var caller = IdentitySetup.CallerOf(context, identity.Value);
        var reply = await door.SubmitAsync(stream, caller, message, context.RequestAborted);
        return reply.Accepted is { } entry
            ? Results.Json(Resources.Of(entry))
            : ProblemResults.Of(reply.Refused!, Preconditions.HasVersion(context));
    }

    /// <summary>Reads the byte strings of a command; false when one of them is none.</summary>
    internal static bool TryRead(
        byte[]? envelope, byte[]? payload, string? salt, CommandSignature? signature, out CommandMessage message)
    {
        message = null!;
        if (envelope is null || payload is null
            || signature is not { Algorithm: not null, Key: not null }
            || !Identifiers.TryHex(salt, 32, out var salted)
            || !Identifiers.TryBase64(signature.Value, 256, out var value))
        {
            return false;
        }

        message = new CommandMessage(
            envelope, payload, salted, new AuthorSignature(signature.Algorithm, signature.Key, value));
        return true;
    }

    private static byte[]? Bytes(string? text) => text is null ? null : Encoding.UTF8.GetBytes(text);

    /// <summary>A request with a command, and the way that the command takes.</summary>
    internal sealed record Submission(HttpContext Context, ICommandDoor Door, IOptions<IdentityOptions> Identity);
}
