using Ledger.Domain.Assets;
using Ledger.Domain.Calendars;
using Ledger.Domain.Dues;
using Ledger.Domain.PublicData;

namespace Ledger.Domain.Tests.PublicData;

/// <summary>公共数据资源登记管理暂行办法 articles 9, 12, 13, 15 and 20. Code on 9 October 2025.</summary>
public sealed class PublicCompletionTests
{
    [Fact]
    public void The_notice_lasts_ten_working_days()
    {
        var file = PublicFile.Noticed();
        Assert.Equal(Deadline.On(Days.Of("2025-09-30")), file.By(DueKind.NoticeEnd));
        file.On("2025-09-30").Refused("notice-not-over", Cast.Approver, Code("2025-09-30"));
        file.On("2025-10-09").Refused("notice-over", Cast.PartnerAgent, PublicFile.Objection);
        file.Refused("code-date-out-of-range", Cast.Approver, Code("2025-09-30"));
        file.Refused("code-date-out-of-range", Cast.Approver, Code("2025-10-10"));
        file.Act(Cast.Approver, Code("2025-10-09"));
    }

    [Fact]
    public void A_first_registration_goes_from_filing_to_its_code()
    {
        var file = PublicFile.Registered();
        var registered = file.Public.Registration!;
        Assert.Equal(("CXM-420100-0001", PublicFile.Record), (registered.Code, registered.Record));
        Assert.Equal([Cast.Organ], registered.Holders);
        Assert.Equal("registered", Status(file));
        Assert.DoesNotContain(
            file.World.Public.Keys, key => key.Kind is StateKeyKind.Right or StateKeyKind.Certificate);
    }

    [Theory]
    [InlineData(null, "2028-10-09")]
    [InlineData("2026-06-30", "2026-06-30")]
    [InlineData("2030-06-30", "2028-10-09")]
    public void A_registration_is_valid_for_three_years_or_as_long_as_the_authorisation(string? end, string until)
    {
        DateOnly? authorised = end is null ? null : Days.Of(end);
        var file = PublicFile.Registered(PublicFile.Application with
        {
            Record = PublicFile.Record with { AuthorisedUntil = authorised },
        });
        Assert.Equal(Days.Of(until), file.Public.Registration!.Until);
        Assert.True(file.Public.IsInForce(Days.Of(until)));
        Assert.False(file.Public.IsInForce(Days.Of(until).AddDays(1)));
    }

    [Fact]
    public void An_authorisation_that_is_over_gets_no_code() => PublicFile.Noticed(PublicFile.Application with
    {
        Record = PublicFile.Record with { AuthorisedUntil = Days.Of("2025-10-01") },
    }).On("2025-10-09").Refused("authorisation-over", Cast.Approver, Code("2025-10-09"));

    [Fact]
    public void An_upheld_objection_ends_the_registration()
    {
        var file = PublicFile.In(PublicStatus.Objected);
        file.Refused("objector-is-applicant", Cast.OrganAgent, PublicFile.Objection);
        file.Refused("objection-not-open", Cast.Approver, new DecidePublicObjection(2, true, "成立。"));
        file.Act(Cast.Approver, new DecidePublicObjection(1, true, "异议成立。"));
        Assert.Equal(PublicStatus.Refused, file.Public.Status);

        file = PublicFile.In(PublicStatus.Objected);
        file.Act(Cast.Approver, new DecidePublicObjection(1, false, "异议不成立。"));
        Assert.Equal(PublicStatus.Noticed, file.Public.Status);
    }

    [Fact]
    public void A_change_stands_in_the_register_after_review_and_notice()
    {
        var file = PublicFile.Registered();
        file.Follow(PublicFile.Later(PublicType.Change), "2025-10-10").Completed("2025-10-10", "2025-10-24");
        Assert.Equal("以核验方式提供的不动产登记与抵押状态。", file.Public.Registration!.Record.Summary);
        Assert.Equal(Days.Of("2028-10-09"), file.Public.Registration.Until);
    }

    [Fact]
    public void Only_the_holders_change_renew_and_cancel_what_is_there()
    {
        var file = PublicFile.Registered();
        var other = new PublicFile(file.World, PublicFile.Second);
        other.Refused("not-the-public-holder", Cast.HolderAgent, new FilePublicData(
            PublicFile.Later(PublicType.Cancellation) with { Applicants = [Cast.Holder] }));
        other.Refused("nothing-changed", Cast.OrganAgent, new FilePublicData(
            PublicFile.Later(PublicType.Change) with { Record = PublicFile.Record }));
        PublicFile.Blank().Refused(
            "public-registration-not-there", Cast.OrganAgent, new FilePublicData(PublicFile.Later(PublicType.Change)));
    }

    [Fact]
    public void A_correction_by_an_interested_party_needs_consent_or_proof()
    {
        var correction = PublicFile.Later(PublicType.Correction) with { Applicants = [Cast.Holder] };
        var file = PublicFile.Registered();
        var refusal = new PublicFile(file.World, PublicFile.Second)
            .Refused("material-missing", Cast.HolderAgent, new FilePublicData(correction));
        Assert.Equal(("error-proof", "M26 第九条"), (refusal.Detail, refusal.Clause.ToString()));

        file.Follow(
                correction with { Materials = [Applications.Paper(MaterialKind.HolderConsent)] }, "2025-10-10",
                Cast.HolderAgent)
            .Completed("2025-10-10", "2025-10-24");
        Assert.NotEqual(PublicFile.Record, file.Public.Registration!.Record);
        Assert.Equal([Cast.Organ], file.Public.Registration.Holders);
    }

    [Fact]
    public void A_cancellation_is_done_within_ten_working_days_of_acceptance()
    {
        var file = PublicFile.Registered().Follow(PublicFile.Later(PublicType.Cancellation), "2025-10-10")
            .Act(Cast.Clerk, new AcceptPublicData());
        Assert.Equal(Deadline.On(Days.Of("2025-10-23")), file.By(DueKind.Review));
    }

    [Fact]
    public void A_registration_is_cancelled_without_a_notice()
    {
        var file = PublicFile.In(PublicStatus.Cancelled);
        Assert.Equal("cancelled", Status(file));
        Assert.False(file.Public.IsInForce(Days.Of("2025-10-10")));
    }

    [Fact]
    public void A_renewal_is_applied_for_within_sixty_days_before_expiry()
    {
        var renewal = new FilePublicData(PublicFile.Later(PublicType.Renewal));
        var world = PublicFile.Registered().World;
        var other = new PublicFile(world, PublicFile.Second);
        other.On("2028-08-09").Refused("outside-public-renewal-window", Cast.OrganAgent, renewal);
        other.On("2028-10-10").Refused("outside-public-renewal-window", Cast.OrganAgent, renewal);
        other.On("2028-10-09").Act(Cast.OrganAgent, renewal);
    }

    [Fact]
    public void A_renewed_term_begins_the_day_after_the_one_before()
    {
        var file = PublicFile.Registered();
        file.Follow(PublicFile.Later(PublicType.Renewal), "2028-08-10").Completed("2028-08-14", "2028-08-29");
        Assert.Equal(Days.Of("2031-10-09"), file.Public.Registration!.Until);
        new PublicFile(file.World, CaseFile.First).On("2031-10-01").Refused("validity-too-long", Cast.OrganAgent,
            new FilePublicData(PublicFile.Later(PublicType.Renewal) with { Years = 4 }));
    }

    [Fact]
    public void What_is_not_renewed_is_cancelled_by_the_registrar()
    {
        var file = PublicFile.Registered().On("2028-10-09");
        file.Refused("nothing-due", Actor.Timer, new TickPublicData());
        file.On("2028-10-10").Act(Actor.Timer, new TickPublicData());
        Assert.Equal(PublicStatus.Lapsed, file.Public.Status);
    }

    [Fact]
    public void What_was_applied_for_in_time_waits_for_its_case()
    {
        var file = PublicFile.Registered();
        var renewal = file.Follow(PublicFile.Later(PublicType.Renewal), "2028-10-09");
        file.On("2028-10-20").Refused("nothing-due", Actor.Timer, new TickPublicData());
        renewal.Act(Cast.OrganAgent, new WithdrawPublicData("不再续展。"));
        file.Act(Actor.Timer, new TickPublicData());
        Assert.Equal(PublicStatus.Lapsed, file.Public.Status);
    }

    [Fact]
    public void A_registration_got_by_concealment_is_revoked()
    {
        var file = PublicFile.In(PublicStatus.Revoked);
        Assert.Equal("revoked", Status(file));
        Assert.False(file.Public.IsInForce(Days.Of("2025-10-10")));
    }

    private static AssignPublicCode Code(string on) => new("CXM-420100-0001", Days.Of(on));

    private static string Status(PublicFile file) =>
        ((Cryptography.JsonText)file.World.Public[StateKey.Of(PublicFile.First)].Value.Members
            .Single(member => member.Key == "status").Value).Value;
}
