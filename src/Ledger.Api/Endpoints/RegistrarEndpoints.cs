using Ledger.Api.Contracts;
using Ledger.Api.Problems;
using Ledger.Domain;
using Ledger.Domain.Calendars;
using Ledger.Domain.Registrars;
using Ledger.Register;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ledger.Api.Endpoints;

/// <summary>What everybody may know of the registrar: standing, fees, process, sanctions.</summary>
internal static class RegistrarEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/registrar", Find)
        .AllowAnonymous().WithTags("Register").WithName("GetRegistrar")
        .WithSummary("The registrar: its standing, fees, process, annual reports, sanctions, exit and successor.")
        .Produces<RegistrarResource>().ProducesLedgerProblems(404);

    private static IResult Find(RegisterQueries register) => register.FindRegistrar() is { } found
        ? Results.Json(Of(found, register.ListRegistrarActs()))
        : ProblemResults.Of(ProblemCatalogue.NotFound);

    public static RegistrarResource Of(RegistrarRow row, IReadOnlyList<RegistrarActRow> acts)
    {
        var state = row.State;
        return new RegistrarResource(
            state.Status is RegistrarStatus.None ? "none" : WireName.Of(state.Status), state.TakesCases,
            state.Qualification?.Name,
            state.Qualification is { Kind: var kind } ? WireName.Of(kind) : null,
            state.Qualification?.Seat.ToString(), Day(state.ListedOn), state.Reference,
            state is { Disclosure: { } told, DisclosedOn: { } on } ? Of(told, on) : null,
            [.. state.Years.Select(Of)],
            [
                .. state.Findings.Select(static found => new MisconductResource(
                    WireName.Of(found.Kind), found.Serious, CivilDate.Format(found.On))),
            ],
            Day(state.Order?.By), state.Exit is { AgreedOn: not null } exit ? Day(exit.On) : null,
            state.Successor?.Name,
            [.. acts.Where(IsPublic).Select(static act =>
                new RegistrarActResource(act.Type, act.Day, Resources.Number(act.Entry)))],
            state.Qualification is { } has ? Of(has) : null,
            [
                .. state.Changes.Where(static change =>
                    change.Status is RegistrarChangeStatus.Confirmed or RegistrarChangeStatus.Recorded).Select(Of),
            ],
            [.. state.Platform.Select(Of)],
            Resources.Number(row.Version));
    }

    private static PlatformDocumentResource Of(PlatformDocument one) => new(
        WireName.Of(one.Matter), one.Title, one.Number, one.Issuer, one.Content.Sha256.ToString(),
        one.Content.Sm3.ToString(), CivilDate.Format(one.From), Day(one.Until));

    // What an authority says to a registrar in a talk is between them; so are changes that are not confirmed.
    private static bool IsPublic(RegistrarActRow act) =>
        act.Type is not ("registrar.guided" or "registrar.change-reported" or "registrar.exit-reported");

    private static QualificationResource Of(Qualification has) => new(
        Resources.Number(has.PaidInCapital), has.ExperienceYears, has.Reviewers, has.ReviewerYears,
        has.ProtectionLevel, Day(has.LastViolation),
        [.. has.Proofs.Select(static proof => WireName.Of(proof.Kind))]);

    private static RegistrarChangeResource Of(ReportedChange change) => new(
        WireName.Of(change.Content.Kind), CivilDate.Format(change.Content.On), change.Content.Statement,
        change.Status is RegistrarChangeStatus.Recorded);

    private static DisclosureResource Of(Disclosure told, DateOnly on) => new(
        CivilDate.Format(on), told.Process,
        [
            .. told.Fees.Select(static fee => new FeeResource(
                WireName.Of(fee.Kind), fee.Name, Resources.Number(fee.Fen), fee.Optional)),
        ],
        told.Complaints, told.Business, told.Reviewers);

    private static RegistrarYearResource Of(ReportedYear year) => new(
        year.Content.Year, CivilDate.Format(year.On), Resources.Number(year.Content.Filed),
        Resources.Number(year.Content.Registered), Resources.Number(year.Content.Refused), year.Assessment);

    private static string? Day(DateOnly? day) => day is { } known ? CivilDate.Format(known) : null;
}
