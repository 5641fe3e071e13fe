using System.Globalization;
using Ledger.Domain.Calendars;
using Ledger.Domain.Rules;

namespace Ledger.Domain.Registrars;

/// <summary>What lies on the desk of whoever decides about the registrar.</summary>
internal sealed record RegistrarDesk(RegistrarState State, Request Request, Facts Facts, LegalNow Now, RuleSet Rules)
{
    private DateOnly Today => Now.Date;

    /// <summary>The first thing that says no.</summary>
    public Refusal? Refuse(RegistrarCommand command) => command switch
    {
        Declare c => Authority.Staff(Request, Facts, Role.Operator)
            ?? QualificationRules.Check(c.Qualification, Today, Rules),
        Disclose c => Authority.Staff(Request, Facts, Role.Operator) ?? Bundled(c.Disclosure),
        StatePlatform => Authority.Staff(Request, Facts, Role.Operator),
        ReportYear c => Authority.Staff(Request, Facts, Role.Operator) ?? Year(c.Report.Year),
        ReportChange c => Authority.Staff(Request, Facts, Role.Operator) ?? Ahead(c.Change.On),
        RecordChange c => Authority.Staff(Request, Facts, Role.Operator)
            ?? Change(c.Number, RegistrarChangeStatus.Confirmed),
        ReportExit c => Authority.Staff(Request, Facts, Role.Operator) ?? HalfAYear(c.On),
        GiveOver => Authority.Staff(Request, Facts, Role.Operator)
            ?? (State.Successor is null ? Refusals.SuccessorMissing : null)
            ?? (State.TakenOverOn is null ? null : Refusals.AlreadyTakenOver),
        TakeOver c => Take(c),
        _ => Authority.Supervisor(Request, Facts) ?? Supervised(command),
    };

    private Refusal? Supervised(RegistrarCommand command) => command switch
    {
        Recommend or Enlist when QualificationRules.Check(State.Qualification!, Today, Rules) is { } missing => missing,
        Enlist c => c.On > Today || c.On < State.LastActOn ? Refusals.ListingDateOutOfRange : null,
        AssessYear c => State.Years.Any(year => year.Content.Year == c.Year && year.Assessment is null)
            ? null
            : Refusals.YearNotReported.About(Text(c.Year)),
        DecideChange c => Change(c.Number, RegistrarChangeStatus.Reported)
            ?? (c.Confirmed
                ? QualificationRules.Check(State.Changes[c.Number - 1].Content.Qualification, Today, Rules)
                : null),
        Suspend c => Finding(c.Finding) ?? (c.By > Today ? null : Refusals.CorrectionDateNotAhead),
        Remove c => Finding(c.Finding) ?? Founded(c.Finding),
        ForwardExit => State.Exit!.ForwardedOn is null ? null : Refusals.ExitAlreadyForwarded,
        ConsentToExit => State.Exit!.ForwardedOn is null ? Refusals.ExitNotForwarded : null,
        Designate c => Other(c.Successor),
        _ => null,
    };

    // Nothing that is not registration is charged to everybody.
    private Refusal? Bundled(Disclosure disclosure) =>
        Rules.Has("registrar-bundling")
            && disclosure.Fees.FirstOrDefault(static fee => fee is { Kind: FeeKind.Other, Optional: false }) is { } fee
                ? Refusals.BundledFee.About(fee.Name)
                : null;

    private Refusal? Year(int year) =>
        State.NextYear != year ? Refusals.YearNotNext.About(State.NextYear is { } next ? Text(next) : "-")
        : year >= Today.Year ? Refusals.YearNotOver.About(Text(year))
        : null;

    private Refusal? Ahead(DateOnly on) => Rules.Number("change-notice") is { } days
        && Facts.Calendar.AddWorkdays(Today, days) is var earliest
        && (!earliest.TryGet(out var day) || on < day)
            ? Refusals.ChangeNotAhead.About(earliest.ToString())
            : null;

    private Refusal? HalfAYear(DateOnly on) => Rules.Number("exit-notice") is { } months
        && CivilDate.AfterMonths(Today, months) is var earliest && on < earliest
            ? Refusals.ExitTooSoon.About(CivilDate.Format(earliest))
            : null;

    private Refusal? Change(int number, RegistrarChangeStatus status) =>
        number <= State.Changes.Count && State.Changes[number - 1].Status == status
            ? null
            : Refusals.ChangeNotOpen.About(Text(number));

    private Refusal? Finding(int number) =>
        number <= State.Findings.Count ? null : Refusals.FindingUnknown.About(Text(number));

    // Serious circumstances, or an order to rectify that was not followed in time.
    private Refusal? Founded(int finding) =>
        State.Findings[finding - 1].Serious
            || (State.Order is { } order && order.Finding == finding && order.By < Today)
            ? null
            : Refusals.RemovalNotFounded;

    private Refusal? Other(Successor successor) =>
        successor.Party == Facts.Registrar.Operator || successor.Party == Request.Actor.Party
            || Facts.Party(successor.Party).Organisation is null
            ? Refusals.SuccessorNotAnother
            : State.TakenOverOn is null ? null : Refusals.AlreadyTakenOver;

    private Refusal? Take(TakeOver command) =>
        Authority.Registered(Request, Facts)
        ?? (State.Successor is { } successor && Request.Actor.Party == successor.Party
            ? null
            : Refusals.NotTheSuccessor)
        ?? (State.TakenOverOn is null ? null : Refusals.AlreadyTakenOver)
        ?? (State.HandedOver?.Inventory == command.Inventory ? null : Refusals.InventoryDiffers)
        ?? (State.Status is RegistrarStatus.HandingOver && Today < State.Exit!.On
            ? Refusals.ExitAhead.About(CivilDate.Format(State.Exit.On))
            : null);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
