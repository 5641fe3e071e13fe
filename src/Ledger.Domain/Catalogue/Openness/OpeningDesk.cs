using Ledger.Domain.Assets;

namespace Ledger.Domain.Catalogue.Openness;

/// <summary>
/// Compiles and reviews the negative list, opens items to everybody, to some or on request, and grants access
/// (W23 二（二）1, HB items 1 and 5, XC items 6 and 18).
/// </summary>
internal static class OpeningDesk
{
    public static Decision? Decide(CatalogueDesk desk, CatalogueCommand command) => command switch
    {
        BarItem bar => desk.Yes(ByProviderOr(desk, Role.Clerk), new BarProposed(bar.Ground, bar.Basis, desk.Act)),
        DecideBar decide => desk.Yes(
            desk.ByApprover(desk.State.Opening.Entry!.By), new BarDecided(decide.Bars, decide.Statement, desk.Act)),
        LiftBar lift => desk.Yes(desk.ByApprover(), new BarLifted(lift.Reason, desk.Act)),
        ProposeOpening propose => desk.Yes(
            desk.ByProvider() ?? Gate(desk, desk.State.Shown, propose.Terms),
            new OpeningProposed(propose.Terms, desk.Act)),
        DecideOpening decide => desk.Yes(
            desk.ByApprover()
                ?? (decide.Opens ? Gate(desk, desk.State.Shown, desk.State.Opening.Terms!) : null),
            new OpeningDecided(decide.Opens, decide.Statement, desk.Act)),
        RequestAccess request => desk.Yes(Asks(desk, request.Wish), new AccessRequested(request.Wish, desk.Act)),
        AnswerAccess answer => desk.Yes(
            desk.ByProvider() ?? Answers(desk, answer),
            new AccessAnswered(answer.Number, answer.Until, answer.Statement, desk.Act)),
        CloseOpening close => desk.Yes(
            ByProviderOr(desk, Role.Approver), new OpeningClosed(close.Reason, desk.Act)),
        _ => null,
    };

    /// <summary>Why an item cannot be open on these terms; null when it can.</summary>
    public static Refusal? Gate(CatalogueDesk desk, CatalogueContent? content, OpeningTerms terms) =>
        content is null ? Refusals.ItemNotPublished
        : content.Category is not CatalogueCategory.Public ? Refusals.OnlyPublicDataOpened
        : content.Confidential && desk.Rules.Has("confidential-data") ? Refusals.ConfidentialNotOpened
        : desk.State.Opening.Bar is BarStatus.Barred && desk.Rules.Has("negative-list") ? Refusals.BarredFromOpening
        : terms.Mode is OpeningMode.Unconditional && desk.Rules.Has("safe-opening")
            && (content.PersonalInformation || content.Grade is not DataGrade.General)
            ? Refusals.OpeningNeedsConditions
        : null;

    private static Refusal? ByProviderOr(CatalogueDesk desk, Role role) =>
        desk.State.Provider == desk.Request.Actor.Party ? desk.ByProvider() : desk.ByStaff(role);

    private static Refusal? Asks(CatalogueDesk desk, AccessWish wish)
    {
        var (opening, party) = (desk.State.Opening, desk.Request.Actor.Party);
        return Authority.Registered(desk.Request, desk.Facts)
            ?? (opening.Terms is { Mode: OpeningMode.Unconditional } ? Refusals.AccessNotByRequest
                : opening.Terms is { Mode: OpeningMode.Directed } directed && desk.Rules.Has("directed-opening")
                    && !directed.Recipients.Contains(party!.Value)
                ? Refusals.NotAmongRecipients
                : wish.Until < desk.Today ? Refusals.AccessTermOutOfRange
                : desk.Rules.Has("scenario-authorisation") && opening.Requests.Any(request =>
                    request.Party == party && request.Wish.Scenario == wish.Scenario
                    && (!request.Answered || request.Until >= desk.Today))
                ? Refusals.ScenarioAlreadyAsked
                : null);
    }

    private static Refusal? Answers(CatalogueDesk desk, AnswerAccess answer)
    {
        var requests = desk.State.Opening.Requests;
        return answer.Number > requests.Count || requests[answer.Number - 1] is not { Answered: false, Wish: var wish }
            ? Refusals.AccessRequestNotOpen
            : answer.Until < desk.Today || answer.Until > wish.Until
            ? Refusals.AccessTermOutOfRange
            : null;
    }
}
