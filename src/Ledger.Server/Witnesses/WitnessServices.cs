using Ledger.Cryptography;
using Ledger.Domain.Keys;
using Ledger.Evidence.Log;
using Ledger.Grains.Publication;
using Ledger.Grains.Telemetry;
using Ledger.Grains.Witnessing;
using Ledger.Ports;
using Ledger.Ports.Objects;
using Ledger.Ports.Witnesses;
using Ledger.Server.Composition;
using Ledger.Server.Configuration;

namespace Ledger.Server.Witnesses;

/// <summary>Puts the witnesses of a registry together.</summary>
internal static class WitnessServices
{
    public static void AddWitnesses(this IServiceCollection services, LedgerOptions options)
    {
        services.AddSingleton(provider => new WitnessCollector(
            [.. Read(options, HttpWitness.Client())],
            provider.GetRequiredService<ILogProofs>(),
            provider.GetRequiredService<IObjectStore>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<LedgerMeter>(),
            provider.GetRequiredService<ILogger<WitnessCollector>>()));
        services.AddSingleton<IWitnesses>(provider => provider.GetRequiredService<WitnessCollector>());
    }

    /// <summary>The keys of the witnesses, for the log to name.</summary>
    public static IEnumerable<RegistryKey> KeysOf(LedgerOptions options) =>
        options.Witnesses.Select(KeyOf).Select(key => new RegistryKey(
            KeyPurpose.Witness, CanonicalBase64.Encode(key.Key.ToSpki()), key.Name));

    /// <summary>
    /// Asks the witnesses before the log takes an entry. Of an empty log they are asked about its empty heads: one that
    /// was wiped is no beginning.
    /// </summary>
    public static Func<SiblingCheckpoints?, CancellationToken, Task> Require(IServiceProvider provider) =>
        async (newest, cancellationToken) =>
        {
            if (provider.GetRequiredService<LedgerOptions>().Witnesses.Count > 0)
            {
                newest ??= Empty(
                    await provider.GetRequiredService<ILogSigners>().AtAsync(0, cancellationToken));
                await provider.GetRequiredService<WitnessCollector>().RequireAsync(newest, cancellationToken);
            }
        };

    private static SiblingCheckpoints Empty(LogSigner signer) => signer.Sign(0, new DigestPair(
        MerkleTree.EmptyRoot(DigestAlgorithm.Sha256), MerkleTree.EmptyRoot(DigestAlgorithm.Sm3)));

    private static IEnumerable<IWitness> Read(LedgerOptions options, HttpClient http) =>
        options.Witnesses.Select(witness =>
            new HttpWitness(http, KeyOf(witness), new Uri(witness.Address), witness.Sm3));

    private static WitnessKey KeyOf(WitnessOptions witness) => WitnessKey.TryParse(witness.Key, out var key)
        ? key
        : throw new InvalidOperationException("The configuration was not validated.");
}

/// <summary>Has every checkpoint that it meets cosigned; those in between have their successor's.</summary>
internal sealed class WitnessKeeper(
    WitnessCollector witnesses, ILogProofs proofs, TimeProvider time, ILogger<WitnessKeeper> logger)
    : Keeper(time, TimeSpan.FromMilliseconds(500), logger)
{
    protected override string Task => "Witnessing";

    protected override Task RunOnceAsync(CancellationToken stopping) => proofs.Newest is { } newest
        ? witnesses.CollectAsync(newest, stopping)
        : System.Threading.Tasks.Task.CompletedTask;
}
