using Ledger.Domain.Calendars;
using Ledger.Domain.Dues;
using Ledger.Domain.Registrars;

namespace Ledger.Domain.Tests.Registrars;

/// <summary>The guide, article 13: exit, and all materials to another registrar.</summary>
public sealed class ExitTests
{
    [Fact]
    public void An_exit_is_reported_half_a_year_ahead_with_its_plan()
    {
        var file = RegistrarFile.Practising();
        var plan = Applications.Digests("plan");
        var refusal = file.Refused("exit-too-soon", Cast.Keeper, new ReportExit(Days.Of("2027-03-28"), plan));
        Assert.Equal("2027-03-29", refusal.Detail);
        file.Act(Cast.Keeper, new ReportExit(Days.Of("2027-03-29"), plan));
    }

    [Fact]
    public void It_is_decided_within_twenty_working_days() => Assert.Equal(
        Deadline.On(Days.Of("2026-11-02")), RegistrarFile.Leaving().By(DueKind.ExitDecision));

    [Fact]
    public void An_exit_agreed_to_is_forwarded_within_five_working_days()
    {
        var file = RegistrarFile.In(RegistrarStatus.ExitAgreed);
        Assert.Equal(Deadline.On(Days.Of("2026-10-27")), file.By(DueKind.ExitReport));
        file.Refused("exit-not-forwarded", Cast.Supervisor, new ConsentToExit("国数综"));
        file.Act(Cast.Supervisor, new ForwardExit("鄂数据函"));
        Assert.Null(file.By(DueKind.ExitReport));
        file.Refused("exit-already-forwarded", Cast.Supervisor, new ForwardExit("鄂数据函"));
    }

    [Fact]
    public void Whoever_may_not_leave_is_what_it_was_before()
    {
        Assert.Equal(RegistrarStatus.Practising, Declined(RegistrarFile.Practising()));
        Assert.Equal(RegistrarStatus.Suspended, Declined(RegistrarFile.Suspended()));

        static RegistrarStatus Declined(RegistrarFile file) => RegistrarFile.Leaving(file)
            .Act(Cast.Supervisor, new DecideExit(false, "方案不完整。")).State.Status;
    }

    [Fact]
    public void All_materials_go_to_the_registrar_that_the_authority_designates()
    {
        var file = RegistrarFile.HandingOver();
        var over = new GiveOver(RegistrarFile.HandOver);
        file.Refused("successor-missing", Cast.Keeper, over);
        foreach (var other in (PartyId[])[Cast.Operator, Cast.Organ, Cast.Person, Cast.Stranger])
        {
            file.Refused("successor-not-another", Cast.Supervisor, new Designate(
                RegistrarFile.Successor with { Party = other }));
        }

        file.Act(Cast.Supervisor, new Designate(RegistrarFile.Successor)).Act(Cast.Keeper, over);
        var take = new TakeOver(RegistrarFile.HandOver.Inventory);
        file.Refused("not-the-successor", Cast.HolderAgent, take);
        file.Refused("inventory-differs", Cast.PartnerAgent, new TakeOver(Applications.Digests("less")));
        Assert.Equal("2027-03-31", file.Refused("exit-ahead", Cast.PartnerAgent, take).Detail);
        file.On("2027-03-31").Act(Cast.PartnerAgent, take);
        Assert.Equal(
            (RegistrarStatus.Exited, Days.Of("2027-03-31")), (file.State.Status, file.State.TakenOverOn!.Value));
    }

    [Fact]
    public void Who_was_removed_hands_over_at_once_and_once()
    {
        var file = RegistrarFile.In(RegistrarStatus.Removed)
            .Act(Cast.Supervisor, new Designate(RegistrarFile.Successor))
            .Act(Cast.Keeper, new GiveOver(RegistrarFile.HandOver))
            .Act(Cast.PartnerAgent, new TakeOver(RegistrarFile.HandOver.Inventory));
        Assert.Equal(RegistrarStatus.Removed, file.State.Status);
        file.Refused("already-taken-over", Cast.PartnerAgent, new TakeOver(RegistrarFile.HandOver.Inventory));
        file.Refused("already-taken-over", Cast.Keeper, new GiveOver(RegistrarFile.HandOver));
        file.Refused("already-taken-over", Cast.Supervisor, new Designate(RegistrarFile.Successor));
    }

    [Fact]
    public void Who_has_left_answers_for_what_it_did() => RegistrarFile.Exited().Act(
        Cast.Supervisor,
        new FindMisconduct(MisconductKind.Leak, false, "执业期间泄露登记资料。", Applications.Digests("evidence")));
}
