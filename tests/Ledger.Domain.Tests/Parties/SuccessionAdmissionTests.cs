using Ledger.Domain.Parties;
using Ledger.Domain.Registration;

namespace Ledger.Domain.Tests.Parties;

/// <summary>
/// However it stands with what an organisation goes on in: what can be said to it by anybody at all is this and
/// nothing else, and nothing is answered by an exception.
/// </summary>
public sealed class SuccessionAdmissionTests
{
    private static readonly PartyId[] Parties =
        [Cast.Holder, Cast.Partner, Cast.Person, Cast.Organ, Cast.Stranger, Heirlooms.Further];

    private static StreamName Stream => Cast.Partner.Stream;

    /// <summary>A state, and the commands that somebody can give in it.</summary>
    public static TheoryData<string, string> States => new()
    {
        { "none", "division division-that-ends key merger" },
        { "filed", "confirm decline division division-that-ends key merger" },
        { "declined", "division division-that-ends key merger" },
        { "merged", "" },
        { "divided", "division division-that-ends key merger" },
        { "divided-and-ended", "division division-that-ends" },
        { "merged-while-another-was-filed", "decline" },
        { "divided-and-ended-while-a-merger-was-filed", "decline division division-that-ends" },
    };

    [Theory]
    [MemberData(nameof(States))]
    public void An_organisation_admits_these_commands_and_refuses_all_others(string state, string admitted)
    {
        var world = In(state);
        var accepted = new SortedSet<string>(StringComparer.Ordinal);
        Actor[] everybody =
        [
            .. Parties.Select(party => Cast.Of(party, "agent")), Cast.Clerk, Cast.Reviewer, Cast.Approver, Cast.Keeper,
            Actor.Timer,
        ];
        foreach (var (name, command) in (IEnumerable<(string, Command)>)
        [
            ("merger", Heirlooms.Merger), ("division", Heirlooms.Division()),
            ("division-that-ends", Heirlooms.Division(true)), ("confirm", new ConfirmSuccession(1)),
            ("decline", new DeclineSuccession(1, "未见注销登记。")), ("key", new AddKey(Cast.Key("next"))),
        ])
        {
            foreach (var actor in everybody)
            {
                var answer = world.Decide(Stream, actor, command);
                Assert.True(answer.IsAccepted ^ answer.Refusal is not null);
                if (answer.IsAccepted)
                {
                    accepted.Add(name);
                }
            }
        }

        Assert.Equal(admitted, string.Join(' ', accepted));
    }

    private static World In(string state)
    {
        var world = Heirlooms.Present(Heirlooms.World(), Heirlooms.Further);
        if (state is not "none" and not "divided" and not "divided-and-ended")
        {
            world.Accepted(Stream, Heirlooms.Heir, Heirlooms.Merger);
        }

        switch (state)
        {
            case "declined":
                world.Accepted(Stream, Cast.Approver, new DeclineSuccession(1, "未见注销登记。"));
                break;
            case "merged":
                world.Accepted(Stream, Cast.Approver, new ConfirmSuccession(1));
                break;
            case "divided" or "divided-and-ended" or "divided-and-ended-while-a-merger-was-filed":
                world.Succeeded(Heirlooms.Division(state is not "divided"), Heirlooms.FurtherHeir);
                break;
            case "merged-while-another-was-filed":
                world.Succeeded(heir: Heirlooms.FurtherHeir);
                break;
            default:
                break;
        }

        return world;
    }
}
