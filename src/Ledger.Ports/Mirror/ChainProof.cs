namespace Ledger.Ports.Mirror;

/// <summary>What a stranger needs to check, offline, that an instance holds something.</summary>
/// <param name="Instance">The instance.</param>
/// <param name="Format">The name of the format, as its specification has it.</param>
/// <param name="Content">The proof in that format's one byte form.</param>
public sealed record ChainProof(ChainInstance Instance, string Format, ReadOnlyMemory<byte> Content);

/// <summary>What to prove.</summary>
/// <param name="From">The first index of a committed range: its commit is proven.</param>
/// <param name="Keys">
/// State keys (<c>asset/…</c>, <c>right/…</c>) whose mirrored state is proven beside it, as of the commit's block
/// where the chain still has that state, else as of the newest final block. May be empty.
/// </param>
public sealed record ChainProofRequest(ulong From, IReadOnlyList<string> Keys);
