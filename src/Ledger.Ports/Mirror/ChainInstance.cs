namespace Ledger.Ports.Mirror;

/// <summary>
/// One mirror: a contract on a chain that begins with a certain block. A redeployed contract, and a chain that began
/// anew under its old number, are other instances. "Anchored" is always said of an instance.
/// </summary>
/// <param name="Kind">The sort of chain: <c>evm</c> or <c>fabric</c>.</param>
/// <param name="Chain">The chain's number (EVM, decimal) or channel (Fabric).</param>
/// <param name="Genesis">The hash of its first block, 64 lowercase hexadecimal characters.</param>
/// <param name="Contract">The contract's address (EVM, 0x and 40 lowercase) or the chaincode's name.</param>
public sealed record ChainInstance(string Kind, string Chain, string Genesis, string Contract)
{
    /// <summary>One text that names the instance, for keys and logs.</summary>
    public string Id => $"{Kind}/{Chain}/{Genesis}/{Contract}";

    /// <inheritdoc/>
    public override string ToString() => Id;
}
