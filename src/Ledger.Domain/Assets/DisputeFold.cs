namespace Ledger.Domain.Assets;

/// <summary>The state of an asset after an event of an objection after registration.</summary>
internal static class DisputeFold
{
    public static AssetState? After(AssetState state, DomainEvent domainEvent) => domainEvent switch
    {
        DisputeFiled e => state with
        {
            Disputes = state.Disputes.Add(new Dispute(
                e.Content, e.Act.Party!.Value, e.Registrant, e.Act.On, DisputeStatus.Filed, null, [], null)),
        },
        DisputeDismissed e => With(state, e.Number, static d => d with { Status = DisputeStatus.Dismissed }),
        DisputeNotified e => With(state, e.Number, static d => d with { Status = DisputeStatus.Notified }),
        DisputeAnswered e => With(state, e.Number, d => d with
        {
            Status = e.Accepts ? DisputeStatus.Accepted : DisputeStatus.Contested,
            Upheld = e.Accepts ? true : null,
        }),
        DisputeConcluded e => With(state, e.Number, d => d with
        {
            Status = DisputeStatus.Concluded,
            Upheld = e.Upheld,
            ConcludedBy = e.Act,
        }),
        ConclusionAnswered e => With(state, e.Number, d => Answered(d, e)),
        DisputeDecided e => With(state, e.Number, d => d with { Status = DisputeStatus.Decided, Upheld = e.Upheld }),
        _ => null,
    };

    private static Dispute Answered(Dispute dispute, ConclusionAnswered e) => !e.Accepts
        ? dispute with { Status = DisputeStatus.Referred, Upheld = null }
        : dispute with
        {
            Agreed = dispute.Agreed.Add(e.Party),
            Status = dispute.Agreed.Count == 0 ? DisputeStatus.Concluded : DisputeStatus.Settled,
        };

    private static AssetState With(AssetState state, int number, Func<Dispute, Dispute> change) => state with
    {
        Disputes = state.Disputes.With(number - 1, change(state.Disputes[number - 1])),
    };
}
