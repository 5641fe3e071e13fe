namespace Ledger.Domain.Assets.Rights;

/// <summary>
/// In what a successor takes its predecessor's place: all but registered rights, which go over by a case (the guide,
/// article 34).
/// </summary>
/// <param name="Predecessor">The organisation that merged or divided.</param>
/// <param name="Rights">Ordinals of rights that it holds by contract.</param>
/// <param name="Pledges">Numbers of pledges whose pledgee it is.</param>
/// <param name="Shares">Ordinals of rights of others in which it has a share.</param>
public sealed record SuccessionEntry(
    PartyId Predecessor, ValueList<uint> Rights, ValueList<int> Pledges, ValueList<uint> Shares);

/// <summary>
/// <c>succession.enter</c>: by a successor on record. After a division with the consent of the predecessor or, where
/// that is no more, of all other successors: they agreed who has what.
/// </summary>
public sealed record EnterSuccession(SuccessionEntry Content) : RightCommand
{
    /// <inheritdoc/>
    public override string Type => "succession.enter";
}

/// <summary>
/// <c>succession.entered</c>: the successor is pledgee and joint holder instead; where rights by contract go over too,
/// <c>right.granted</c> and <c>right.ended</c> follow.
/// </summary>
public sealed record SuccessionEntered(SuccessionEntry Content, PartyId Successor, Act Act) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "succession.entered";
}
