using Ledger.Cryptography;
using Ledger.Domain.Chains;

namespace Ledger.Domain.Keys;

/// <summary>
/// Changes of the keys that evidence rests on: one operator proposes, another confirms. The registry's own keys prove
/// themselves: the ending one in a rotation, the next one always.
/// </summary>
internal static class KeyCeremony
{
    public static Decision Decide(
        RegistryState state, ProposeKeyChange propose, Request request, Facts facts, LegalNow now) =>
        (Authority.Staff(request, facts, Role.Operator)
            ?? Refuse(state.Keys, propose.Change, facts.Registrar.Operator)) is { } refusal
                ? refusal
                : Accept.Own(request, state, facts, new KeyProposed(
                    propose.Change, propose.Reason, Act.Of(request.Actor, now)));

    public static Decision Decide(
        RegistryState state, ConfirmKeyChange confirm, Request request, Facts facts, LegalNow now)
    {
        if (Authority.Staff(request, facts, Role.Operator) is { } refusal)
        {
            return refusal;
        }

        if (state.Keys.Proposal is not { } proposal || proposal.Change.Id != confirm.Change)
        {
            return Refusals.KeyChangeNotProposed;
        }

        // What was proposed may have been overtaken since.
        if ((proposal.Act.IsBySame(request.Actor)
            ? Refusals.KeyFourEyes
            : Refuse(state.Keys, proposal.Change, facts.Registrar.Operator)) is { } overtaken)
        {
            return overtaken;
        }

        var act = Act.Of(request.Actor, now);
        return Accept.Own(request, state, facts, proposal.Change.Revoked is null
            ? new KeyRotated(proposal.Change, proposal.Reason, proposal.Act, act)
            : new KeyRevoked(proposal.Change, proposal.Reason, proposal.Act, act));
    }

    private static Refusal? Refuse(KeyRegister keys, KeyChange change, PartyId registrar) =>
        keys.Find(change.Key.Id) is not { IsRevoked: false } known || known.Key != change.Key
            || (change.Revoked is null && !known.IsInUse) ? Refusals.RegistryKeyNotInUse
        : Succession(keys, change, known.IsInUse) ?? Proof(change, registrar);

    private static Refusal? Succession(KeyRegister keys, KeyChange change, bool isInUse) => change.Next is not { } next
        ? (change.Revoked is null || (isInUse && NeedsSuccessor(keys, change.Key))
            ? Refusals.RegistryKeySuccessor
            : null)
        : !isInUse || next.Purpose != change.Key.Purpose || next.Key?.Algorithm != change.Key.Key?.Algorithm
            ? Refusals.RegistryKeySuccessor
        : keys.Find(next.Id) is not null ? Refusals.RegistryKeyKnown
        : next.Validators is { } set && !IsNext(keys, change.Key, set) ? Refusals.RegistryKeySuccessor
        : null;

    // The sets of a chain follow each other by height, so only the newest has a successor.
    private static bool IsNext(KeyRegister keys, RegistryKey ending, ChainValidators next) =>
        ending.Validators!.Chain == next.Chain
        && keys.ValidatorsOf(next.Chain).All(known => known.Key.Validators!.From < next.From)
        && IsNewest(keys, ending, next.Chain);

    // A log goes on with a key of its own, and a chain with validators: with its newest set, not with those before.
    private static bool NeedsSuccessor(KeyRegister keys, RegistryKey key) =>
        key.IsOwn || (key.Validators is { } set && IsNewest(keys, key, set.Chain));

    private static bool IsNewest(KeyRegister keys, RegistryKey key, Digest chain) =>
        keys.ValidatorsOf(chain).Last().Key == key;

    private static Refusal? Proof(KeyChange change, PartyId registrar)
    {
        var isOwn = change.Key.IsOwn;
        var signs = isOwn && change.Revoked is null;
        var possesses = isOwn && change.Next is not null;
        return signs == change.Signature is not null && possesses == change.Possession is not null
            && (!signs || change.IsSigned(change.Key, change.Signature, registrar))
            && (!possesses || change.IsSigned(change.Next, change.Possession, registrar))
                ? null
                : Refusals.RegistryKeyNotProven;
    }
}
