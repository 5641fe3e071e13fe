using System.Text;
using Ledger.Domain.Calendars;
using Ledger.Domain.Dues;
using Ledger.Domain.PublicData;
using Ledger.Domain.Registration;
using Ledger.Domain.Rules;

namespace Ledger.Domain.Tests.Rules;

/// <summary>A province's own rules, as data that is checked before anything is decided by it.</summary>
public sealed class RuleOverlayTests
{
    private const string Usual = """
        {
          "province": "420000", "base": "M26@2025-03-01.2", "document": "鄂登记细则", "effective": "2025-06-01",
          "rules": [
            { "id": "notice", "clause": "第八条", "value": 15 },
            { "id": "review", "clause": "第七条", "value": 10 },
            { "id": "validity", "clause": "第十二条", "value": 2 }
          ],
          "materials": [{ "when": "first", "material": "data-sample", "clause": "第五条" }]
        }
        """;

    [Fact]
    public async Task A_province_sets_its_own_days_validity_and_materials_and_entries_say_so()
    {
        var rules = Read(Usual);
        Assert.Equal("M26@2025-03-01.2.420000@2025-06-01", rules.Name);
        await Law.UnderAsync(rules, static () =>
        {
            var file = PublicFile.Blank();
            var refusal = file.World.Decide(
                file.Stream, Cast.OrganAgent, new FilePublicData(PublicFile.Application)).Refusal!;
            Assert.Equal(
                ("material-missing", "data-sample", "鄂登记细则 第五条"),
                (refusal.Code, refusal.Detail, refusal.Clause.ToString()));

            var own = PublicFile.Application with
            {
                Materials = PublicFile.Application.Materials.Add(
                    Applications.Paper(Domain.Assets.MaterialKind.DataSample)),
            };
            Assert.Equal(Deadline.On(Days.Of("2025-09-29")), PublicFile.Accepted(own).By(DueKind.Review));
            var noticed = PublicFile.Noticed(own);
            Assert.Equal(Deadline.On(Days.Of("2025-10-14")), noticed.By(DueKind.NoticeEnd));
            noticed.On("2025-10-15").Act(Cast.Approver, new AssignPublicCode("CXM", Days.Of("2025-10-15")));
            Assert.Equal(Days.Of("2027-10-15"), noticed.Public.Registration!.Until);
            return Task.CompletedTask;
        });
    }

    [Fact]
    public void What_is_decided_on_a_day_goes_by_the_version_in_force_on_it()
    {
        var own = Read(Usual);
        var book = new RuleBook([.. RuleSet.All, own]);
        Assert.Same(RuleSet.M26, book.For("M26", Days.Of("2025-05-31")));
        Assert.Same(own, book.For("M26", Days.Of("2025-06-01")));
        Assert.Same(RuleSet.M26, book.For("M26", Days.Of("2024-01-01")));
        Assert.Same(RuleSet.G35, book.For("G35", Days.Of("2026-09-01")));
        Assert.NotEqual(RuleBook.National.Name, book.Name);
    }

    [Theory]
    [InlineData("\"value\": 15", "\"value\": 9", "$.rules: notice is 10 at least")]
    [InlineData("\"value\": 10", "\"value\": 21", "$.rules: review is 20 at most")]
    [InlineData("\"value\": 2 ", "\"value\": 4 ", "$.rules: validity is 3 at most")]
    [InlineData("\"validity\"", "\"filing\"", "$.rules: filing is not a province's to set")]
    [InlineData("\"validity\"", "\"four-eyes\"", "$.rules: M26@2025-03-01.2 sets no number for four-eyes")]
    [InlineData("\"validity\"", "\"review\"", "$.rules: review is set twice")]
    [InlineData("\"first\"", "\"always\"", "$.materials: M26@2025-03-01.2 asks for nothing when always")]
    [InlineData("M26@2025-03-01.2", "M26@2025-03-02", "$.base: M26@2025-03-02 is no version of national rules")]
    [InlineData("420000", "420100", "$.province: 420100 is no province")]
    [InlineData("2025-06-01", "2025-02-01", "$.effective: 2025-02-01 lies before M26@2025-03-01.2")]
    [InlineData("M26@2025-03-01.2", "M26@2025-03-01", "$.base: M26@2025-03-01 is not the newest revision")]
    public void What_is_not_a_provinces_to_set_is_refused_with_its_place(string text, string other, string reason)
    {
        var changed = Usual.Replace(text, other, StringComparison.Ordinal);
        Assert.NotEqual(Usual, changed);
        Assert.False(RuleOverlay.TryRead(Encoding.UTF8.GetBytes(changed), out _, out var error));
        Assert.Equal(reason, error);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"base\":\"M26@2025-03-01\",\"base\":\"M26@2025-03-01\"}")]
    [InlineData("{\"base\":1.5}")]
    [InlineData("{\"base\":\"M26@2025-03-01\"}")]
    public void What_is_no_overlay_is_refused(string text) =>
        Assert.False(RuleOverlay.TryRead(Encoding.UTF8.GetBytes(text), out _, out var error) || error is null);

    private static RuleSet Read(string text)
    {
        Assert.True(RuleOverlay.TryRead(Encoding.UTF8.GetBytes(text), out var rules, out var error), error);
        return rules;
    }
}
