using Ledger.Domain;
using Ledger.Grains.Contracts;

namespace Ledger.Grains.Aggregates;

/// <summary>What a rule refused, as the caller is told of it.</summary>
internal static class Refused
{
    public static CommandRefusal By(Refusal refusal)
    {
        var kind = refusal.Sort switch
        {
            RefusalSort.Forbidden => RefusalKind.Forbidden,
            RefusalSort.Conflict => RefusalKind.Conflict,
            _ => RefusalKind.Rule,
        };
        var about = refusal.Detail is null ? "" : $" ({refusal.Detail})";
        return new CommandRefusal(
            kind, refusal.Code, refusal.Clause.ToString(), refusal.Chinese + about, refusal.English + about);
    }
}
