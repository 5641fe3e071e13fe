namespace Ledger.Evidence.Bundles;

/// <summary>For which times a key counts, and whether it was revoked (SPEC-anchors).</summary>
/// <param name="NotBefore">The first time, UTC.</param>
/// <param name="NotAfter">The last; null while there is none.</param>
/// <param name="Revoked">When and why it was revoked; null while it is not.</param>
public sealed record Validity(DateTimeOffset NotBefore, DateTimeOffset? NotAfter = null, Revocation? Revoked = null)
{
    /// <summary>Whether somebody else may have had the key.</summary>
    public bool IsCompromised => Revoked is { IsCompromise: true };

    /// <summary>Whether what the key signed counts.</summary>
    /// <param name="time">The time that it bears, UTC.</param>
    /// <param name="existed">A time at which the signature is shown to have existed; null when nothing shows one.
    /// </param>
    public bool Counts(DateTimeOffset time, DateTimeOffset? existed = null) =>
        NotBefore <= time
        && (NotAfter is null || time <= NotAfter)
        && (Revoked is not { } end || (end.IsCompromise ? existed < end.Time : time < end.Time));
}

/// <summary>That a key was revoked.</summary>
/// <param name="Time">From when on, UTC.</param>
/// <param name="Reason">One of <see cref="Reasons"/>.</param>
public sealed record Revocation(DateTimeOffset Time, string Reason)
{
    /// <summary>The reasons of RFC 5280, 5.3.1, that a registry gives.</summary>
    public static IReadOnlyList<string> Reasons { get; } =
        ["affiliationChanged", "cessationOfOperation", "keyCompromise", "superseded", "unspecified"];

    /// <summary>Whether somebody else may have had the key before that time; without a reason nobody knows.</summary>
    public bool IsCompromise => Reason is "keyCompromise" or "unspecified";
}
