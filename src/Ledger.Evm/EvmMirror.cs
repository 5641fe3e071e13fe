using Ledger.Cryptography;
using Ledger.Evidence.Evm;
using Ledger.Evidence.Mirror;
using Ledger.Evm.Contract;
using Ledger.Evm.Node;
using Ledger.Evm.Rpc;
using Ledger.Evm.Transactions;
using Ledger.Ports.Mirror;

namespace Ledger.Evm;

/// <summary>
/// A mirror contract on an EVM chain. Size, code and the relayer's nonce are proven under block headers before they
/// are believed; a node that makes up a whole chain is caught by the instance's first block or the seals in proofs.
/// </summary>
public sealed class EvmMirror : IChainMirror, IDisposable
{
    // A role or a log key: one slot and an event each.
    private const ulong CeremonyGas = 120_000;

    private readonly EvmNode _node;
    private readonly EvmMirrorOptions _options;
    private readonly EvmInstance _instance;
    private readonly EvmMirrorProver _prover;
    private readonly Relayer _relayer;
    private readonly MirrorDomain _domain;
    private readonly SemaphoreSlim _turn = new(1, 1);

    private MirrorHead? _last;
    private bool _originChecked;

    /// <summary>Nothing is asked of the node yet.</summary>
    public EvmMirror(EvmNode node, EvmMirrorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _node = node;
        _options = options;
        _instance = new EvmInstance(node, options);
        _prover = new EvmMirrorProver(node, options, _instance.Instance);
        _relayer = new Relayer(node, options.RelayerKey, options.ChainId, options.Fees);
        _domain = new MirrorDomain(options.ChainId, options.Contract);
    }

    /// <inheritdoc/>
    public ChainInstance Instance => _instance.Instance;

    /// <summary>
    /// The account of the log key that the contract takes commits of, as last proven; null before the first look.
    /// </summary>
    public EvmAddress? LogKey { get; private set; }

    /// <inheritdoc/>
    public Digest DigestToSign(MirrorCommit commit)
    {
        ArgumentNullException.ThrowIfNull(commit);
        return commit.DigestFor(_domain);
    }

    /// <inheritdoc/>
    public bool Fits(MirrorTally operations) => _options.Bound.Fits(operations);

    /// <inheritdoc/>
    public async ValueTask<MirrorHead> ReadSizeAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await _instance.RequireChainAsync(cancellationToken).ConfigureAwait(false);
            var latest = await _node.ReadLatestBlockAsync(cancellationToken).ConfigureAwait(false);
            _instance.RequireSeals(latest);
            // The same newest block, the same state: nothing has to be proven anew.
            var head = latest.Hash == _last?.Latest.BlockHash
                ? _last with { ForkBack = null }
                : await LookAsync(latest, cancellationToken).ConfigureAwait(false);
            await _relayer.RemindAsync(cancellationToken).ConfigureAwait(false);
            return head;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask<DigestPair?> ReadRootsAsync(ulong size, CancellationToken cancellationToken)
    {
        var latest = await _node.ReadLatestBlockAsync(cancellationToken).ConfigureAwait(false);
        _instance.RequireSeals(latest);
        var slot = MirrorStorage.RootsSlot(size);
        var proof = await _node
            .ReadProofAsync(latest, _options.Contract, [slot, MirrorStorage.Next(slot)], cancellationToken)
            .ConfigureAwait(false);
        _instance.RequireContract(proof);
        var roots = new DigestPair(proof.Slots[0].Word, proof.Slots[1].Word);
        return roots.Sha256 == default ? null : roots;
    }

    /// <inheritdoc/>
    public async ValueTask<MirrorSubmission> SubmitAsync(SignedCommit commit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(commit);
        if (!MirrorTally.TryCount(commit.Operations.Span, out var tally)
            || !_options.Bound.Fits(tally, commit.Operations.Length))
        {
            return new MirrorSubmission.Refused(new MirrorRefusal(
                MirrorRefusalKind.Permanent, "TooLarge", $"{commit.Operations.Length} bytes of operations"));
        }

        var data = MirrorContract.Commit(commit);
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await SubmitAsync(data, CommitGas.AtMost(tally, data.Length), cancellationToken)
                .ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask<SubmissionState> ReadSubmissionAsync(
        string transactionId, CancellationToken cancellationToken)
    {
        var hash = Digest.Parse(transactionId);
        if (await _node.ReadReceiptAsync(hash, cancellationToken).ConfigureAwait(false) is not { } receipt)
        {
            var known = await _node.KnowsTransactionAsync(hash, cancellationToken).ConfigureAwait(false);
            return known ? new SubmissionState.Pending() : new SubmissionState.Unknown();
        }

        return receipt.Receipt.Succeeded
            ? new SubmissionState.Included(receipt.Block)
            : new SubmissionState.Reverted(
                await _prover.ExplainAsync(hash, receipt, cancellationToken).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    public ValueTask<MirrorReceipt?> FindCommitAsync(ulong from, CancellationToken cancellationToken) =>
        _prover.FindCommitAsync(from, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<ChainProof?> ProveAsync(ChainProofRequest request, CancellationToken cancellationToken)
    {
        await _instance.RequireChainAsync(cancellationToken).ConfigureAwait(false);
        return await _prover.ProveAsync(request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Asks the contract to take commits of another log key; what waits already is not sent again. Only an account that
    /// has the ceremony role, or may grant it, can: of any other nothing is sent, and the change is made by whoever has
    /// it.
    /// </summary>
    /// <returns>Whether the sender has the role; the change itself shows in <see cref="LogKey"/>.</returns>
    public async ValueTask<bool> RequestLogKeyAsync(EvmAddress next, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var maySet = await HasRoleAsync(MirrorContract.CeremonyRole, cancellationToken).ConfigureAwait(false);
            if (!maySet && !await HasRoleAsync(MirrorContract.AdministratorRole, cancellationToken)
                .ConfigureAwait(false))
            {
                return false;
            }

            var grant = MirrorContract.GrantRole(MirrorContract.CeremonyRole, _relayer.Address);
            await SendAsync(maySet ? [] : grant, cancellationToken).ConfigureAwait(false);
            await SendAsync(MirrorContract.RotateLogKey(next), cancellationToken).ConfigureAwait(false);
            return true;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Ends it; calls under way fail.</summary>
    public void Dispose() => _turn.Dispose();

    private async Task<bool> HasRoleAsync(Digest role, CancellationToken cancellationToken)
    {
        var answer = await _node.CallAsync(
            block: null, _options.Contract, MirrorContract.AskRole(role, _relayer.Address), cancellationToken)
            .ConfigureAwait(false);
        return answer is [.., 1];
    }

    private async Task SendAsync(byte[] data, CancellationToken cancellationToken)
    {
        if (data.Length == 0)
        {
            return;
        }

        if (!_relayer.IsKnown)
        {
            var latest = await _node.ReadLatestBlockAsync(cancellationToken).ConfigureAwait(false);
            await _relayer.ObserveAsync(latest, cancellationToken).ConfigureAwait(false);
        }

        await _relayer.SendAsync(_options.Contract, data, CeremonyGas, cancellationToken).ConfigureAwait(false);
    }

    private async Task<MirrorSubmission> SubmitAsync(
        byte[] data, ulong gas, CancellationToken cancellationToken)
    {
        if (!_relayer.IsKnown)
        {
            var latest = await _node.ReadLatestBlockAsync(cancellationToken).ConfigureAwait(false);
            await _relayer.ObserveAsync(latest, cancellationToken).ConfigureAwait(false);
        }

        try
        {
            // Behind others that wait, the state it will meet does not exist yet.
            if (_relayer.IsIdle)
            {
                await _node.CallAsync(block: null, _options.Contract, data, cancellationToken).ConfigureAwait(false);
            }

            var sent = await _relayer
                .SendAsync(_options.Contract, data, gas, cancellationToken).ConfigureAwait(false);
            return new MirrorSubmission.Sent(sent.Hash.ToString());
        }
        catch (RpcErrorException e)
        {
            return new MirrorSubmission.Refused(MirrorContract.Refusal(e.Error.Data.Span, e.Message));
        }
    }

    private async Task<MirrorHead> LookAsync(EvmBlock latest, CancellationToken cancellationToken)
    {
        var head = await ReadPositionAsync(latest, isNewest: true, cancellationToken).ConfigureAwait(false);
        if (!_originChecked)
        {
            await _instance.RequireOriginAsync(cancellationToken).ConfigureAwait(false);
            _originChecked = true;
        }

        var final = await ReadFinalAsync(latest, head, cancellationToken).ConfigureAwait(false);
        var forkBack = await FindForkBackAsync(latest, cancellationToken).ConfigureAwait(false);
        await _relayer.ObserveAsync(latest, cancellationToken).ConfigureAwait(false);
        _last = new MirrorHead(final, head, forkBack);
        return _last;
    }

    private async Task<MirrorPosition> ReadPositionAsync(
        EvmBlock block, bool isNewest, CancellationToken cancellationToken)
    {
        if (block.Header.Number < _options.DeployedAt)
        {
            return isNewest
                ? throw new ChainInstanceException(
                    $"The chain is shorter than at the deployment of {_options.Contract}.")
                : new MirrorPosition(0, block.Header.Number, block.Hash);
        }

        var proof = await _node
            .ReadProofAsync(block, _options.Contract, [MirrorStorage.HeadSlot], cancellationToken)
            .ConfigureAwait(false);
        _instance.RequireContract(proof);
        var slot = MirrorHeadSlot.Read(proof.Slots[0].Word);
        if (isNewest)
        {
            LogKey = slot.LogKey;
        }

        return new MirrorPosition(slot.Size, block.Header.Number, block.Hash);
    }

    private async Task<MirrorPosition> ReadFinalAsync(
        EvmBlock latest, MirrorPosition head, CancellationToken cancellationToken)
    {
        if (_options.Confirmations == 0)
        {
            return head;
        }

        var number = latest.Header.Number - Math.Min(latest.Header.Number, _options.Confirmations);
        var block = await _node.ReadBlockAsync(number, cancellationToken).ConfigureAwait(false)
            ?? throw new ChainLiesException($"The chain is {latest.Header.Number} long and has no block {number}.");
        return await ReadPositionAsync(block, isNewest: false, cancellationToken).ConfigureAwait(false);
    }

    private async Task<ForkBack?> FindForkBackAsync(EvmBlock latest, CancellationToken cancellationToken)
    {
        if (_last?.Final is not { } last || last.BlockHash == latest.Hash)
        {
            return null;
        }

        var found = last.Block > latest.Header.Number
            ? null
            : await _node.ReadBlockAsync(last.Block, cancellationToken).ConfigureAwait(false);
        return found?.Hash == last.BlockHash ? null : new ForkBack(last, found?.Hash);
    }
}
