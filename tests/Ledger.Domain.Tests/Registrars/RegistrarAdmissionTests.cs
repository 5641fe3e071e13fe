using Ledger.Domain.Registrars;

namespace Ledger.Domain.Tests.Registrars;

/// <summary>Every state with every command: what the table does not admit is refused, whoever asks.</summary>
public sealed class RegistrarAdmissionTests
{
    private const string Active =
        "disclose state-platform report-year assess-year report-change decide-change record-change guide "
        + "find-misconduct";

    private static readonly Actor[] Everybody =
    [
        Cast.Keeper, Cast.Clerk, Cast.Reviewer, Cast.Approver, Cast.Supervisor, Cast.HolderAgent, Cast.PartnerAgent,
        Cast.PersonAgent, Cast.Of(Cast.Stranger, "stranger"), Actor.Timer, Cast.Staff("all", Enum.GetValues<Role>()),
    ];

    public static TheoryData<RegistrarStatus> Statuses => new(Enum.GetValues<RegistrarStatus>());

    [Theory]
    [MemberData(nameof(Statuses))]
    public void A_state_refuses_every_command_that_it_does_not_admit(RegistrarStatus status)
    {
        var file = RegistrarFile.In(status);
        Assert.Equal(status, file.State.Status);
        foreach (var command in RegistrarFile.Commands.Where(command => !RegistrarAdmission.Admits(status, command)))
        {
            Assert.All(Everybody, actor => file.Refused("registrar-not-in-this-state", actor, command));
        }
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public void A_state_answers_every_command_that_it_admits(RegistrarStatus status)
    {
        var file = RegistrarFile.In(status);
        foreach (var command in RegistrarFile.Commands.Where(command => RegistrarAdmission.Admits(status, command)))
        {
            var answers = Everybody
                .Select(actor => file.World.Decide(StreamName.Registrar, actor, command)).ToArray();
            Assert.All(answers, answer => Assert.True(answer.IsAccepted ^ answer.Refusal is not null));
            Assert.Contains(answers, answer => !answer.IsAccepted);
        }
    }

    [Fact]
    public void The_table_is_this() => Assert.Equal(
        $"""
        none: declare state-platform
        declared: recommend decline state-platform
        recommended: decline enlist state-platform
        declined: declare state-platform
        practising: {Active} suspend remove report-exit
        suspended: {Active} resume remove report-exit
        leaving: {Active} remove decide-exit
        exit-agreed: {Active} remove forward-exit consent-to-exit
        handing-over: report-year assess-year find-misconduct designate hand-over take-over
        exited: find-misconduct
        removed: report-year assess-year find-misconduct designate hand-over take-over
        """.ReplaceLineEndings("\n"),
        string.Join('\n', Enum.GetValues<RegistrarStatus>().Select(status =>
            $"{(status is RegistrarStatus.None ? "none" : WireName.Of(status))}: " + string.Join(
                ' ',
                RegistrarFile.Commands.Where(command => RegistrarAdmission.Admits(status, command))
                    .Select(command => command.Verb)))));

    [Fact]
    public void What_the_registrar_does_and_what_the_authority_does_are_not_the_same_persons_acts()
    {
        var file = RegistrarFile.Blank();
        file.Refused("not-registrar-staff", Cast.Supervisor, new Declare(RegistrarFile.Qualification));
        file.Refused("role-required", Cast.Clerk, new Declare(RegistrarFile.Qualification));
        file.Act(Cast.Keeper, new Declare(RegistrarFile.Qualification));
        var recommend = new Recommend("鄂数据函〔2026〕1号", "符合。");
        file.Refused("own-supervision", Cast.Staff("own", Enum.GetValues<Role>()), recommend);
        file.Refused("not-the-authority", new Actor(
            Cast.Holder, AccountName.Parse("holder-1"), [Role.Supervisor]), recommend);
        file.Refused("role-required", Cast.OrganAgent, recommend);
        file.Refused("timer-may-not", Actor.Timer, recommend);
    }

    [Fact]
    public void Nothing_is_done_on_a_day_before_the_last_act() => RegistrarFile.Practising().On("2026-09-28")
        .Refused("date-before-last-act", Cast.Keeper, new Disclose(RegistrarFile.Disclosure));

    [Fact]
    public void A_snapshot_that_was_changed_is_refused()
    {
        var snapshot = RegistrarAggregate.Instance.WriteSnapshot(RegistrarFile.Practising().State);
        Assert.True(RegistrarAggregate.Instance.TryReadSnapshot(snapshot, out _, out _));
        var changed = new Cryptography.JsonObject(
            snapshot.Members.Select(member => (member.Key, member.Key == "status" ? "none" : member.Value)));
        Assert.False(RegistrarAggregate.Instance.TryReadSnapshot(changed, out _, out var error));
        Assert.StartsWith("$.status: ", error, StringComparison.Ordinal);
    }
}
