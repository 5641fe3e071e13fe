using Ledger.Api.Access;
using Ledger.Api.Contracts;
using Ledger.Api.Identity;
using Ledger.Api.Problems;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Calendars;
using Ledger.Domain.Orders;
using Ledger.Grains.Contracts;
using Ledger.Ports;
using Ledger.Register;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Endpoints;

/// <summary>
/// Orders of authorities, for whoever filed them and the registry's staff; and what was disclosed on them, also for
/// whoever shows the sealed reference.
/// </summary>
internal static class OrderEndpoints
{
    /// <summary>The header with the 32 bytes of a sealed reference, 64 lowercase hex characters.</summary>
    public const string SealedReference = "Sealed-Reference";

    private const int DefaultPage = 50;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/orders", List).WithTags("Orders").WithName("ListOrders")
            .WithSummary("Orders of authorities, newest first: an authority's own; all of them for staff.")
            .Produces<Page<OrderResource>>().ProducesLedgerProblems(400, 401).Recorded("orders");
        routes.MapGet("/v1/orders/{id}", Find).WithTags("Orders").WithName("GetOrder")
            .WithSummary("An order with its version, for whoever filed it and staff.")
            .Produces<OrderResource>().ProducesLedgerProblems(400, 401, 404).Recorded("order");
        routes.MapGet("/v1/orders/{id}/disclosure", DiscloseAsync).AllowAnonymous()
            .WithTags("Orders").WithName("GetDisclosure")
            .WithSummary("What was disclosed on an order (ledger-disclosure@v1), for whoever filed it, staff, and "
                + "whoever shows the sealed reference in the header Sealed-Reference.")
            .Produces(200, contentType: "application/json").ProducesLedgerProblems(400, 404, 413, 422)
            .Recorded("disclosure");
    }

    private static IResult List(
        HttpContext context, RegisterQueries register, IOptions<IdentityOptions> identity, string? status = null,
        string? asset = null, string? after = null, int limit = DefaultPage)
    {
        if (IdentitySetup.CallerOf(context, identity.Value) is not { } caller
            || !CatalogueEndpoints.TryPage(after, limit, out var before)
            || (status is not null && !WireName.TryParse<OrderStatus>(status, out _))
            || (asset is not null && !Identifiers.IsId(asset)))
        {
            return ProblemResults.Of(ProblemCatalogue.MalformedParameter);
        }

        var filer = IsStaff(caller) ? null : caller.Party;
        var (rows, next) = Pages.Read(
            limit, count => register.ListOrders(filer, status, asset, before, count),
            static row => Resources.Number(row.Entry));
        return Results.Json(new Page<OrderResource>([.. rows.Select(Of)], next));
    }

    private static IResult Find(
        string id, HttpContext context, RegisterQueries register, IOptions<IdentityOptions> identity)
    {
        if (!OrderId.TryParse(id, out _))
        {
            return ProblemResults.Of(ProblemCatalogue.MalformedParameter);
        }

        return register.FindOrder(id) is { } row && MaySee(IdentitySetup.CallerOf(context, identity.Value), row)
            ? Results.Json(Of(row))
            : ProblemResults.Of(ProblemCatalogue.NotFound);
    }

    private static async Task<IResult> DiscloseAsync(
        string id, HttpContext context, [AsParameters] Disclosing parts, CancellationToken cancellationToken)
    {
        if (!OrderId.TryParse(id, out var order))
        {
            return ProblemResults.Of(ProblemCatalogue.MalformedParameter);
        }

        if (parts.Register.FindOrder(id) is not { State.Content: { Act: OrderAct.Disclose } content } row
            || !(MaySee(IdentitySetup.CallerOf(context, parts.Identity.Value), row) || Shows(context, content)))
        {
            return ProblemResults.Of(ProblemCatalogue.NotFound);
        }

        if (content.Until < CivilDate.At(parts.Clock.Now))
        {
            return ProblemResults.Of(Refusals.OrderTermOver);
        }

        if (!MaySee(IdentitySetup.CallerOf(context, parts.Identity.Value), row))
        {
            AccessTrail.MarkOfAnother(context);
        }

        try
        {
            context.Response.Headers.CacheControl = "no-store";
            return await parts.Maker.MakeAsync(order, content, cancellationToken) is { } disclosure
                ? Results.File(disclosure, "application/json", $"disclosure-{id}.json")
                : ProblemResults.Of(ProblemCatalogue.NotFound);
        }
        catch (EvidenceTooLargeException)
        {
            return ProblemResults.Of(ProblemCatalogue.Oversize);
        }
    }

    private static bool MaySee(Caller? caller, OrderRow row) => caller is not null
        && (IsStaff(caller) || row.State.Filed?.Party?.ToString() == caller.Party);

    private static bool IsStaff(Caller caller) => caller.Roles.Any(Staff.Roles.Contains);

    private static bool Shows(HttpContext context, OrderContent content) => content.SealedReference is { } expected
        && Identifiers.TryHex(context.Request.Headers[SealedReference].ToString(), 32, out var secret)
        && DigestAlgorithm.Sha256.Hash(secret) == expected;

    private static OrderResource Of(OrderRow row)
    {
        var content = row.State.Content!;
        return new OrderResource(
            row.Id, WireName.Of(row.State.Status), WireName.Of(content.Act), WireName.Of(content.Authority),
            content.Body, content.Reference, content.Document.Sha256.ToString(), content.Asset.ToString(),
            DayOrNull(content.Until), [.. content.Rights.Select(static right => Resources.Number(right))],
            content.Remark is { } remark ? Resources.Number((ulong)remark) : null, DayOrNull(content.SealedUntil),
            content.Scope is { } scope
                ? new DisclosureScopeResource(
                    [.. scope.Matters.Select(WireName.Of)], CivilDate.Format(scope.From), CivilDate.Format(scope.Until))
                : null,
            content.Approval?.Reference, CivilDate.Format(row.State.Filed!.On), Resources.Number(row.Version),
            Resources.Number(row.Entry));
    }

    private static string? DayOrNull(DateOnly? day) => day is { } known ? CivilDate.Format(known) : null;

    /// <summary>What a disclosure is made of.</summary>
    internal sealed record Disclosing(
        RegisterQueries Register, IDisclosureMaker Maker, ILegalClock Clock, IOptions<IdentityOptions> Identity);
}
