namespace Ledger.Api.Contracts;

/// <summary>How the preservation of a checkpoint stands (SPEC-preservation).</summary>
/// <param name="Size">The checkpoint's size, decimal: what evidence is asked for under.</param>
/// <param name="Since">When its first stamp was made.</param>
/// <param name="Renewed">When its newest stamp was made.</param>
/// <param name="RenewBy">By when it has to be renewed.</param>
/// <param name="Chains">The number of hash functions under each other, from one.</param>
/// <param name="Stamps">The number of stamps.</param>
/// <param name="Rerooted">Whether it covers roots over SHA3-256, too.</param>
/// <param name="Late">Whether it ought to have been renewed by now.</param>
public sealed record PreservedResource(
    string Size, string Since, string Renewed, string RenewBy, int Chains, int Stamps, bool Rerooted, bool Late);
