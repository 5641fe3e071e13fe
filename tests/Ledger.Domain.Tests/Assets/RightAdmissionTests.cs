using Ledger.Domain.Assets;
using Ledger.Domain.Assets.Rights;
using Ledger.Domain.Registration;

namespace Ledger.Domain.Tests.Assets;

/// <summary>
/// In whatever state right 4, granted by contract under right 3, may be: what can be done to it by anybody at all, all
/// having consented, is this and nothing else, and nothing is answered by an exception.
/// </summary>
public sealed class RightAdmissionTests
{
    private static readonly PartyId[] Parties = [Cast.Holder, Cast.Partner, Cast.Person, Cast.Organ];

    private static StreamName Stream => Applications.Asset.Stream;

    /// <summary>A state, and the commands that somebody can give in it.</summary>
    public static TheoryData<string, string> States => new()
    {
        { "not-registered", "" },
        { "not-granted", "right.grant right.share" },
        { "ahead", "right.grant right.share" },
        { "standing", "right.assign right.grant right.revoke right.share right.surrender right.vary" },
        { "shared", "right.assign right.grant right.revoke right.share right.surrender right.vary" },
        { "frozen", "right.grant right.share" },
        { "frozen-above", "right.revoke" },
        { "pledged", "right.grant right.revoke right.share right.surrender right.vary" },
        { "pledged-above", "right.assign right.grant right.revoke right.surrender right.vary" },
        { "carrying-another", "right.assign right.grant right.revoke right.share right.vary" },
        { "surrendered", "right.grant right.share" },
        { "revoked", "right.grant right.share" },
        { "run-out", "right.grant right.share" },
        { "lapsed", "right.grant right.share" },
        { "orphaned", "" },
    };

    [Theory]
    [MemberData(nameof(States))]
    public void A_right_by_contract_admits_these_commands_and_refuses_all_others(string state, string admitted)
    {
        var world = In(state);
        var commands = Commands(world.Today);
        foreach (var command in world.State<AssetState>(Stream).Record is null ? [] : commands)
        {
            world.Consent(command, Parties);
        }

        var accepted = new SortedSet<string>(StringComparer.Ordinal);
        Actor[] everybody =
        [
            .. Parties.Select(party => Cast.Of(party, "agent")), Cast.Clerk, Cast.Reviewer, Cast.Approver, Cast.Keeper,
            Cast.Of(Cast.Stranger, "stranger"), Actor.Timer,
        ];
        foreach (var command in commands)
        {
            foreach (var actor in everybody)
            {
                var answer = world.Decide(Stream, actor, command);
                Assert.True(answer.IsAccepted ^ answer.Refusal is not null);
                if (answer.IsAccepted)
                {
                    accepted.Add(command.Type);
                }
            }
        }

        Assert.Equal(admitted, string.Join(' ', accepted));
    }

    private static RightCommand[] Commands(DateOnly today) =>
    [
        new GrantRight(Contracts.Use with { From = today, Until = today, Limits = "再授权。" }),
        new VaryRight(new VariationContent(4, today, Contracts.Operate.Scope, "无", Applications.Digests("v"))),
        new ShareRight(new ShareContent(
            3,
            [new Share(Cast.Holder, new Fraction(2, 3)), new Share(Cast.Organ, new Fraction(1, 3))],
            null,
            Applications.Digests("joint"))),
        new AssignRight(new AssignmentContent(4, Cast.Person, null, Applications.Digests("assignment"))),
        new SurrenderRight(4, "不再需要。"),
        new RevokeRight(4, RevocationGround.Agreed, Applications.Digests("notice"), "约定事由发生。"),
    ];

    private static World In(string state)
    {
        if (state is "not-registered")
        {
            return CaseFile.Evidenced().World;
        }

        var world = Contracts.Certified();
        if (state is not "not-granted")
        {
            world.Grant(Cast.HolderAgent, Contracts.Operate with
            {
                From = Days.Of(state is "ahead" ? "2026-12-01" : "2026-11-01"),
            });
        }

        Bring(world, state);
        return world;
    }

    private static void Bring(World world, string state)
    {
        switch (state)
        {
            case "shared":
                world.Agreed(
                    Cast.PartnerAgent,
                    new ShareRight(new ShareContent(
                        4,
                        [new Share(Cast.Partner, new Fraction(1, 2)), new Share(Cast.Person, new Fraction(1, 2))],
                        null,
                        Applications.Digests("j"))),
                    Cast.Person);
                break;
            case "frozen" or "frozen-above":
                world.Accepted(Stream, Cast.Clerk, Samples.Seizure(state is "frozen" ? 4u : 3u));
                break;
            case "pledged" or "pledged-above":
                var (pledgor, right) = state is "pledged" ? (Cast.PartnerAgent, 4u) : (Cast.HolderAgent, 3u);
                world.Accepted(Stream, pledgor, new FilePledge(
                    Samples.Pledge(right).Content with { Pledgee = Cast.Person }));
                world.Accepted(Stream, Cast.PersonAgent, new ConfirmPledge(1));
                world.Accepted(Stream, Cast.Approver, new RegisterPledge(1));
                break;
            case "carrying-another":
                world.Grant(Cast.PartnerAgent, Contracts.Use with
                {
                    Under = 4, Grantee = Cast.Person, Until = world.Today,
                });
                break;
            case "surrendered":
                world.Accepted(Stream, Cast.PartnerAgent, new SurrenderRight(4, "不再需要。"));
                break;
            case "revoked":
                world.Accepted(Stream, Cast.HolderAgent, Commands(world.Today)[^1]);
                break;
            case "run-out" or "lapsed":
                world.Today = Days.Of("2029-01-01");
                if (state is "lapsed")
                {
                    world.Accepted(Stream, Actor.Timer, new TickAsset());
                }

                break;
            case "orphaned":
                world.Today = Days.Of("2026-11-02");
                new CaseFile(world, CaseFile.Second).Act(
                    Cast.Reviewer, new OpenCancellation(Later.Revocation(3), "生效裁决。"))
                    .Act(Cast.Approver, new RecordEvidence("NDE-3", world.Today))
                    .Act(Cast.Approver, new CompleteRegistration());
                break;
            default:
                break;
        }
    }
}
