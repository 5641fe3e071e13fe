using System.Globalization;
using Ledger.Api.Contracts;
using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Domain.Lists;
using Ledger.Domain.Registration;

namespace Ledger.Api.Tests.Commands;

/// <summary>A list is loaded over HTTP, read by whom it is for, and gates what comes after.</summary>
public sealed class ListTests
{
    [Fact]
    public async Task The_operator_loads_the_negative_list_and_what_is_on_it_is_not_registered_for_the_market()
    {
        await using var registry = new Registry();
        await registry.InitializeAsync();
        (await registry.GetAsync("v1/lists/circulation")).AssertProblem(404);
        (await registry.GetAsync("v1/lists/none")).AssertProblem(400);
        await LoadAsync(registry, DataListKind.Circulation);
        await LoadAsync(registry, DataListKind.ImportantData);

        var list = (await registry.GetAsync("v1/lists/circulation")).Read<ListResource>();
        Assert.Equal(("circulation", 1, "I65"), (list.Kind, list.Number, Assert.Single(list.Entries).Industry));
        (await registry.GetAsync("v1/lists/important-data", "holder")).AssertProblem(404);
        Assert.Equal(
            "important-data", (await registry.GetAsync("v1/lists/important-data", "clerk")).Read<ListResource>().Kind);

        var draft = registry.Draft("holder") with
        {
            Command = new FileRegistration(Registrations.Of(registry.Account("holder").Party)),
        };
        var problem = (await registry.RefuseAsync(() => registry.SubmitAsync("holder", draft.Address, draft.Sign())))
            .AssertProblem(422);
        Assert.Equal(("on-negative-list", "WX （十五）"), (problem.Code, problem.Clause));
    }

    private static async Task LoadAsync(Registry registry, DataListKind kind)
    {
        var view = (await registry.GetAsync("v1/registry", "operator"));
        var version = view.Status == 404 ? "0" : view.Read<AggregateResource>().Version;
        await registry.ExecuteAsync(registry.Draft("operator") with
        {
            Stream = StreamName.Registry,
            ExpectedVersion = ulong.Parse(version, CultureInfo.InvariantCulture),
            Command = new LoadList(new DataList(
                kind, 1, "清单", new DateOnly(2025, 1, 1),
                [new DataListEntry { Id = "1", Title = "原始数据", Industry = "I65", AssetKind = AssetKind.Resource }])),
        });
    }
}
