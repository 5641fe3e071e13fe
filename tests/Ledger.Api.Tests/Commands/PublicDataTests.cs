using Ledger.Api.Contracts;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Domain.PublicData;
using Ledger.Domain.Registration;

namespace Ledger.Api.Tests.Commands;

/// <summary>The regime of public data through the same door: chosen by the application, named by every entry.</summary>
[Collection(nameof(RegistryTests))]
public sealed class PublicDataTests(Registry registry)
{
    [Fact]
    public async Task An_application_for_public_data_goes_by_the_interim_measures_and_its_entries_say_so()
    {
        var draft = registry.Draft("holder") with { Command = new FilePublicData(Application(registry)) };
        var filed = await registry.ExecuteAsync(draft);
        var leaf = (await registry.GetAsync($"v1/log/entries/{filed.Index}")).Read<LogEntryResource>().Leaf;
        Assert.Contains("\"rules\":\"M26@2025-03-01.2\"", leaf, StringComparison.Ordinal);
        Assert.Contains("\"type\":\"public.filed\"", leaf, StringComparison.Ordinal);

        var wrong = registry.Draft("clerk") with
        {
            Stream = draft.Stream, ExpectedVersion = 1, Command = new AcceptRegistration(),
        };
        var problem = (await registry.SubmitAsync("clerk", wrong.Address, wrong.Sign())).AssertProblem(409);
        Assert.Equal(("not-in-this-state", "M26 第八条"), (problem.Code, problem.Clause));

        var accept = registry.Draft("clerk") with
        {
            Stream = draft.Stream, ExpectedVersion = 1, Command = new AcceptPublicData(),
        };
        await registry.ExecuteAsync(accept);
        var path = "v1/cases/" + draft.Stream.ToString()["case/".Length..];
        var notice = await registry.SendAsync(HttpMethod.Post, path + "/national/notice", "clerk");
        var again = await registry.SendAsync(HttpMethod.Post, path + "/national/notice", "clerk");
        Assert.Equal(200, notice.Status);
        Assert.Equal(notice.Read<NationalReceiptResource>(), again.Read<NationalReceiptResource>());
        var code = await registry.SendAsync(HttpMethod.Post, path + "/national/evidence", "clerk");
        Assert.NotEmpty(code.Read<NationalReceiptResource>().Number);
    }

    [Fact]
    public async Task A_provinces_own_rules_decide_from_their_day_on_and_entries_name_them()
    {
        var file = Path.Combine(registry.Folder, "overlay.json");
        await File.WriteAllTextAsync(
            file,
            """
            { "base": "M26@2025-03-01.2", "province": "420000", "document": "登记细则", "effective": "2025-03-01",
              "rules": [{ "id": "acceptance-reply", "clause": "第四条", "value": 1 }], "materials": [] }
            """,
            TestContext.Current.CancellationToken);
        await using var own = new Registry
        {
            Change = all => all["Ledger"]!["RuleOverlays"] = new System.Text.Json.Nodes.JsonArray(file),
        };
        await own.InitializeAsync();
        var draft = own.Draft("holder") with { Command = new FilePublicData(Application(own)) };
        var filed = await own.ExecuteAsync(draft);

        var leaf = (await own.GetAsync($"v1/log/entries/{filed.Index}")).Read<LogEntryResource>().Leaf;
        var rules = (await own.GetAsync("v1/rules")).Read<RuleResource[]>();
        Assert.Equal(
            ("登记细则", "第四条", "rule/acceptance-reply"),
            rules.Where(rule => rule.Version == "M26@2025-03-01.2.420000@2025-03-01")
                .Select(static rule => (rule.Document, rule.Clause, rule.Rule)).Single());
        Assert.Contains("\"rules\":\"M26@2025-03-01.2.420000@2025-03-01\"", leaf, StringComparison.Ordinal);
    }

    private static PublicApplication Application(Registry registry) => new()
    {
        Type = PublicType.First,
        Asset = AssetId.Parse(Draft.NewId()),
        Applicants = [registry.Account("holder").Party],
        Record = new PublicRecord
        {
            Kind = PublicKind.Resource,
            Name = "武汉市公共停车场名录",
            Summary = "名称、位置与泊位数。",
            Division = DivisionCode.Parse("420100"),
            Content = DigestPair.Of("public"u8),
            Grade = DataGrade.General,
            Impacts = [],
            PersonalInformation = false,
        },
        Preservation = new Preservation("公共存证平台", "CZ-1", new DateOnly(2024, 12, 2)),
        Materials =
        [
            .. ((MaterialKind[])
            [
                MaterialKind.Identity, MaterialKind.LawfulAcquisition, MaterialKind.DataDescription,
                MaterialKind.EvidencePreservation, MaterialKind.ProductInformation, MaterialKind.ApplicationScenario,
                MaterialKind.RiskAssessment,
            ]).Select(kind => new Material(kind, "材料", DigestPair.Of("material"u8))),
        ],
    };
}
