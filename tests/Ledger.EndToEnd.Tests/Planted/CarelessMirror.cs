using System.Text.Json;
using Ledger.Cryptography;
using Ledger.Evidence.Evm;
using Ledger.Evidence.Mirror;
using Ledger.EndToEnd.Tests.Registry;
using Ledger.Testing;

namespace Ledger.EndToEnd.Tests.Planted;

/// <summary>A mirror contract without its guard: it takes what the log key signed, however often.</summary>
internal static class CarelessMirror
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Makes the log's key, which the registry then finds, and a contract that listens to it.</summary>
    public static async Task<EvmAddress> DeployAsync(
        AnvilNode chain, string data, CancellationToken cancellationToken)
    {
        var key = await MakeKeyAsync(data, cancellationToken);
        var script = Repository.PathOf("tests", "Ledger.EndToEnd.Tests", "Planted", "careless-mirror.mjs");
        var code = await ChildProcess.RunAsync(new ChildProcessOptions("node", script), cancellationToken);
        var creation = new
        {
            from = chain.Accounts[0].Address,
            data = "0x" + code.Trim() + MirrorCommit.OriginOf(RegistryConfiguration.Origin)
                + Word(key) + Word(key),
            gas = "0x989680",
            gasPrice = "0x0",
        };
        var hash = (await chain.CallAsync("eth_sendTransaction", [creation], cancellationToken)).GetString();
        while (true)
        {
            var receipt = await chain.CallAsync("eth_getTransactionReceipt", [hash], cancellationToken);
            if (receipt.ValueKind == JsonValueKind.Object)
            {
                return EvmAddress.Parse(receipt.GetProperty("contractAddress").GetString()!);
            }

            await Task.Delay(s_pause, cancellationToken);
        }
    }

    private static string Word(PublicKey key) =>
        Hex.Encode(Secp256k1Recoverable.Address(key)).PadLeft(2 * Digest.Size, '0');

    private static async Task<PublicKey> MakeKeyAsync(string data, CancellationToken cancellationToken)
    {
        const string Purpose = "log-secp256k1";
        var key = PrivateKey.Generate(SignatureAlgorithm.Secp256k1);
        var stored = new
        {
            purpose = Purpose, algorithm = key.PublicKey.Algorithm.Name, secret = Hex.Encode(key.Export()),
        };
        var folder = Directory.CreateDirectory(Path.Combine(data, "keys")).FullName;
        await File.WriteAllTextAsync(
            Path.Combine(folder, Purpose + ".json"), JsonSerializer.Serialize(stored), cancellationToken);
        return key.PublicKey;
    }
}
