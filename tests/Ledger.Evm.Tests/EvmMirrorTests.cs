using Ledger.Ports.TestKit;
using Ledger.Testing;

namespace Ledger.Evm.Tests;

public sealed class EvmMirrorTests : MirrorTests
{
    protected override async ValueTask<MirrorUnderTest> StartAsync() =>
        await EvmMirrorUnderTest.DeployAsync(await AnvilNode.StartAsync(Cancellation), Cancellation);
}

/// <summary>The same laws where a block is final only after three more.</summary>
public sealed class EvmMirrorConfirmationTests : MirrorTests
{
    protected override async ValueTask<MirrorUnderTest> StartAsync() => await EvmMirrorUnderTest.DeployAsync(
        await AnvilNode.StartAsync(Cancellation), Cancellation, confirmations: 3);
}
