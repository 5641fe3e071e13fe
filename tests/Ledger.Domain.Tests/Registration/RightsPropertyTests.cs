using CsCheck;
using Ledger.Domain.Assets;
using Ledger.Domain.Registration;

namespace Ledger.Domain.Tests.Registration;

/// <summary>What no sequence of commands, in any order and by anybody, can bring about.</summary>
public sealed class RightsPropertyTests
{
    private static readonly PartyId[] Parties = [Cast.Holder, Cast.Partner, Cast.Person];

    private static StreamName Stream => Applications.Asset.Stream;

    private static Gen<(int Act, int Other, uint Right)> Steps =>
        Gen.Select(Gen.Int[0, 7], Gen.Int[0, 2], Gen.UInt[1, 5]);

    [Fact]
    public void Transfers_conserve_rights_and_nothing_pledged_or_frozen_moves() =>
        Steps.List[4, 14].Sample(steps =>
        {
            var world = Exclusive();
            foreach (var (act, other, right) in steps)
            {
                var before = world.State<AssetState>(Stream);
                Step(world, act, Parties[other], right);
                Holds(before, world.State<AssetState>(Stream), act is 6 or 7);
            }
        }, iter: 100, threads: 1);

    private static World Exclusive() => CaseFile.Certified(Applications.Derived with
    {
        Rights =
        [
            Applications.Claim(Cast.Holder, RightKind.Hold, exclusive: true),
            Applications.Claim(Cast.Holder, RightKind.Use),
            Applications.Claim(Cast.Holder, RightKind.Operate, exclusive: true),
        ],
    }).World;

    private static void Holds(AssetState before, AssetState after, bool mayEnd)
    {
        var standing = after.Rights.Where(right => right.Status is RightStatus.InForce).ToArray();
        Assert.All(standing.Where(right => right.Exclusive), right => Assert.Single(
            standing, other => other.Kind == right.Kind));
        Assert.All(before.Rights.Where(right => right.Pledged || right.Frozen), right =>
            Assert.Equal(right.Holder, after.Right(right.Ordinal)!.Holder));
        if (!mayEnd)
        {
            Assert.Equal(
                before.Rights.Where(right => right.Status is RightStatus.InForce).Select(right => right.Kind).Order(),
                standing.Select(right => right.Kind).Order());
            Assert.All(before.Rights.Where(right => right.Pledged || right.Frozen), right =>
                Assert.Equal(RightStatus.InForce, after.Right(right.Ordinal)!.Status));
        }
    }

    // Who acts is who can: what is left to be refused is what the law refuses.
    private static void Step(World world, int act, PartyId other, uint right)
    {
        var holder = world.State<AssetState>(Stream).Right(right)?.Holder ?? Cast.Holder;
        var number = world.State<AssetState>(Stream).Pledges.Count + (act is 2 or 3 ? 1 : 0);
        _ = act switch
        {
            0 or 1 => Transfer(world, holder, other, right),
            2 or 3 => Try(world, Stream, Agent(holder), new FilePledge(
                    Samples.Pledge(right).Content with { Pledgee = other }))
                && Try(world, Stream, Agent(other), new ConfirmPledge(number))
                && Try(world, Stream, Cast.Approver, new RegisterPledge(number)),
            4 => Try(world, Stream, Cast.Clerk, Samples.Seizure(right)),
            5 => Try(world, Stream, Cast.Approver, new LiftRemark((int)right, "R", "解除。"))
                | (number > 0 && Try(world, Stream, Agent(other), new ReleasePledge(number, "已清偿。"))),
            6 => Cancel(world, holder, right),
            _ => Try(world, Stream, Actor.Timer, new TickAsset()),
        };
    }

    private static Actor Agent(PartyId party) => Cast.Of(party, "agent");

    private static bool Transfer(World world, PartyId from, PartyId to, uint right) => Complete(world, from, to, right,
        certificate => Later.Transfer(right) with
        {
            Certificate = certificate, Applicants = [.. new[] { from, to }.Distinct()], Transferee = to,
        });

    private static bool Cancel(World world, PartyId party, uint right) => Complete(world, party, party, right,
        certificate => Later.Cancellation(right) with { Certificate = certificate, Applicants = [party] });

    private static bool Complete(
        World world, PartyId party, PartyId other, uint right, Func<CertificateCode, LaterApplication> application)
    {
        var certificate = world.State<AssetState>(Stream).Certificates.LastOrDefault(c => c.Rights.Contains(right));
        if (certificate?.Number is not { } number)
        {
            return false;
        }

        var stream = CaseId.Parse(Guid.NewGuid().ToString("N")).Stream;
        (Actor Actor, CaseCommand Command)[] steps =
        [
            (Agent(party), new ApplyForRegistration(application(number))),
            (Agent(other), new JoinApplication()),
            (Cast.Clerk, new AcceptRegistration()),
            (Cast.Reviewer, CaseFile.Findings(true)),
            (Cast.Approver, new WithholdNotice("理由正当。")),
            (Cast.Approver, new RecordEvidence("NDE", world.Today)),
            (Cast.Approver, new CompleteRegistration()),
        ];
        return steps.Aggregate(false, (_, step) => Try(world, stream, step.Actor, step.Command));
    }

    private static bool Try(World world, StreamName stream, Actor actor, Command command)
    {
        if (!world.Decide(stream, actor, command).IsAccepted)
        {
            return false;
        }

        world.Accepted(stream, actor, command);
        return true;
    }
}
