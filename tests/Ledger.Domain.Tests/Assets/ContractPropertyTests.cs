using CsCheck;
using Ledger.Cryptography;
using Ledger.Domain.Assets;
using Ledger.Domain.Assets.Rights;
using Ledger.Domain.Assets.Scope;
using Ledger.Domain.Registration;

namespace Ledger.Domain.Tests.Assets;

/// <summary>What no sequence of grants, variations, transfers and ends can bring about.</summary>
public sealed class ContractPropertyTests
{
    private static readonly PartyId[] Parties = [Cast.Holder, Cast.Partner, Cast.Person, Cast.Organ];
    private static readonly string[] Places = ["any", "420000", "420100", "320000"];
    private static readonly string?[] Resales = ["any", "any", "any", "with-consent", "none"];
    private static readonly RightKind[] Kinds = [RightKind.Operate, RightKind.Operate, RightKind.Use, RightKind.Hold];

    private static Gen<Step> Steps =>
        from act in Gen.Int[0, 13]
        from right in Gen.UInt[1, 9]
        from party in Gen.Int[0, 3]
        from kind in Gen.Int[0, 3]
        from place in Gen.Int[0, 3]
        from resale in Gen.Int[0, 4]
        from uses in Gen.Int[0, 7]
        from exclusive in Gen.Bool
        from months in Gen.Int[1, 60]
        select new Step(
            act, right, Parties[party], Kinds[kind], Places[place], Resales[resale], uses, exclusive, months);

    [Fact]
    public void No_two_exclusive_rights_of_a_kind_overlap_in_scope_and_time() => Run(static (_, after, today) =>
    {
        var standing = after.Rights.Where(right => after.Stands(right, today) || right.From > today
            && right.Status is RightStatus.InForce && after.AllAbove(right).All(a => a.Status is RightStatus.InForce))
            .ToArray();
        foreach (var (one, other) in standing.SelectMany(one => standing.Select(other => (one, other))))
        {
            if (one.Ordinal < other.Ordinal && one.Kind == other.Kind && (one.Exclusive || other.Exclusive)
                && one.Overlaps(other.From, other.Until)
                && Descent.ScopeOf(one).Overlaps(Descent.ScopeOf(other)))
            {
                Assert.False(one.Exclusive && other.Exclusive, $"{one.Ordinal}, {other.Ordinal} are both exclusive");
                Assert.True(after.AreInLine(one, other), $"{one.Ordinal} and {other.Ordinal} are in no line.");
            }
        }
    });

    [Fact]
    public void Nobody_ever_gives_more_than_they_have() => Run(static (_, after, today) =>
    {
        foreach (var right in after.Rights.Where(right => right.Under is not null && after.Stands(right, today)))
        {
            var above = after.Above(right)!;
            Assert.True(Descent.ScopeOf(above).Contains(Descent.ScopeOf(right)));
            Assert.True(right.Until <= above.Until);
            Assert.True(above.Kind == right.Kind || above.Kind is RightKind.Operate);
        }

        foreach (var above in after.Rights.Where(right => Descent.ScopeOf(right).Uses is { IsUnlimited: false }))
        {
            var given = after.Rights.Where(right => after.Above(right)?.Ordinal == above.Ordinal
                && after.Rights.All(next => next.Replaces != right.Ordinal)).ToArray();
            Assert.True(given.Sum(right => (long)Descent.ScopeOf(right).Uses!.Value.Count)
                <= (long)Descent.ScopeOf(above).Uses!.Value.Count);
        }
    });

    [Fact]
    public void Rights_in_the_keys_equal_rights_in_the_folded_state() => Run(static (world, after, _) =>
    {
        Assert.Equal(after.Rights.Count, world.Public.Keys.Count(key => key.Kind is StateKeyKind.Right));
        Assert.All(after.Rights, right => Assert.Equal(
            new JsonObject(
                ("kind", WireName.Of(right.Kind)),
                ("holder", right.HolderName.ToString()),
                ("from", right.From.ToString("O")),
                ("until", right.Until.ToString("O")),
                ("terms", new JsonObject(
                    ("sha256", right.Terms.Digests.Sha256.ToString()), ("sm3", right.Terms.Digests.Sm3.ToString()))),
                ("status", WireName.Of(right.Status)),
                ("exclusive", right.Exclusive),
                ("pledged", right.Pledged),
                ("frozen", right.Frozen)),
            world.Public[StateKey.Right(Applications.Asset, right.Ordinal)].Value));
    });

    [Fact]
    public void Every_command_gets_an_answer_in_every_state() => Steps.List[0, 6].Sample(steps =>
    {
        var world = Contracts.Certified();
        foreach (var step in steps)
        {
            Do(world, step);
        }

        foreach (var command in Samples.Commands.Where(command => command.Addressee is StreamKind.Asset))
        {
            foreach (var actor in (Actor[])
                [.. Parties.Select(Agent), Cast.Clerk, Cast.Approver, Cast.Reviewer, Cast.Keeper, Actor.Timer])
            {
                var answer = world.Decide(Applications.Asset.Stream, actor, command);
                Assert.True(answer.IsAccepted ^ answer.Refusal is not null);
            }
        }
    }, iter: 25, threads: 1);

    private static void Run(Action<World, AssetState, DateOnly> holds) => Steps.List[4, 16].Sample(steps =>
    {
        var world = Contracts.Certified();
        foreach (var step in steps)
        {
            Do(world, step);
            holds(world, world.Asset(), world.Today);
        }
    }, iter: 120, threads: 1);

    // Who acts is who can, and whoever may be asked consents: what is left to be refused is what the law refuses.
    private static void Do(World world, Step step)
    {
        // Every other time the newest right, so that lines grow long.
        var count = (uint)world.Asset().Rights.Count;
        step = step with { Right = step.Right % 2 == 0 ? count : ((step.Right - 1) % count) + 1 };
        var right = world.Asset().Right(step.Right);
        var holder = right?.Holder ?? Cast.Holder;
        _ = step.Act switch
        {
            <= 5 => Try(world, Agent(holder), new GrantRight(Content(world, step))),
            6 => Try(world, Agent(holder), new VaryRight(new VariationContent(
                step.Right, world.Today.AddMonths(step.Months), Scope(step), "无", Applications.Digests("v")))),
            7 => Try(world, Agent(holder), new SurrenderRight(step.Right, "不再需要。")),
            8 => Try(world, Agent(right is null ? holder : world.Asset().Above(right)?.Holder ?? holder),
                new RevokeRight(step.Right, RevocationGround.Agreed, Applications.Digests("n"), "约定事由发生。")),
            9 => Transfer(world, holder, step),
            10 => Try(world, Cast.Clerk, Samples.Seizure(step.Right))
                | (step.Exclusive && Try(world, Cast.Approver, new LiftRemark(1, "R", "解除。"))),
            11 => Pass(world, step.Months / 6),
            12 => Try(world, Agent(holder), new AssignRight(new AssignmentContent(
                step.Right, step.Party, null, Applications.Digests("a")))),
            _ => Try(world, Agent(holder), new AssignRight(new AssignmentContent(
                step.Right, step.Party, Part(right, step), Applications.Digests("a")))),
        };
    }

    private static GrantContent Content(World world, Step step) => Contracts.Use with
    {
        Under = step.Right,
        Kind = step.Kind,
        Grantee = step.Party,
        Exclusive = step.Exclusive,
        From = world.Today,
        Until = world.Today.AddMonths(step.Months),
        Scope = Scope(step),
    };

    // Half the uses, or the place of the step for the assignee and another one kept.
    private static AssignedPart Part(Right? right, Step step)
    {
        var whole = right is null ? RightScope.Unlimited : Descent.ScopeOf(right);
        return whole.Uses is { IsUnlimited: false } uses
            ? new AssignedPart(
                whole with { Uses = UseLimit.Of(1) }, whole with { Uses = UseLimit.Of(Math.Max(1, uses.Count - 1)) })
            : new AssignedPart(
                whole with { Territories = [step.Place] },
                whole with { Territories = [step.Exclusive ? "320000" : "420100"] });
    }

    private static RightScope Scope(Step step) => RightScope.Unlimited with
    {
        Territories = [step.Place],
        Resale = step.Resale,
        Uses = step.Uses switch { 0 => null, 1 or 2 => UseLimit.Of((ulong)step.Uses), _ => UseLimit.Unlimited },
    };

    private static bool Transfer(World world, PartyId from, Step step)
    {
        var certificate = world.Asset().Certificates.LastOrDefault(c => c.Rights.Contains(step.Right));
        if (certificate?.Number is not { } number || from == step.Party)
        {
            return false;
        }

        var stream = CaseId.Parse(Guid.NewGuid().ToString("N")).Stream;
        (Actor Actor, CaseCommand Command)[] acts =
        [
            (Agent(from), new ApplyForRegistration(Later.Transfer(step.Right) with
            {
                Certificate = number, Applicants = [from, step.Party], Transferee = step.Party,
            })),
            (Agent(step.Party), new JoinApplication()),
            (Cast.Clerk, new AcceptRegistration()),
            (Cast.Reviewer, CaseFile.Findings(true)),
            (Cast.Approver, new WithholdNotice("理由正当。")),
            (Cast.Approver, new RecordEvidence("NDE", world.Today)),
            (Cast.Approver, new CompleteRegistration()),
        ];
        return acts.Aggregate(false, (_, act) => TryOn(world, stream, act.Actor, act.Command));
    }

    private static bool Pass(World world, int months)
    {
        world.Today = world.Today.AddMonths(months);
        return Try(world, Actor.Timer, new TickAsset());
    }

    private static Actor Agent(PartyId party) => Cast.Of(party, "agent");

    private static bool Try(World world, Actor actor, Command command)
    {
        if (command is GrantRight or VaryRight or AssignRight
            && world.Decide(Applications.Asset.Stream, actor, command).Refusal is { Code: "consent-missing" })
        {
            foreach (var party in Parties)
            {
                TryOn(world, Applications.Asset.Stream, Agent(party), new GiveConsent(
                    Consents.ActOf(command), world.Today));
            }
        }

        return TryOn(world, Applications.Asset.Stream, actor, command);
    }

    private static bool TryOn(World world, StreamName stream, Actor actor, Command command)
    {
        var accepted = world.Decide(stream, actor, command).IsAccepted;
        if (accepted)
        {
            world.Accepted(stream, actor, command);
        }

        return accepted;
    }

    private sealed record Step(
        int Act, uint Right, PartyId Party, RightKind Kind, string Place, string? Resale, int Uses, bool Exclusive,
        int Months);
}
