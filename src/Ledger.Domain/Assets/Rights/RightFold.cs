namespace Ledger.Domain.Assets.Rights;

/// <summary>The state of an asset after an event of rights by contract.</summary>
internal static class RightFold
{
    public static AssetState? After(AssetState state, DomainEvent domainEvent) => domainEvent switch
    {
        RightVaried e => With(state, e.Right, right => right with
        {
            Until = e.Until,
            Terms = e.Terms,
            Contract = e.Contract,
        }),
        RightShared e => With(state, e.Content.Right, right => right with
        {
            Shares = e.Content.Shares,
            Majority = e.Content.Majority,
        }),
        RightAssigned or RightSurrendered or RightRevoked => state,
        SuccessionEntered e => SuccessionFold.Entered(state, e),
        ConsentGiven e => state with { Consents = state.Consents.Add(e.Consent) },
        ConsentWithdrawn e => state with
        {
            Consents = [.. state.Consents.Where(consent => consent.Party != e.Party || consent.To != e.To)],
        },
        ConsentSpent e => state with { Consents = [.. state.Consents.Where(consent => consent.To != e.To)] },
        _ => null,
    };

    private static AssetState With(AssetState state, uint ordinal, Func<Right, Right> change) => state with
    {
        Rights = state.Rights.With((int)ordinal - 1, change(state.Right(ordinal)!)),
    };
}
