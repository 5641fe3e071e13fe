using Ledger.Domain.Assets;
using Ledger.Domain.Assets.Rights;
using Ledger.Domain.PublicData;
using Ledger.Domain.Registration;

namespace Ledger.Domain.Tests.Lists;

/// <summary>What the policies keep from the market, or let there only as what it is.</summary>
public sealed class MarketGateTests
{
    private static StreamName Stream => Applications.Asset.Stream;

    /// <summary>What a utility produced while it served the public.</summary>
    private static Application Utility => Applications.Produced with
    {
        Category = DataCategory.Public,
        PublicOrigin = PublicOrigin.Utility,
    };

    private static Application Held => Utility with
    {
        Rights = [Applications.Claim(Cast.Holder, RightKind.Hold), Applications.Claim(Cast.Holder, RightKind.Use)],
    };

    private static Application Opened => Utility with
    {
        Materials = Utility.Materials.Add(Paper(MaterialKind.LawfulOpening)),
    };

    [Fact]
    public void Raw_public_data_is_operated_only_where_it_was_lawfully_opened()
    {
        Assert.Equal("HB 第5项", Refuses("raw-public-data", Utility).Clause.ToString());
        Admits(Held);
        Admits(Opened);
        Admits(Utility with { Kind = AssetKind.Product });
    }

    [Fact]
    public void Raw_public_data_that_was_not_opened_is_not_transferred_either()
    {
        var world = CaseFile.Certified(Held).World;
        world.Today = Days.Of("2026-11-02");
        var refusal = world.Refused(
            "raw-public-data", CaseFile.Second.Stream, Cast.HolderAgent, new ApplyForRegistration(Later.Transfer(1)));
        Assert.Equal("XC 第18项", refusal.Clause.ToString());
        Later.Filed(Later.Transfer(1), world: CaseFile.Certified(Opened).World);
    }

    [Fact]
    public void Over_public_data_a_right_is_granted_for_one_scenario()
    {
        var world = Contracts.Certified(Opened);
        var refusal = world.NotGranted("scenario-not-stated", Cast.HolderAgent, Contracts.Use);
        Assert.Equal("XC 第18项", refusal.Clause.ToString());
        world.NotGranted("scenario-not-stated", Cast.HolderAgent, Contracts.Use with
        {
            Scope = Contracts.Use.Scope with { Purposes = null },
        });
        world.Grant(Cast.HolderAgent, Contracts.Use with
        {
            Scope = Contracts.Use.Scope with { Purposes = ["model-training"] },
        });
    }

    [Fact]
    public void What_is_on_the_negative_list_gets_no_right_to_operate()
    {
        var world = Cast.World().Load(ListSamples.Circulation);
        var refusal = world.Refused(
            "on-negative-list", CaseFile.First.Stream, Cast.HolderAgent, new FileRegistration(Applications.Produced));
        Assert.Equal("WX （十五）", refusal.Clause.ToString());
        Assert.Equal(ListSamples.Said(ListSamples.Circulation, 1), refusal.Detail);
        world.Accepted(CaseFile.First.Stream, Cast.HolderAgent, new FileRegistration(Applications.Derived));
        world.Accepted(CaseFile.Second.Stream, Cast.HolderAgent, new FileRegistration(Applications.Collected));
    }

    [Fact]
    public void What_comes_onto_the_negative_list_is_dealt_in_no_more()
    {
        var world = Contracts.Certified(Applications.Produced);
        world.Accepted(Stream, Cast.HolderAgent, new FileTransaction(1, Applications.Digests("t")));
        world.Load(ListSamples.Circulation);
        world.Refused(
            "on-negative-list", Stream, Cast.HolderAgent, new FileTransaction(2, Applications.Digests("t")));
        world.NotGranted("on-negative-list", Cast.HolderAgent, Contracts.Use);
        world.Today = Days.Of("2026-11-02");
        world.Refused(
            "on-negative-list", CaseFile.Second.Stream, Cast.HolderAgent, new ApplyForRegistration(Later.Transfer(1)));
        world.Accepted(Stream, Cast.HolderAgent, new FileEgress(1, Applications.Digests("e")));
    }

    [Fact]
    public void A_list_counts_from_its_first_day_and_a_later_version_takes_its_place()
    {
        var world = Contracts.Certified(Applications.Produced).Load(
            ListSamples.Circulation with { Effective = Days.Of("2026-11-10") },
            ListSamples.Next(ListSamples.Circulation, "2026-11-20"));
        foreach (var (day, number, refused) in (ReadOnlySpan<(string, ulong, bool)>)
            [("2026-11-09", 1, false), ("2026-11-10", 2, true), ("2026-11-19", 2, true), ("2026-11-20", 2, false)])
        {
            world.Today = Days.Of(day);
            var file = new FileTransaction(number, Applications.Digests("t"));
            Assert.Equal(refused, !world.Decide(Stream, Cast.HolderAgent, file).IsAccepted);
            if (!refused)
            {
                world.Accepted(Stream, Cast.HolderAgent, file);
            }
        }
    }

    [Fact]
    public void What_is_in_the_catalogue_of_important_data_is_registered_as_important()
    {
        var world = Cast.World().Load(ListSamples.Important);
        var file = new CaseFile(world, CaseFile.First);
        var refusal = file.Refused(
            "important-data-listed", Cast.HolderAgent, new FileRegistration(Applications.Derived));
        Assert.Equal("XC 第19项", refusal.Clause.ToString());
        Assert.Equal(ListSamples.Said(ListSamples.Important, 0), refusal.Detail);
        file.Refused("material-missing", Cast.HolderAgent, new FileRegistration(Applications.Derived with
        {
            Grade = DataGrade.Important,
        }));
        file.Act(Cast.HolderAgent, new FileRegistration(Applications.Derived with
        {
            Grade = DataGrade.Important,
            Materials = Applications.Derived.Materials.Add(Paper(MaterialKind.ImportantData)),
        }));
    }

    [Fact]
    public void What_comes_into_the_catalogue_after_its_acceptance_is_not_certified_as_less()
    {
        var file = CaseFile.Evidenced();
        file.World.Load(ListSamples.Important);
        file.On("2026-10-15").Refused("important-data-listed", Cast.Approver, new CertifyRegistration(5));
    }

    [Fact]
    public void What_was_registered_as_less_is_dealt_in_no_more()
    {
        var world = Contracts.Certified().Load(ListSamples.Important);
        world.Refused(
            "important-data-listed", Stream, Cast.HolderAgent, new FileTransaction(1, Applications.Digests("t")));
        world.NotGranted("important-data-listed", Cast.HolderAgent, Contracts.Use);
    }

    [Fact]
    public void Public_data_in_the_catalogue_is_registered_as_important()
    {
        var file = PublicFile.Blank();
        file.World.Load(ListSamples.Important with
        {
            Effective = Days.Of("2025-09-01"),
            Entries = [ListSamples.Important.Entries[0] with { Content = null, Category = DataCategory.Public }],
        });
        var refusal = file.Refused(
            "important-data-listed", Cast.OrganAgent, new FilePublicData(PublicFile.Application));
        Assert.Equal("XC 第19项", refusal.Clause.ToString());
        file.Act(Cast.OrganAgent, new FilePublicData(PublicFile.Application with
        {
            Record = PublicFile.Record with { Grade = DataGrade.Important },
            Materials = PublicFile.Application.Materials.Add(Paper(MaterialKind.ImportantData)),
        }));
    }

    [Fact]
    public void Personal_information_needs_consent_on_record_or_anonymisation()
    {
        var personal = Applications.Derived with
        {
            PersonalInformation = true,
            Materials = Applications.Derived.Materials.Add(Paper(MaterialKind.PersonalInformation)),
        };
        var refusal = Refuses("material-missing", personal);
        Assert.Equal(("HB 第7项", "personal-consent"), (refusal.Clause.ToString(), refusal.Detail));
        foreach (var kind in (MaterialKind[])[MaterialKind.PersonalConsent, MaterialKind.Anonymisation])
        {
            Admits(personal with { Materials = personal.Materials.Add(Paper(kind)) });
        }
    }

    private static Material Paper(MaterialKind kind) => Applications.Paper(kind);

    private static Refusal Refuses(string code, Application application) =>
        CaseFile.Blank().Refused(code, Cast.HolderAgent, new FileRegistration(application));

    private static void Admits(Application application) =>
        CaseFile.Blank().Act(Cast.HolderAgent, new FileRegistration(application));
}
