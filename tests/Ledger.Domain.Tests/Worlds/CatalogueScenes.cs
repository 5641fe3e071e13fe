using Ledger.Domain.Catalogue;
using Ledger.Domain.Catalogue.Demands;
using Ledger.Domain.Catalogue.Flows;

namespace Ledger.Domain.Tests;

/// <summary>Scenes of the catalogue in which every kind of its events occurs.</summary>
internal static class CatalogueScenes
{
    /// <summary>What was decided in them.</summary>
    public static IEnumerable<Outcome> All() =>
        Items().Concat(Demands()).Concat(Sharing()).Concat(Openings()).Concat(Flows()).Concat(Censuses());

    private static IEnumerable<Outcome> Flows()
    {
        var district = DivisionCode.Parse("420102");
        var demand = new DemandFile(CatalogueFile.Published().World)
            .Act(Cast.HolderAgent, new FileDemand(DemandFile.Content with { Division = district }))
            .Act(Cast.Clerk, new ListDemand()).Act(Cast.Clerk, new MatchDemand(CatalogueFile.First));
        yield return demand.World.Accepted(CatalogueFile.First.Stream, Cast.OrganAgent, new AggregateData(
            DivisionCode.Parse("420000"), Applications.Digests("up"), true));
        yield return demand.World.Accepted(CatalogueFile.First.Stream, Cast.Clerk, new ReturnData(
            district, DemandFile.First, Applications.Digests("down")));
    }

    private static IEnumerable<Outcome> Censuses()
    {
        var file = CensusFile.Blank();
        yield return file.World.Accepted(file.Stream, Cast.Approver, CensusFile.Commands[0]);
        yield return file.World.Accepted(file.Stream, Cast.OrganAgent, CensusFile.Commands[1]);
        file.On("2026-11-01");
        yield return file.World.Accepted(file.Stream, Cast.Approver, CensusFile.Commands[2]);
    }

    private static IEnumerable<Outcome> Openings()
    {
        var file = CatalogueFile.Published();
        var steps = CatalogueFile.OpeningCommands;
        foreach (var (actor, step) in (IEnumerable<(Actor, int)>)
        [
            (Cast.OrganAgent, 0), (Cast.Approver, 1), (Cast.Approver, 2), (Cast.OrganAgent, 3), (Cast.Approver, 4),
            (Cast.HolderAgent, 5), (Cast.OrganAgent, 6), (Cast.Approver, 7),
        ])
        {
            yield return file.World.Accepted(file.Stream, actor, steps[step]);
        }
    }

    private static IEnumerable<Outcome> Sharing()
    {
        var file = CatalogueFile.Published();
        yield return file.World.Accepted(file.Stream, Cast.Approver, CatalogueFile.Assignment);
        yield return file.World.Accepted(file.Stream, Cast.Approver, new EndSharing(1, "已改由省级目录提供。"));
    }

    private static IEnumerable<Outcome> Demands()
    {
        Actor[] everybody = [Cast.HolderAgent, Cast.Clerk, Cast.Approver, Cast.OrganAgent];
        foreach (var status in Enum.GetValues<DemandStatus>())
        {
            foreach (var command in DemandFile.Commands)
            {
                var file = DemandFile.In(status);
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
