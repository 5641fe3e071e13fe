namespace Ledger.Api.Contracts;

/// <summary>
/// Which cases have data like that of a case, as far as the sketches tell that were filed with them (SPEC-sketch). A
/// sketch is no proof: what is alike here is to be looked at, and what is not may be the same all the same.
/// </summary>
/// <param name="Sketch">
/// How it stands with the sketch of the case: <c>none</c> was filed, <c>awaited</c> for it is named and not found yet,
/// <c>unreadable</c> for what was handed in is no sketch, or <c>compared</c>. Only then do items say anything.
/// </param>
/// <param name="Key">The name of the key under which it was made; sketches under others are not compared.</param>
/// <param name="Records">How many records the data has, decimal.</param>
/// <param name="Floor">
/// Items are alike to this degree or more, within one and a half times the error. That something so much alike is
/// missed among sketches of 4,096 records and more has a probability of less than 1 in 1,000.
/// </param>
/// <param name="Items">The cases of a page, most alike first; 1,000 in all at most.</param>
/// <param name="Next">Where the next page begins, for <c>after</c>; null on the last.</param>
public sealed record NearDuplicates(
    string Sketch, string? Key, string? Records, double Floor, IReadOnlyList<NearDuplicate> Items, string? Next);

/// <summary>A case whose data is like that of another.</summary>
/// <param name="Case">Its id.</param>
/// <param name="Asset">The asset's id.</param>
/// <param name="Name">What the data is called; null before anything was applied for.</param>
/// <param name="Status">How the case stands, for example <c>certified</c>.</param>
/// <param name="Regime"><c>G35</c> or <c>M26</c>; null before anything was applied for.</param>
/// <param name="Records">How many records its data has, decimal.</param>
/// <param name="Similarity">
/// Of all different records in either, the part that is in both, from 0 to 1: an estimate.
/// </param>
/// <param name="Error">The true part lies as near as this to the estimate, 95 times of 100 at least.</param>
public sealed record NearDuplicate(
    string Case, string Asset, string? Name, string Status, string? Regime, string Records, double Similarity,
    double Error);
