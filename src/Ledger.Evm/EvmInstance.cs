using System.Globalization;
using Ledger.Cryptography;
using Ledger.Evm.Node;
using Ledger.Ports.Mirror;

namespace Ledger.Evm;

/// <summary>Checks that the chain behind a node is the instance that was configured.</summary>
internal sealed class EvmInstance(EvmNode node, EvmMirrorOptions options)
{
    public ChainInstance Instance { get; } = new(
        "evm", options.ChainId.ToString(CultureInfo.InvariantCulture), options.Genesis.ToString(),
        options.Contract.ToString());

    /// <summary>The chain's number and its first block.</summary>
    public async Task RequireChainAsync(CancellationToken cancellationToken)
    {
        var chainId = await node.ReadChainIdAsync(cancellationToken).ConfigureAwait(false);
        if (chainId != options.ChainId)
        {
            throw new ChainInstanceException($"Chain {options.ChainId} was configured, the node is on {chainId}.");
        }

        var genesis = await node.ReadBlockAsync(0, cancellationToken).ConfigureAwait(false);
        if (genesis?.Hash != options.Genesis)
        {
            throw new ChainInstanceException(
                $"The chain begins with {genesis?.Hash.ToString() ?? "no block"}, not with {options.Genesis}.");
        }
    }

    /// <summary>The seals of the validators that are configured for the block's height, where any are.</summary>
    public void RequireSeals(EvmBlock block)
    {
        if (options.Seals is { } seals && !seals.TryAccept(block.Header, out _))
        {
            throw new ChainLiesException(
                $"Block {block.Header.Number} has not the commit seals of the validators configured for it.");
        }
    }

    /// <summary>The contract, as proven under the newest block.</summary>
    public void RequireContract(EvmProof proof)
    {
        if (proof.Account?.CodeHash is not { } code)
        {
            throw new ChainInstanceException($"There is no contract at {options.Contract}.");
        }

        if (code != options.CodeHash)
        {
            throw new ChainInstanceException(
                $"The contract at {options.Contract} has the code {code}, not {options.CodeHash}.");
        }
    }

    /// <summary>Whose log it mirrors.</summary>
    public async Task RequireOriginAsync(CancellationToken cancellationToken)
    {
        var answer = await node
            .CallAsync(block: null, options.Contract, Contract.MirrorContract.AskOrigin(), cancellationToken)
            .ConfigureAwait(false);
        if (!Digest.TryRead(answer, out var origin) || origin != options.Origin)
        {
            throw new ChainInstanceException($"The contract at {options.Contract} mirrors another log.");
        }
    }
}
