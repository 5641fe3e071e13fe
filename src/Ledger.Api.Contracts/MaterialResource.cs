namespace Ledger.Api.Contracts;

/// <summary>A supporting document of a case.</summary>
/// <param name="Kind">What it shows, for example <c>identity</c>.</param>
/// <param name="Title">Its title.</param>
/// <param name="Sha256">Its SHA-256, hex; its address under the case.</param>
/// <param name="Sm3">Its SM3, hex.</param>
/// <param name="Party">Who handed it in: it is read as that party's.</param>
public sealed record MaterialResource(string Kind, string Title, string Sha256, string Sm3, string Party);
