using Ledger.Cryptography;
using Ledger.Domain.Parties;
using Ledger.EndToEnd.Hammer;
using Ledger.EndToEnd.Tests.Registry;
using Ledger.Sdk;

namespace Ledger.EndToEnd.Tests;

/// <summary>A server that starts before what it stands on waits for it, and needs nobody to start it again.</summary>
public sealed class StartWaitTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task A_server_waits_for_a_blob_service_and_a_chain_that_come_back_after_it()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var registry = await RunningRegistry.StartAsync(
            new RegistryParts(Postgres: false, Azurite: true), cancellationToken);
        using var actors = await registry.ActorsAsync(cancellationToken);
        await registry.SettleAsync(actors, s_patience, cancellationToken);
        await registry.Server.KillAsync();
        await registry.Blobs!.KillAsync();
        await registry.Chain.StopAsync();

        var server = registry.Server.Launch();
        await server.WaitForLineAsync("waits for its object store", s_patience, cancellationToken);
        await registry.Blobs.ResumeAsync(cancellationToken);
        await registry.Server.WaitUntilReadyAsync(cancellationToken);
        await actors.RegisterAsync(new Stubborn(), "start", cancellationToken);
        await registry.Chain.ResumeAsync(cancellationToken);

        await registry.SettleAsync(actors, s_patience, cancellationToken);
        Assert.False(server.HasEnded);
    }

    [Fact]
    public async Task A_server_waits_for_a_database_that_comes_back_after_it_and_does_without_one_that_goes_away()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var registry = await RunningRegistry.StartAsync(
            new RegistryParts(Postgres: true, Azurite: false), cancellationToken);
        using var actors = await registry.ActorsAsync(cancellationToken);
        await registry.SettleAsync(actors, s_patience, cancellationToken);
        await registry.Server.KillAsync();
        await registry.Postgres!.KillAsync();

        var server = registry.Server.Launch();
        await server.WaitForLineAsync("waits for its journal", s_patience, cancellationToken);
        await registry.Postgres.ResumeAsync(cancellationToken);
        await registry.Server.WaitUntilReadyAsync(cancellationToken);
        await actors.RegisterAsync(new Stubborn(), "start", cancellationToken);

        await registry.Postgres.KillAsync();
        var key = Actors.KeyOf(PrivateKey.Generate(SignatureAlgorithm.P256).PublicKey);
        var added = new Stubborn().SubmitAsync(
            actors.Holder, actors.Holder.Account!.Party.Stream, 1, DerivedId.Of("start", "key"), new AddKey(key),
            cancellationToken);
        await registry.Postgres.ResumeAsync(cancellationToken);
        await added;

        await registry.SettleAsync(actors, s_patience, cancellationToken);
        Assert.False(server.HasEnded);
    }
}
