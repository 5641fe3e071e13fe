using Ledger.Domain.Assets.Provenance;
using Ledger.Domain.Assets.Rights;

namespace Ledger.Domain.Assets;

/// <summary>The state of an asset after an event. No rule is asked: what the rules said is in the event.</summary>
internal static class AssetFold
{
    /// <summary>The state after the event, or null when it is not one of an asset.</summary>
    public static AssetState? After(AssetState state, DomainEvent domainEvent) =>
        Registered(state, domainEvent) ?? Filed(state, domainEvent) ?? DisputeFold.After(state, domainEvent)
        ?? RightFold.After(state, domainEvent) ?? SourceFold.After(state, domainEvent)
        ?? CollectionDesk.After(state, domainEvent)
        ?? (Encumbered(state, domainEvent) is { } after ? Flagged(after) : null);

    private static AssetState? Registered(AssetState state, DomainEvent domainEvent) => domainEvent switch
    {
        AssetRegistered e => state with
        {
            Record = new AssetRecord(e.Kind, e.Category, e.Grade, e.Content, AssetStatus.Registered),
        },
        RightGranted e => state with { Rights = state.Rights.Add(e.Right) },
        RightsEnded e => End(state, e),
        RightsExtended e => state with
        {
            Rights = [.. state.Rights.Select(right => e.Rights.Contains(right.Ordinal)
                ? right with { Until = e.Until }
                : right)],
        },
        RenewalFiled e => state with
        {
            Certificates = [.. state.Certificates.Select(certificate => certificate.Number == e.Certificate
                ? certificate with { Renewal = e.Case }
                : certificate)],
        },
        CertificateIssued e => Issue(state, e.Content, e.Identities),
        CertificateNumbered e => state with
        {
            Certificates = state.Certificates.With(
                state.Certificates.Count - 1, state.Certificates[^1] with { Number = e.Number }),
        },
        _ => null,
    };

    private static AssetState? Filed(AssetState state, DomainEvent domainEvent) => domainEvent switch
    {
        TransactionFiled e => state with { Transactions = new FilingHead(e.Sequence, e.Content) },
        EgressFiled e => state with { Egress = new FilingHead(e.Sequence, e.Content) },
        AssetRestated e => state with
        {
            Restated = new Restatement((state.Restated?.Number ?? 0) + 1, e.First, e.Last),
        },
        _ => null,
    };

    private static AssetState? Encumbered(AssetState state, DomainEvent domainEvent) => domainEvent switch
    {
        PledgeFiled e => state with
        {
            Pledges = state.Pledges.Add(new Pledge(e.Content, e.Pledgor, PledgeStatus.Filed)),
        },
        PledgeConfirmed e => Set(state, e.Number, PledgeStatus.Confirmed),
        PledgeRegistered e => Set(state, e.Number, PledgeStatus.Registered),
        PledgeReleased e => Set(state, e.Number, PledgeStatus.Released),
        PledgeWithdrawn e => Set(state, e.Number, PledgeStatus.Withdrawn),
        RemarkEntered e => state with
        {
            Remarks = state.Remarks.Add(new Remark(e.Content, e.Act, true, e.SealedUntil)),
        },
        RemarkLifted e => Change(state, e.Number, remark => remark with
        {
            Stands = false,

            // Whoever never saw it need not be kept from seeing that it is gone.
            SealedUntil = remark.IsShown ? e.SealedUntil : null,
        }),
        RemarkExpired e => Change(state, e.Number, static remark => remark with
        {
            Stands = false,
            SealedUntil = null,
        }),
        RemarkUnsealed e => Change(state, e.Number, static remark => remark with { SealedUntil = null }),
        AssetConsulted => state,
        _ => null,
    };

    // A later certificate for the same rights takes the place of the earlier one.
    private static AssetState Issue(
        AssetState state, CertificateContent content, ValueList<HolderIdentity> identities)
    {
        ValueList<uint> rights = [.. content.Rights.Select(static right => right.Ordinal)];
        return state with
        {
            Certificates =
            [
                .. state.Certificates.Select(certificate => certificate.Without(
                    rights, CertificateStatus.Superseded, CertificateStatus.Adjusted)),
                new Certificate(
                    content.Case, content.Until, content.Digests, null, CertificateStatus.Valid, rights,
                    content.Description)
                {
                    Identities = identities,
                },
            ],
        };
    }

    private static AssetState End(AssetState state, RightsEnded e)
    {
        state = e.Cause is EndCause.Succeeded ? SuccessionFold.Carried(state, e.Rights) : state;
        var status = e.Cause is EndCause.Revoked or EndCause.Terminated ? RightStatus.Revoked : RightStatus.Ended;
        var rights = state.Rights.Select(right => e.Rights.Contains(right.Ordinal)
            ? right with { Status = status, EndedOn = e.Act.On }
            : right).ToArray();
        var after = state with
        {
            Rights = [.. rights],
            Certificates = [.. state.Certificates.Select(certificate => certificate.Without(
                e.Rights, Emptied(e.Cause), Reduced(e.Cause, certificate)))],
            Pledges = [.. state.Pledges.Select(pledge => Emptied(pledge, rights))],
            Record = Array.Exists(rights, static right => right is { Status: RightStatus.InForce, Under: null })
                ? state.Record
                : Closed(state.Record!, e.Cause),
        };
        return Flagged(after);
    }

    // What still hangs under the last registered right ends after it, and says nothing more of the asset.
    private static AssetRecord Closed(AssetRecord record, EndCause cause) =>
        record.Status is not AssetStatus.Registered ? record : record with
        {
            Status = cause is EndCause.Lapsed ? AssetStatus.Lapsed : AssetStatus.Cancelled,
        };

    private static CertificateStatus Emptied(EndCause cause) => cause switch
    {
        EndCause.Transferred or EndCause.Succeeded => CertificateStatus.Superseded,
        EndCause.Lapsed => CertificateStatus.Lapsed,
        _ => CertificateStatus.Cancelled,
    };

    // That a shorter term within it ran out is what the certificate says itself.
    private static CertificateStatus Reduced(EndCause cause, Certificate certificate) =>
        cause is EndCause.Lapsed ? certificate.Status : CertificateStatus.Adjusted;

    private static Pledge Emptied(Pledge pledge, Right[] rights) =>
        pledge.Status <= PledgeStatus.Registered
        && pledge.Content.Rights.All(n => rights[n - 1].Status is not RightStatus.InForce)
            ? pledge with { Status = PledgeStatus.Ended }
            : pledge;

    private static AssetState Set(AssetState state, int number, PledgeStatus status) => state with
    {
        Pledges = state.Pledges.With(number - 1, state.Pledges[number - 1] with { Status = status }),
    };

    private static AssetState Change(AssetState state, int number, Func<Remark, Remark> change) => state with
    {
        Remarks = state.Remarks.With(number - 1, change(state.Remarks[number - 1])),
    };

    // What stands over a right that ended says nothing any more.
    private static AssetState Flagged(AssetState state)
    {
        var pledged = state.Pledges.Where(static pledge => pledge.Status is PledgeStatus.Registered)
            .SelectMany(static pledge => pledge.Content.Rights).ToHashSet();
        var frozen = state.Remarks.Where(static remark => remark.Freezes)
            .SelectMany(static remark => remark.Content.Rights).ToHashSet();
        var shown = state.Remarks.Where(static remark => remark.FreezesForAll)
            .SelectMany(static remark => remark.Content.Rights).ToHashSet();
        return state with { Rights = [.. state.Rights.Select(Flag)] };

        Right Flag(Right right)
        {
            var stands = right.Status is RightStatus.InForce;
            return right with
            {
                Pledged = stands && pledged.Contains(right.Ordinal),
                Frozen = stands && frozen.Contains(right.Ordinal),
                Sealed = stands && frozen.Contains(right.Ordinal) != shown.Contains(right.Ordinal),
            };
        }
    }
}
