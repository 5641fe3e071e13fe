using Ledger.Cryptography;
using Ledger.Domain.Assets;
using Ledger.Domain.Calendars;
using Ledger.Domain.Catalogue;
using Ledger.Domain.Dues;

namespace Ledger.Domain.Tests.Catalogue;

/// <summary>W25 二（一）, W23 二（一）1, HB items 1 and 3, XC item 4: from compilation to withdrawal.</summary>
public sealed class CatalogueItemTests
{
    private static CatalogueContent District => CatalogueFile.Content with
    {
        Name = "江岸区法人基础信息",
        Division = DivisionCode.Parse("420102"),
    };

    [Fact]
    public void A_provider_compiles_and_the_item_is_published_after_inspection_and_confirmation()
    {
        var file = CatalogueFile.Published();
        Assert.Equal(
            (CatalogueStatus.Published, Cast.Organ, Applications.Digests("confirmed")),
            (file.State.Status, file.State.Provider, file.State.Data!.Value));
        Assert.Equal(CatalogueFile.Content, file.State.Shown);
        Assert.All(file.World.Public.Keys, key => Assert.Equal(StateKeyKind.Party, key.Kind));
    }

    [Fact]
    public void A_catalogue_is_kept_on_three_tiers_by_each_level_for_itself_and_below()
    {
        CatalogueFile.Compiled(District);
        CatalogueFile.Blank().Refused("division-not-own", Cast.OrganAgent, new CompileItem(
            CatalogueFile.Content with { Division = DivisionCode.Parse("420000") }));
        CatalogueFile.Blank().Refused("division-not-own", Cast.OrganAgent, new CompileItem(
            CatalogueFile.Content with { Division = DivisionCode.Parse("420200") }));
    }

    [Fact]
    public void Only_an_organisation_compiles_and_only_the_provider_goes_on()
    {
        CatalogueFile.Blank().Refused(
            "provider-not-organisation", Cast.PersonAgent, new CompileItem(CatalogueFile.Enterprise));
        CatalogueFile.Compiled().Refused(
            "not-the-provider", Cast.PartnerAgent, new ReviseItem(District, "更正。"));
        CatalogueFile.Compiled().Refused(
            "nothing-changed", Cast.OrganAgent, new ReviseItem(CatalogueFile.Content, "更正。"));
    }

    [Fact]
    public void A_datum_has_one_source_in_a_division_and_all_that_lies_in_it()
    {
        var file = CatalogueFile.Published();
        var refusal = file.Other().Refused("datum-has-source", Cast.OrganAgent, new CompileItem(District));
        Assert.Equal($"统一社会信用代码 catalogue/{CatalogueFile.First}", refusal.Detail);

        file.Other().Publish(
            District with
            {
                Data = [.. District.Data.Select(datum => datum with { From = CatalogueFile.First })],
            },
            Cast.OrganAgent);
    }

    [Fact]
    public void What_is_drawn_from_another_item_is_drawn_from_the_source()
    {
        var refusal = CatalogueFile.Blank().Refused("datum-source-unknown", Cast.OrganAgent, new CompileItem(
            District with { Data = [new CatalogueDatum("法人名称", "DB42/T 1", CatalogueFile.Second)] }));
        Assert.Equal("法人名称", refusal.Detail);
    }

    [Fact]
    public void Of_two_items_compiled_at_once_one_becomes_the_source()
    {
        var file = CatalogueFile.Confirmed();
        var other = file.Other().Act(Cast.OrganAgent, new CompileItem(District))
            .Act(Cast.Reviewer, CatalogueFile.Findings(true))
            .Act(Cast.OrganAgent, CatalogueFile.Confirmation());
        file.Act(Cast.Approver, new PublishItem());
        other.Refused("datum-has-source", Cast.Approver, new PublishItem());
    }

    [Fact]
    public void A_datum_follows_one_standard()
    {
        var refusal = CatalogueFile.Published().Other().Refused(
            "datum-standard-differs", Cast.OrganAgent, new CompileItem(District with
            {
                Data = [new CatalogueDatum("法人名称", "自定义", CatalogueFile.First)],
            }));
        Assert.Equal("法人名称: DB42/T 1", refusal.Detail);
    }

    [Fact]
    public void A_withdrawn_item_is_the_source_of_nothing_any_more()
    {
        var file = CatalogueFile.Published();
        file.Act(Cast.Approver, new WithdrawItem("职责已划转。"));
        Assert.Null(file.State.Shown);
        file.Other().Publish(District, Cast.OrganAgent);
    }

    [Fact]
    public void A_revision_stands_only_once_it_is_published_and_moves_the_sources()
    {
        var file = CatalogueFile.Published();
        var revised = CatalogueFile.Content with { Data = [CatalogueFile.Content.Data[0]] };
        file.Act(Cast.OrganAgent, new ReviseItem(revised, "名称改由市场监管部门提供。"));
        Assert.Equal(
            (CatalogueStatus.Compiled, CatalogueFile.Content), (file.State.Status, file.State.Shown!));
        file.Act(Cast.Reviewer, CatalogueFile.Findings(true)).Act(Cast.OrganAgent, CatalogueFile.Confirmation())
            .Act(Cast.Approver, new PublishItem());
        Assert.Equal(revised, file.State.Shown);
        Assert.Empty(Sources(file, "法人名称"));
        Assert.Equal(CatalogueFile.First, Assert.Single(Sources(file, "统一社会信用代码")).Item);
    }

    [Fact]
    public void Quality_is_inspected_on_every_dimension_and_what_falls_short_is_not_published()
    {
        var file = CatalogueFile.Compiled();
        file.Refused("quality-findings-incomplete", Cast.Reviewer, new InspectItem(
            [new QualityFinding(QualityDimension.Accuracy, true, "准确。")]));
        file.Refused("role-required", Cast.Clerk, CatalogueFile.Findings(true));
        file.Act(Cast.Reviewer, CatalogueFile.Findings(false));
        Assert.Equal(CatalogueStatus.Compiled, file.State.Status);
    }

    [Fact]
    public void Personal_information_is_masked_before_the_data_is_confirmed()
    {
        var file = CatalogueFile.Inspected(CatalogueFile.Content with { PersonalInformation = true });
        file.Refused("masking-missing", Cast.OrganAgent, CatalogueFile.Confirmation(DataTreatment.Cleansing));
        file.Act(Cast.OrganAgent, CatalogueFile.Confirmation(DataTreatment.Cleansing, DataTreatment.Masking));
        Assert.Equal(Applications.Digests("confirmed"), file.State.Confirmation!.Data);
    }

    [Fact]
    public void Whoever_inspected_does_not_publish()
    {
        var both = Cast.Staff("both", Role.Reviewer, Role.Approver);
        var file = CatalogueFile.Compiled().Act(both, CatalogueFile.Findings(true))
            .Act(Cast.OrganAgent, CatalogueFile.Confirmation());
        file.Refused("four-eyes", both, new PublishItem());
        file.Act(Cast.Approver, new PublishItem());
    }

    [Fact]
    public void Nobody_decides_on_an_item_of_their_own_organisation()
    {
        var own = CatalogueFile.Blank().Act(Cast.Clerk, new CompileItem(CatalogueFile.Content with
        {
            Division = DivisionCode.Parse("420100"),
        }));
        own.Refused("own-application", Cast.Reviewer, CatalogueFile.Findings(true));
    }

    [Fact]
    public void Data_is_renewed_as_often_as_the_catalogue_says()
    {
        var file = CatalogueFile.Published();
        Assert.Equal(Deadline.On(Days.Of("2026-10-28")), file.By(DueKind.CatalogueUpdate));
        file.On("2026-10-30").Act(
            Cast.OrganAgent, new UpdateItem(Days.Of("2026-10-29"), Applications.Digests("updated")));
        Assert.Equal(Deadline.On(Days.Of("2026-11-30")), file.By(DueKind.CatalogueUpdate));
        Assert.Equal(Applications.Digests("updated"), file.State.Data);
        file.Refused("update-date-out-of-range", Cast.OrganAgent, new UpdateItem(
            Days.Of("2026-10-28"), Applications.Digests("x")));
        file.Refused("update-date-out-of-range", Cast.OrganAgent, new UpdateItem(
            Days.Of("2026-10-31"), Applications.Digests("x")));
    }

    [Theory]
    [InlineData(UpdateFrequency.Daily, "2026-09-29")]
    [InlineData(UpdateFrequency.Weekly, "2026-10-08")]
    [InlineData(UpdateFrequency.Yearly, null)]
    [InlineData(UpdateFrequency.RealTime, "none")]
    public void A_renewal_that_falls_on_a_holiday_waits_for_the_next_working_day(UpdateFrequency every, string? by)
    {
        var due = CatalogueFile.Published(CatalogueFile.Content with { Frequency = every })
            .By(DueKind.CatalogueUpdate);
        Assert.Equal(
            by switch { "none" => null, null => Deadline.NotYetDeterminable, _ => Deadline.On(Days.Of(by)) }, due);
    }

    [Fact]
    public void What_is_not_published_cannot_be_renewed() => CatalogueFile.Compiled().Refused(
        "item-not-published", Cast.OrganAgent,
        new UpdateItem(Days.Of("2026-09-28"), Applications.Digests("updated")));

    [Fact]
    public void Data_that_is_not_public_has_a_catalogue_too_and_no_one_source()
    {
        var file = CatalogueFile.Blank().Publish(CatalogueFile.Enterprise, Cast.HolderAgent);
        file.Other().Publish(CatalogueFile.Enterprise, Cast.PartnerAgent);
        Assert.Empty(Sources(file, "法人名称"));
    }

    [Fact]
    public void Names_of_what_is_kept_secret_reach_no_stream() => Assert.Empty(
        Sources(CatalogueFile.Published(CatalogueFile.Content with { Confidential = true }), "法人名称"));

    [Fact]
    public void The_largest_change_of_sources_leaves_a_quarter_of_a_leaf_free()
    {
        var file = CatalogueFile.Published(CatalogueFile.Content with { Data = Many("甲") });
        file.Act(Cast.OrganAgent, new ReviseItem(CatalogueFile.Content with { Data = Many("乙") }, "全部更换。"))
            .Act(Cast.Reviewer, CatalogueFile.Findings(true)).Act(Cast.OrganAgent, CatalogueFile.Confirmation());
        var outcome = file.World.Accepted(file.Stream, Cast.Approver, new PublishItem());
        Assert.Equal(129, outcome.Writes.Count);
        var streams = new JsonArray(outcome.Writes.Select(static write => write.At).Concat(outcome.Reads)
            .Select(static at => new JsonObject(
                ("stream", at.Stream.ToString()), ("version", "18446744073709551615"))));
        Assert.InRange(CanonicalJson.Write(streams).Length, 1, 12_288);

        static ValueList<CatalogueDatum> Many(string name) =>
            [.. Enumerable.Range(1, 64).Select(n => new CatalogueDatum($"{name}{n}", "国标", null))];
    }

    [Fact]
    public void An_item_names_the_asset_that_its_provider_has_rights_in()
    {
        var world = CaseFile.Certified().World;
        var content = CatalogueFile.Enterprise with { Asset = Applications.Asset };
        new CatalogueFile(world, CatalogueFile.First).Act(Cast.HolderAgent, new CompileItem(content));
        var other = new CatalogueFile(world, CatalogueFile.Second);
        other.Refused("not-the-holder", Cast.Of(Cast.Person, "p") with { Party = Cast.Organ }, new CompileItem(
            CatalogueFile.Content with { Asset = Applications.Asset }));
        CatalogueFile.Blank().Refused("asset-not-registered", Cast.HolderAgent, new CompileItem(content));
    }

    [Fact]
    public void An_item_names_a_registration_of_public_data_that_stands()
    {
        var content = CatalogueFile.Content with { PublicRegistration = PublicFile.First };
        CatalogueFile.Blank().Refused("public-registration-not-there", Cast.OrganAgent, new CompileItem(content));
        new CatalogueFile(PublicFile.Registered().World, CatalogueFile.First)
            .Act(Cast.OrganAgent, new CompileItem(content));
    }

    private static ValueList<DatumSource> Sources(CatalogueFile file, string name) =>
        file.World.State<DatumState>(DatumId.Of(CatalogueFile.Content.Division, name).Stream).Sources;
}
