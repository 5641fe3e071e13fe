using System.Globalization;
using Ledger.Domain.Registration;
using Ledger.Domain.Rules;

namespace Ledger.Domain.Parties;

/// <summary>Mergers and divisions of organisations, from their filing to the record.</summary>
/// <remarks>Civil Code articles 59, 67 and 69 item 3; of unincorporated organisations by way of article 108.</remarks>
internal static class SuccessionDesk
{
    /// <summary>Decides on a command to the organisation that merged or divided.</summary>
    public static Decision Decide(
        PartyState state, SuccessionCommand command, Request request, Facts facts, LegalNow now, RuleSet rules)
    {
        var refusal = Provisions.Refuse(command, rules)
            ?? (request.Actor.Party?.Stream == request.Stream ? Refusals.SuccessorIsItself : null)
            ?? (command is FileSuccession filed
                ? File(state, filed, request, facts) ?? Materials(filed, rules)
                : Authority.Staff(request, facts, Role.Approver)
                    ?? Open(state, (NumberedSuccessionCommand)command));
        return refusal is not null
            ? refusal
            : Accept.Own(request, state, facts, Event(state, command, Act.Of(request.Actor, now)));
    }

    private static DomainEvent Event(PartyState state, SuccessionCommand command, Act act) => command switch
    {
        FileSuccession file => new SuccessionFiled(
            file.Kind, act.Party.GetValueOrDefault(), file.Ends, file.Materials, act),
        ConfirmSuccession { Number: var number } when state.Successions[number - 1] is var filed =>
            new PartySucceeded(number, filed.Kind, filed.Successor, filed.Ends, null, act),
        DeclineSuccession decline => new SuccessionDeclined(decline.Number, decline.Reason, act),
        _ => throw new InvalidOperationException($"Nothing decides {command.Type}."),
    };

    private static Refusal? File(PartyState state, FileSuccession command, Request request, Facts facts) =>
        Authority.Registered(request, facts) is { } refusal ? refusal
        : state.Kind is null ? Refusals.PartyUnknown
        : request.Stream == facts.Registrar.Operator.Stream || request.Actor.Party == facts.Registrar.Operator
            ? Refusals.RegistrarAsApplicant
        : state.Kind is not PartyKind.Organisation
            || facts.Party(request.Actor.Party!.Value).Kind is not PartyKind.Organisation
            ? Refusals.SuccessionNotOfOrganisations
        : IsTaken(state, command.Kind) ? Refusals.SucceededByAnother
        : state.Successions.Any(known => known.Successor == request.Actor.Party
            && known.Status is not SuccessionStatus.Declined)
            ? Refusals.SuccessionKnown
        : null;

    private static Refusal? Materials(FileSuccession command, RuleSet rules)
    {
        var missing = rules.Materials.FirstOrDefault(rule => rule.When == "succession"
            && command.Materials.All(material => material.Kind != rule.Material));
        return missing is null
            ? null
            : (Refusals.MaterialMissing with { Clause = missing.Clause }).About(WireName.Of(missing.Material));
    }

    private static Refusal? Open(PartyState state, NumberedSuccessionCommand command) =>
        command.Number > state.Successions.Count
            || state.Successions[command.Number - 1] is not { Status: SuccessionStatus.Filed } filed
            ? Refusals.SuccessionNotOpen.About(command.Number.ToString(CultureInfo.InvariantCulture))
            : command is ConfirmSuccession && IsTaken(state, filed.Kind)
                ? Refusals.SucceededByAnother
                : null;

    // What merged is one with its successor; what ended cannot merge any more, but may have divided into several.
    private static bool IsTaken(PartyState state, SuccessionKind kind) =>
        state.MergedInto is not null || (kind is SuccessionKind.Merger && state.EndedOn is not null);
}
