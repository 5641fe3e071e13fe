using Ledger.Api.Transport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ledger.Api.OpenApi;

/// <summary>Serves the API's document.</summary>
internal static class ApiDocumentEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet($"/openapi/{ApiDocument.Name}.json", ReadAsync)
            .AllowAnonymous().ExcludeFromDescription().ChangesSeldom();

    private static async Task<IResult> ReadAsync(ApiDocument document, CancellationToken cancellationToken) =>
        Results.Bytes(await document.ReadAsync(cancellationToken), "application/json;charset=utf-8");
}
