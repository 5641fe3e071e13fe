using Ledger.Cryptography;
using Ledger.Evidence.Mirror;

namespace Ledger.Ports.Mirror;

/// <summary>A commit as the chain recorded it.</summary>
/// <param name="Commit">What was committed.</param>
/// <param name="TransactionId">The transaction that did it, lowercase hexadecimal without prefix.</param>
/// <param name="Block">The height of its block.</param>
/// <param name="BlockHash">The hash of its block.</param>
/// <param name="IsFinal">Whether that block is final by the instance's configured rule.</param>
public sealed record MirrorReceipt(
    MirrorCommit Commit, string TransactionId, ulong Block, Digest BlockHash, bool IsFinal);
