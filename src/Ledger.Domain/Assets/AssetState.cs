using Ledger.Cryptography;
using Ledger.Domain.Assets.Provenance;
using Ledger.Domain.Assets.Rights;

namespace Ledger.Domain.Assets;

/// <summary>A data asset as it stands.</summary>
public sealed record AssetState : AggregateState
{
    /// <summary>What is registered; null while nothing is.</summary>
    public AssetRecord? Record { get; init; }

    /// <summary>All rights ever granted, by ordinal.</summary>
    public ValueList<Right> Rights { get; init; } = [];

    /// <summary>All certificates ever issued, oldest first.</summary>
    public ValueList<Certificate> Certificates { get; init; } = [];

    /// <summary>All pledges ever filed, oldest first; their numbers run from 1.</summary>
    public ValueList<Pledge> Pledges { get; init; } = [];

    /// <summary>All remarks ever entered, oldest first; their numbers run from 1.</summary>
    public ValueList<Remark> Remarks { get; init; } = [];

    /// <summary>All objections after registration, oldest first; their numbers run from 1.</summary>
    public ValueList<Dispute> Disputes { get; init; } = [];

    /// <summary>Consents to acts that are not done yet.</summary>
    public ValueList<Consent> Consents { get; init; } = [];

    /// <summary>All that was ever said of where it comes from, oldest first; their numbers run from 1.</summary>
    public ValueList<SourceLink> Sources { get; init; } = [];

    /// <summary>All that was ever declared of how its data was collected; their numbers run from 1.</summary>
    public ValueList<Collection> Collections { get; init; } = [];

    /// <summary>How far transactions are filed.</summary>
    public FilingHead Transactions { get; init; } = FilingHead.None;

    /// <summary>How far egress is filed.</summary>
    public FilingHead Egress { get; init; } = FilingHead.None;

    /// <summary>The last restatement; null before the first.</summary>
    public Restatement? Restated { get; init; }

    /// <summary>Whether a party has a right of a kind in force on a day; of any kind when none is named.</summary>
    public bool HasRight(PartyId party, RightKind? kind, DateOnly day)
    {
        foreach (var right in Rights)
        {
            if (right.Holder == party && (kind is null || right.Kind == kind) && this.Stands(right, day))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>As everybody sees it: nothing of what is sealed.</summary>
    public AssetState ForAll => Remarks.All(static remark => remark.SealedUntil is null) ? this : this with
    {
        Remarks = [.. Remarks.Where(static remark => remark.IsShown || remark.SealedUntil is null)
            .Select(static remark => remark with { Stands = remark.IsShown, SealedUntil = null })],
        Rights = [.. Rights.Select(static right => right with { Frozen = right.FrozenForAll, Sealed = false })],
    };

    /// <summary>The right of an ordinal; null when there is none.</summary>
    public Right? Right(uint ordinal) => ordinal >= 1 && ordinal <= Rights.Count ? Rights[(int)ordinal - 1] : null;
}

/// <summary>Whether an asset's registration stands.</summary>
public enum AssetStatus
{
    /// <summary>It stands.</summary>
    Registered,

    /// <summary>It was cancelled.</summary>
    Cancelled,

    /// <summary>It lapsed.</summary>
    Lapsed,
}

/// <summary>What is registered of an asset.</summary>
/// <param name="Kind">Resource or product.</param>
/// <param name="Category">Public, enterprise or personal.</param>
/// <param name="Grade">General or important.</param>
/// <param name="Content">Digests of the manifest of the data.</param>
/// <param name="Status">Whether the registration stands.</param>
public sealed record AssetRecord(
    AssetKind Kind, DataCategory Category, DataGrade Grade, DigestPair Content, AssetStatus Status);

/// <summary>Which keys were said again last.</summary>
/// <param name="Number">The restatement's number, from 1.</param>
/// <param name="First">The first key: 0 for the record, else the ordinal of a right.</param>
/// <param name="Last">The last key.</param>
public sealed record Restatement(ulong Number, uint First, uint Last);

/// <summary>How far filings of one kind go.</summary>
/// <param name="Sequence">The number of the last; 0 before the first.</param>
/// <param name="Last">What was filed last.</param>
public sealed record FilingHead(ulong Sequence, DigestPair Last)
{
    /// <summary>Nothing filed.</summary>
    public static FilingHead None { get; } = new(0, default);
}
