using System.Text;
using Ledger.Cryptography;
using Ledger.Evidence.Bundles;
using Ledger.Evidence.Evm;
using Ledger.Ports.Objects;

namespace Ledger.Grains.EvidenceMaking;

/// <summary>
/// The headers of proofs that a development registry handed out, one write-once object each, so that anchors fetched
/// later hold them.
/// </summary>
internal sealed class TrustedHeaderStore(IObjectStore objects)
{
    private const string Root = "evidence/headers/";

    public async Task AddAsync(string instance, EvmMirrorProof proof, CancellationToken cancellationToken)
    {
        foreach (var encoded in new[] { proof.Commit.Header, proof.State?.Header ?? proof.Commit.Header })
        {
            if (BlockHeader.TryDecode(encoded, out var header))
            {
                var name = $"{Root}{instance}/{header.Hash}";
                await objects.CreateAsync(name, Encoding.ASCII.GetBytes(header.Hash + "\n"), cancellationToken)
                    .ConfigureAwait(false);
            }
        }
    }

    /// <summary>The anchor with every header of its instance.</summary>
    public async Task<TrustedChain> WithHeadersAsync(TrustedChain chain, CancellationToken cancellationToken)
    {
        var prefix = $"{Root}{chain.Instance}/";
        var hashes = new HashSet<Digest>();
        await foreach (var name in objects.ListAsync(prefix, cancellationToken).ConfigureAwait(false))
        {
            if (Digest.TryParse(name[prefix.Length..], out var hash))
            {
                hashes.Add(hash);
            }
        }

        return chain with { Seal = new EvmSealRule.TrustedHeaders(hashes) };
    }
}
