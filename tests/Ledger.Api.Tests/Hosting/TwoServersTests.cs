using System.Net.Http.Json;
using Ledger.Api.Contracts;
using Ledger.Domain.Parties;
using Ledger.Sdk;
using Ledger.Testing;

namespace Ledger.Api.Tests.Hosting;

[Collection(nameof(RegistryTests))]
public sealed class TwoServersTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly HttpClient _http = new();

    public void Dispose()
    {
        _http.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_second_server_on_one_data_folder_loses_no_entry_and_writes_none_twice()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var first = await ServerProcess.StartAsync(_folder.Path, cancel);
        var accounts = await Registry.ReadAccountsAsync(_folder.Path);
        var kept = new List<CommandAccepted> { await PresentAsync(first, accounts["holder"], Registrations.Holder) };
        await using var second = await ServerProcess.StartAsync(_folder.Path, cancel);
        kept.Add(await PresentAsync(second, accounts["maker"], Registrations.Maker));
        try
        {
            kept.Add(await PresentAsync(first, accounts["clerk"], Registrations.Registrar));
        }
        catch (LedgerProblemException problem)
        {
            // The one whose fence was taken may say so, as long as it says it.
            Assert.Equal(503, problem.Status);
        }

        Assert.Equal(kept.Count, kept.Select(entry => entry.Index).Distinct().Count());
        foreach (var entry in kept)
        {
            var stored = await _http.GetFromJsonAsync<LogEntryResource>(
                new Uri(second.Address, $"v1/log/entries/{entry.Index}"), cancel);
            Assert.Equal(entry.Sha256, stored!.Sha256);
        }
    }

    private async Task<CommandAccepted> PresentAsync(
        ServerProcess server, LedgerAccount account, Organisation organisation)
    {
        using var client = new LedgerClient(_http, server.Address, account);
        var command = new RegisterParty(organisation, null, [Registrations.KeyOf(account.Key.PublicKey)]);
        return await client.ExecuteAsync(
            account.Party.Stream, 0, Draft.NewId(), command, TestContext.Current.CancellationToken);
    }
}
