using System.Text;
using Ledger.Cryptography;
using Ledger.Domain.Assets;
using Ledger.Domain.Assets.Rights;
using Ledger.Domain.Calendars;
using Ledger.Domain.Chains;
using Ledger.Domain.Lists;
using Ledger.Domain.Parties;
using Ledger.Domain.PublicData;
using Ledger.Domain.Registration;
using Ledger.Domain.Registration.Inquiries;

namespace Ledger.Domain.Tests.Json;

public sealed class EventTests
{
    [Fact]
    public void Every_event_type_occurs_in_the_scenarios_and_survives_its_body()
    {
        var types = Enum.GetValues<CaseStatus>()
            .SelectMany(status => Samples.CaseCommands
                .Where(command => CaseAdmission.Admits(Samples.In(status).State, command))
                .SelectMany(command => Outcomes(Samples.In(status), command)))
            .Concat(Others())
            .Concat(Laters())
            .Concat(Disputes())
            .Concat(Inquiries())
            .Concat(Parties.RestorationTests.Walk())
            .Concat(Contracted())
            .Concat(PublicCases())
            .Concat(CatalogueScenes.All())
            .Concat(RegistrarFile.Walk())
            .Concat(KeyFile.Walk())
            .Concat(OrderFile.Walk())
            .SelectMany(outcome => outcome.Writes)
            .SelectMany(write => write.Events)
            .Select(e => e.Type)
            .Concat(["access.sealed", "instance.opened", "keys.opened", "range.refused"]);

        Assert.Equal(EventCodec.Types.Order(), types.Distinct().Order());
    }

    [Fact]
    public void The_names_of_events_are_these_for_ever() => Assert.Equal(
        [
            "access.sealed", "asset.consulted", "asset.registered", "asset.restated", "calendar.loaded",
            "catalogue.compiled", "catalogue.confirmed", "catalogue.inspected", "catalogue.published",
            "catalogue.revised", "catalogue.updated", "catalogue.withdrawn", "census.closed", "census.opened",
            "census.reported", "certificate.issued", "collection.declared", "collection.withdrawn", "consent.given",
            "consent.spent", "consent.withdrawn", "datum.released", "datum.sourced", "demand.answered",
            "demand.confirmed", "demand.decided", "demand.declined", "demand.filed", "demand.listed", "demand.matched",
            "demand.objected", "demand.replied", "demand.withdrawn", "egress.filed", "flow.aggregated", "flow.returned",
            "inquiry.filed", "inquiry.granted", "inquiry.refused", "inquiry.withdrawn", "instance.opened",
            "instance.retired", "key.proposed", "key.revoked", "key.rotated", "keys.opened", "list.loaded",
            "membership.admitted", "membership.changed", "membership.ended", "objection.answered",
            "objection.concluded", "objection.decided", "objection.dismissed", "objection.filed", "objection.notified",
            "objection.responded", "opening.answered", "opening.bar-decided", "opening.bar-lifted",
            "opening.bar-proposed", "opening.closed", "opening.decided", "opening.proposed", "opening.requested",
            "order.executed", "order.filed", "order.refused", "order.verified", "order.withdrawn",
            "party.identity-changed", "party.key-added", "party.key-replaced", "party.key-revoked", "party.registered",
            "party.succeeded", "pledge.confirmed", "pledge.filed", "pledge.registered", "pledge.released",
            "pledge.withdrawn", "public.accepted", "public.announced", "public.cancelled", "public.completed",
            "public.declined", "public.delay-explained", "public.filed", "public.lapsed", "public.noticed",
            "public.objected", "public.objection-decided", "public.record-changed", "public.refused",
            "public.registered", "public.renewal-filed", "public.renewed", "public.resubmitted", "public.returned",
            "public.reviewed", "public.revoked", "public.withdrawn", "range.refused", "range.voided",
            "registrar.change-decided", "registrar.change-recorded", "registrar.change-reported", "registrar.declared",
            "registrar.declined", "registrar.disclosed", "registrar.enlisted", "registrar.exit-consented",
            "registrar.exit-decided", "registrar.exit-forwarded", "registrar.exit-reported", "registrar.guided",
            "registrar.handed-over", "registrar.misconduct-found", "registrar.platform-stated", "registrar.recommended",
            "registrar.removed", "registrar.resumed", "registrar.successor-designated", "registrar.suspended",
            "registrar.taken-over", "registrar.year-assessed", "registrar.year-reported", "registration.accepted",
            "registration.amended", "registration.applied", "registration.cancellation-opened",
            "registration.certified", "registration.completed", "registration.corrected",
            "registration.correction-requested", "registration.declined", "registration.deemed-accepted",
            "registration.documents-erased", "registration.documents-restricted", "registration.evidence-requested",
            "registration.evidence-supplied", "registration.evidenced", "registration.extended", "registration.filed",
            "registration.joined", "registration.lapsed", "registration.notice-withheld", "registration.noticed",
            "registration.objected", "registration.objection-decided", "registration.refused", "registration.reviewed",
            "registration.terminated", "registration.withdrawn", "remark.entered", "remark.expired", "remark.lifted",
            "remark.unsealed", "renewal.filed", "restoration.confirmed", "restoration.declined", "restoration.proposed",
            "right.assigned", "right.ended", "right.extended", "right.granted", "right.revoked", "right.shared",
            "right.surrendered", "right.varied", "sharing.assigned", "sharing.ended",
            "source.declared", "source.observed", "source.withdrawn", "substitution.appointed", "substitution.ended",
            "succession.declined", "succession.entered", "succession.filed", "transaction.filed",
        ],
        EventCodec.Types.Order(StringComparer.Ordinal));

    [Fact]
    public void A_recorded_event_reads_the_same_for_ever()
    {
        var body = Encoding.UTF8.GetBytes(
            """[{"data":{"act":{"account":"approver","on":"2026-10-15","party":"00000000000000000000000000000001"},"""
            + "\"elapsed\":2,\"from\":\"2026-10-14\",\"until\":\"2031-10-14\"},"
            + "\"stream\":\"case/cccccccccccccccccccccccccccccccc\",\"type\":\"registration.certified\"}]");

        Assert.True(CanonicalJson.TryParse(body, out var json, out _));
        var number = CertificateCode.Parse("SJ4212026100001");
        Assert.True(EventCodec.TryRead(json, number, out var events, out var error), error);
        Assert.Equal(
            [
                new StreamEvent(CaseFile.First.Stream, new RegistrationCertified(
                    Days.Of("2026-10-14"), Days.Of("2031-10-14"), 2,
                    new Act(Cast.Operator, AccountName.Parse("approver"), Days.Of("2026-10-15")))),
                new StreamEvent(CaseFile.First.Stream, new CertificateNumbered(number)),
            ],
            events);
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""[1]""")]
    [InlineData("""[{}]""")]
    [InlineData("""[{"data":{},"stream":"case/cccccccccccccccccccccccccccccccc","type":"certificate.numbered"}]""")]
    [InlineData("""[{"data":{},"stream":"case/cc","type":"registration.accepted"}]""")]
    [InlineData("""[{"data":{},"stream":"case/cccccccccccccccccccccccccccccccc","type":"registration.accepted"}]""")]
    [InlineData("""[{"data":{"act":{"account":"a","on":"2026-10-15"}},"more":1,"stream":"log","type":"x"}]""")]
    public void A_body_that_was_not_written_here_is_refused(string text)
    {
        Assert.True(CanonicalJson.TryParse(Encoding.UTF8.GetBytes(text), out var json, out _));
        Assert.False(EventCodec.TryRead(json, null, out _, out var error));
        Assert.NotEqual("", error);
    }

    [Fact]
    public void An_event_of_another_kind_of_stream_is_a_fault() => Assert.Throws<InvalidOperationException>(() =>
        PartyAggregate.Instance.Fold(new PartyState(), new EgressFiled(
            1, Applications.Digests("x"), Act.Of(Cast.HolderAgent, Days.Morning(Days.Of("2026-10-15"))))));

    [Fact]
    public void A_snapshot_with_a_changed_member_is_refused()
    {
        var snapshot = CaseAggregate.Instance.WriteSnapshot(CaseFile.Certified().State);
        var changed = new JsonObject(snapshot.Members.Select(m =>
            (m.Key, m.Key == "number" ? "SJ4212026100000" : m.Value)));

        Assert.False(CaseAggregate.Instance.TryReadSnapshot(changed, out _, out var error));
        Assert.Equal("$.number: a certificate code is expected", error);
    }

    private static IEnumerable<Outcome> Outcomes(CaseFile file, CaseCommand command)
    {
        Actor[] actors = [Cast.Clerk, Cast.Reviewer, Cast.Approver, Cast.HolderAgent, Cast.PersonAgent, Actor.Timer];
        foreach (var day in (string[])["2026-09-30", "2026-10-13", "2026-11-02"])
        {
            if (Days.Of(day) >= file.State.LastActOn)
            {
                file.On(day);
                foreach (var actor in actors)
                {
                    if (file.World.Decide(file.Stream, actor, command) is { IsAccepted: true, Outcome: var outcome })
                    {
                        yield return outcome;
                    }
                }
            }
        }
    }

    private static IEnumerable<Outcome> Contracted()
    {
        var world = Contracts.Granted();
        var stream = Applications.Asset.Stream;
        var (vary, share) = (Samples.RightCommands[1], Samples.RightCommands[2]);
        yield return world.Accepted(stream, Cast.HolderAgent, new GiveConsent(
            Applications.Digests("x"), world.Today));
        yield return world.Accepted(stream, Cast.HolderAgent, new WithdrawConsent(Applications.Digests("x")));
        yield return world.Agreed(Cast.PartnerAgent, vary, Cast.Holder);
        yield return world.Agreed(Cast.HolderAgent, share, Cast.Organ);
        yield return world.Decide(stream, Cast.HolderAgent, Samples.RightCommands[4]).Outcome!;
        yield return world.Accepted(stream, Cast.PartnerAgent, new SurrenderRight(4, "不再需要。"));

        var whole = new AssignRight(new AssignmentContent(4, Cast.Person, null, Applications.Digests("assignment")));
        yield return Contracts.Granted().Agreed(Cast.PartnerAgent, whole, Cast.Holder, Cast.Person);

        yield return Heirlooms.World().Succeeded().Accepted(stream, Heirlooms.Heir, new EnterSuccession(Heirlooms.All));
        var family = Lineage.World();
        yield return family.Accepted(stream, Cast.HolderAgent, Samples.SourceCommands[0]);
        yield return family.Accepted(stream, Cast.HolderAgent, Samples.SourceCommands[2]);
        yield return family.Accepted(stream, Cast.Reviewer, Samples.SourceCommands[1]);
        yield return family.Accepted(stream, Cast.HolderAgent, Samples.CollectionCommands[0]);
        yield return family.Accepted(stream, Cast.HolderAgent, Samples.CollectionCommands[1]);
    }

    private static IEnumerable<Outcome> Others()
    {
        var asked = CaseFile.Reviewed(Applications.Derived with { NoticeExemption = "涉及商业秘密。" });
        yield return asked.World.Accepted(asked.Stream, Cast.Approver, new WithholdNotice("理由正当。"));

        var world = CaseFile.Certified().World;
        var (stream, asset) = (Cast.Stranger.Stream, Applications.Asset.Stream);
        var self = Cast.Of(Cast.Stranger, "self");
        yield return world.Accepted(stream, self, Cast.Registration(Cast.Stranger));
        yield return world.Accepted(stream, self, new AddKey(Cast.Key("old")));
        yield return world.Accepted(stream, self, new ReplaceKey(Cast.Key("old").Id, Cast.Key("new")));
        yield return world.Accepted(stream, self, new RevokeKey(Cast.Key("new").Id));
        yield return world.Accepted(Cast.Organ.Stream, Cast.HolderAgent, Heirlooms.Merger);
        yield return world.Accepted(Cast.Organ.Stream, Cast.Approver, new DeclineSuccession(1, "未见注销登记。"));
        yield return world.Accepted(Cast.Organ.Stream, Cast.HolderAgent, Heirlooms.Merger);
        yield return world.Accepted(Cast.Organ.Stream, Cast.Approver, new ConfirmSuccession(2));
        yield return world.Accepted(Cast.Operator.Stream, Cast.Reviewer, new AppointSubstitute(
            Cast.Reviewer.Account, Cast.Clerk.Account, Role.Reviewer, world.Today, world.Today));
        yield return world.Accepted(Cast.Operator.Stream, Cast.Keeper, new EndSubstitution(1));
        foreach (var command in Parties.MembershipTests.Each)
        {
            yield return world.Accepted(Cast.Holder.Stream, Cast.HolderAgent, command);
        }

        yield return world.Accepted(asset, Cast.HolderAgent, new FileTransaction(1, Applications.Digests("t")));
        yield return world.Accepted(asset, Cast.HolderAgent, new FileEgress(1, Applications.Digests("e")));
        yield return world.Accepted(asset, Cast.Keeper, new RestateAsset(0, 1));
        foreach (var outcome in Encumbrances(world, asset))
        {
            yield return outcome;
        }

        world.Record(StreamName.Registry, new InstanceOpened(Samples.Mirror));
        world.Record(StreamName.Registry, new RangeRefused(Samples.Mirror.Id, new LogRange(7, 9), "TooLarge"));
        yield return world.Accepted(
            StreamName.Registry, Cast.Keeper, new VoidRange(Samples.Mirror.Id, new LogRange(7, 9), "过大。"));
        yield return world.Accepted(
            StreamName.Registry, Cast.Keeper, new RetireInstance(Samples.Mirror.Id, "链已丢失。"));
        yield return world.Accepted(StreamName.Registry, Cast.Keeper, new LoadCalendar(Samples.Year2027));
        yield return world.Accepted(StreamName.Registry, Cast.Keeper, new LoadList(ListSamples.Circulation));
    }

    /// <summary>Every command in every state, and each type of application brought to its end.</summary>
    private static IEnumerable<Outcome> PublicCases()
    {
        Actor[] everybody = [Cast.Clerk, Cast.Reviewer, Cast.Approver, Cast.OrganAgent, Cast.PartnerAgent, Actor.Timer];
        foreach (var status in Enum.GetValues<PublicStatus>())
        {
            foreach (var command in PublicFile.Commands)
            {
                var file = PublicFile.In(status);
                file.On(status switch
                {
                    PublicStatus.Registered when command is TickPublicData => "2028-10-10",
                    PublicStatus.Noticed when command is AssignPublicCode => "2025-10-09",
                    PublicStatus.Accepted when command is ExplainDelay => "2025-10-21",
                    _ => CivilDate.Format(file.World.Today),
                });
                foreach (var decision in everybody.Select(actor => file.World.Decide(file.Stream, actor, command)))
                {
                    if (decision.IsAccepted)
                    {
                        yield return decision.Outcome;
                    }
                }
            }
        }

        foreach (var (type, filed, done) in (IEnumerable<(PublicType, string, string)>)
        [
            (PublicType.Change, "2025-10-10", "2025-10-24"), (PublicType.Renewal, "2028-08-14", "2028-08-29"),
            (PublicType.Cancellation, "2025-10-10", "2025-10-10"),
        ])
        {
            var file = PublicFile.Registered();
            var later = new PublicFile(file.World, PublicFile.Second).On(filed);
            yield return file.World.Accepted(
                later.Stream, Cast.OrganAgent, new FilePublicData(PublicFile.Later(type)));
            later.Reviewed(filed);
            if (type is not PublicType.Cancellation)
            {
                later.Act(Cast.Clerk, new NoticePublicData("GS-2"));
            }

            later.On(done);
            yield return file.World.Accepted(later.Stream, Cast.Approver, new CompletePublicData());
        }
    }

    private static IEnumerable<Outcome> Encumbrances(World world, StreamName asset)
    {
        yield return world.Accepted(asset, Cast.HolderAgent, Samples.Pledge(1));
        yield return world.Accepted(asset, Cast.PartnerAgent, new ConfirmPledge(1));
        yield return world.Accepted(asset, Cast.Approver, new RegisterPledge(1));
        yield return world.Accepted(asset, Cast.PartnerAgent, new ReleasePledge(1, "已清偿。"));
        yield return world.Accepted(asset, Cast.HolderAgent, Samples.Pledge(1));
        yield return world.Accepted(asset, Cast.HolderAgent, new WithdrawPledge(2, "撤回。"));
        yield return world.Accepted(asset, Cast.Clerk, Samples.Seizure(1));
        yield return world.Accepted(asset, Cast.Approver, new LiftRemark(1, "R-2", "解除查封。"));
        yield return world.Accepted(asset, Cast.Clerk, Samples.Seizure(1));
        world.Today = Days.Of("2031-10-15");
        yield return world.Accepted(asset, Actor.Timer, new TickAsset());
        yield return world.Accepted(asset, Actor.Timer, new TickAsset());
    }

    private static IEnumerable<Outcome> Laters()
    {
        var transfer = Later.Filed(Later.Transfer(1));
        yield return transfer.World.Accepted(transfer.Stream, Cast.PartnerAgent, new JoinApplication());
        var change = Later.Filed(Later.Change()).Act(
            Cast.Clerk, new RequestCorrection(["请补充。"], Days.Of("2026-11-09")));
        yield return change.World.Accepted(change.Stream, Cast.HolderAgent, new AmendApplication(Later.Change()));

        var blank = new CaseFile(CaseFile.Certified().World, CaseFile.Second).On("2031-10-01");
        yield return blank.World.Accepted(
            blank.Stream, Cast.HolderAgent, new ApplyForRegistration(Later.Renewal()));
        Later.Evidenced(blank, "2031-10-01");
        yield return blank.World.Accepted(blank.Stream, Cast.Approver, new CompleteRegistration());
        var named = Later.Evidenced(Later.Filed(Later.Change() with
        {
            Identity = new IdentityChange(Cast.Holder, Cast.Registration(Cast.Partner).Organisation!),
        }));
        yield return named.World.Accepted(named.Stream, Cast.Approver, new CompleteRegistration());
        var own = new CaseFile(CaseFile.Certified().World, CaseFile.Second);
        yield return own.World.Accepted(
            own.Stream, Cast.Reviewer, new OpenCancellation(Later.Revocation(1), "登记错误。"));
    }

    private static IEnumerable<Outcome> Inquiries()
    {
        var file = CaseFile.Certified();
        foreach (var answer in Samples.InquiryCommands.Select((command, i) => (command, i + 1)))
        {
            yield return file.World.Accepted(file.Stream, Cast.PartnerAgent, Samples.Inquiry);
            yield return file.World.Accepted(
                file.Stream,
                answer.command is WithdrawInquiry ? Cast.PartnerAgent : Cast.Clerk,
                answer.command with { Number = answer.Item2 });
        }
    }

    private static IEnumerable<Outcome> Disputes()
    {
        var (world, asset) = (CaseFile.Certified().World, Applications.Asset.Stream);
        yield return world.Accepted(asset, Cast.PartnerAgent, Samples.Objection(1));
        yield return world.Accepted(asset, Cast.Clerk, new NotifyDispute(1));
        yield return world.Accepted(asset, Cast.HolderAgent, new AnswerDispute(1, false, "不认可。"));
        yield return world.Accepted(asset, Cast.Reviewer, new ConcludeDispute(1, true, "登记错误。"));
        yield return world.Accepted(asset, Cast.HolderAgent, new RespondToConclusion(1, false));
        yield return world.Accepted(asset, Cast.Approver, new FollowDocument(1, "（2027）鄂01民终9号", true));
        yield return world.Accepted(asset, Cast.PartnerAgent, Samples.Objection(1));
        yield return world.Accepted(asset, Cast.Clerk, new DismissDispute(2, "材料不齐全。"));
    }
}
