using System.Text;
using Ledger.Api.Contracts;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Lists;
using Ledger.Domain.Registrars;

namespace Ledger.Api.Tests.Contract;

/// <summary>What the registry's own people do, and what it is.</summary>
internal sealed class OfficeCalls(ContractWorld world)
{
    public async Task RunAsync()
    {
        await world.GetAsync($"v1/parties/{world.Registry.Account("holder").Party}", "holder");
        await world.GetAsync("v1/parties?limit=1", "clerk");
        await world.GetAsync("v1/statistics", "clerk");
        await world.GetAsync("v1/due?limit=1", "clerk");
        await world.PostAsync("v1/sessions", "clerk", new SessionEvent("signed-in"));
        await world.GetAsync("v1/access?limit=1", "auditor");
        await world.GetAsync("v1/operations/health", "operator");
        await world.SendAsync(HttpMethod.Post, "v1/operations/audit", "auditor");
        await world.SendAsync(HttpMethod.Post, "v1/operations/rebuild", "auditor");
        await ListAsync();
        await KeyAsync();
        await world.ActAsync("operator", StreamName.Registrar, new Declare(Qualification));
        await world.GetAsync("v1/registrar");
        await world.GetAsync("v1/registrar/state", "operator");
        var now = (await world.Registry.OverviewAsync()).LegalTime;
        await world.PostAsync("v1/development/clock", "clerk", new ClockAdvance("2025-03-04" + now[10..]));
    }

    private static Qualification Qualification => new()
    {
        Name = "数据产权登记机构",
        Kind = InstitutionKind.PublicInstitution,
        Seat = DivisionCode.Parse("420100"),
        PaidInCapital = 0,
        ExperienceYears = 2,
        Reviewers = 8,
        ReviewerYears = 3,
        ProtectionLevel = 3,
        Proofs =
        [
            .. Enum.GetValues<QualificationProof>().Select(static kind =>
                new ProofDocument(kind, "证明", DigestPair.Of(Encoding.UTF8.GetBytes(WireName.Of(kind))))),
        ],
    };

    private async Task ListAsync()
    {
        var known = await world.Registry.GetAsync("v1/registry", "operator");
        world.Know(StreamName.Registry, known.Status == 200 ? known.Read<AggregateResource>().Version : "0");
        await world.ActAsync("operator", StreamName.Registry, new LoadList(new DataList(
            DataListKind.Circulation, 1, "清单", new DateOnly(2025, 1, 1),
            [new DataListEntry { Id = "1", Title = "原始数据", Asset = AssetId.Parse(Draft.NewId()) }])));
        await world.GetAsync("v1/registry", "operator");
        await world.GetAsync("v1/lists/circulation");
    }

    // A key of somebody else is revoked on paper: nothing changes before two operators say so.
    private async Task KeyAsync()
    {
        var keys = (await world.GetAsync("v1/log/keys")).Read<KeyListResource>();
        var key = keys.Keys.First(static key => key.Purpose == "time-stamper");
        await world.PostAsync(
            $"v1/log/keys/{key.Id}/changes", "operator",
            new KeyChangeRequest("服务终止。", RevokedFor: "cessationOfOperation"));
    }
}
