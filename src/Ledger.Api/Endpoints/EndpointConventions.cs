using Ledger.Api.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Ledger.Api.Endpoints;

/// <summary>What every endpoint says of itself.</summary>
internal static class EndpointConventions
{
    public static RouteHandlerBuilder ProducesLedgerProblems(this RouteHandlerBuilder builder, params int[] statuses)
    {
        foreach (var status in statuses)
        {
            builder.Produces<Problem>(status, "application/problem+json");
        }

        return builder;
    }
}

/// <summary>The most bytes that an endpoint's body may have.</summary>
internal sealed class RequestSizeLimit(long bytes) : IRequestSizeLimitMetadata
{
    public long? MaxRequestBodySize { get; } = bytes;
}
