using Ledger.Domain.Catalogue;

namespace Ledger.Domain.Tests;

/// <summary>Scenes of the catalogue in which every kind of its events occurs.</summary>
internal static class CatalogueScenes
{
    /// <summary>What was decided in them.</summary>
    public static IEnumerable<Outcome> All() => Items();

    private static IEnumerable<Outcome> Items()
    {
        Actor[] everybody = [Cast.OrganAgent, Cast.Clerk, Cast.Reviewer, Cast.Approver, Cast.PartnerAgent];
        foreach (var status in Enum.GetValues<CatalogueStatus>())
        {
            foreach (var command in CatalogueFile.Commands)
            {
                var file = CatalogueFile.In(status);
                foreach (var decision in everybody.Select(actor => file.World.Decide(file.Stream, actor, command)))
                {
                    if (decision.IsAccepted)
                    {
                        yield return decision.Outcome;
                    }
                }
            }
        }
    }
}
