using Ledger.Domain.Registration;

namespace Ledger.Domain.Assets;

/// <summary>Where an objection after registration stands (the guide, article 29).</summary>
public enum DisputeStatus
{
    /// <summary>Received; the registrant is to be told within five working days.</summary>
    Filed,

    /// <summary>Its materials are not complete. Final.</summary>
    Dismissed,

    /// <summary>The registrant was told and is to answer.</summary>
    Notified,

    /// <summary>The registrant accepts it: the registration is changed or cancelled. Final.</summary>
    Accepted,

    /// <summary>The registrant does not accept it; it is investigated.</summary>
    Contested,

    /// <summary>The registrar concluded; both sides are to say whether they accept that.</summary>
    Concluded,

    /// <summary>Both sides accept the conclusion. Final.</summary>
    Settled,

    /// <summary>A side does not accept it: it is for the agreed arbitration or a court.</summary>
    Referred,

    /// <summary>An effective document of a court or an arbitration decided it. Final.</summary>
    Decided,
}

/// <summary>What an objection after registration says.</summary>
/// <param name="Rights">The ordinals of the rights that it is about, all of one holder.</param>
/// <param name="Grounds">Disputed ownership or an error of the registration, in words.</param>
/// <param name="Materials">The form and prima facie evidence.</param>
public sealed record DisputeContent(ValueList<uint> Rights, string Grounds, ValueList<Material> Materials);

/// <summary>An objection after registration as it stands.</summary>
/// <param name="Content">What it says.</param>
/// <param name="Objector">Who objects.</param>
/// <param name="Registrant">Who has the rights.</param>
/// <param name="FiledOn">The day of its receipt.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Upheld">Whether the last word so far is for the objector; null while there is none.</param>
/// <param name="Agreed">Which sides accepted the conclusion.</param>
/// <param name="ConcludedBy">Who investigated and concluded.</param>
public sealed record Dispute(
    DisputeContent Content,
    PartyId Objector,
    PartyId Registrant,
    DateOnly FiledOn,
    DisputeStatus Status,
    bool? Upheld,
    ValueList<PartyId> Agreed,
    Act? ConcludedBy)
{
    /// <summary>Whether nothing can happen any more.</summary>
    public bool IsFinal =>
        Status is DisputeStatus.Dismissed or DisputeStatus.Accepted or DisputeStatus.Settled or DisputeStatus.Decided;
}
