namespace Ledger.Cli.Profiles;

/// <summary>A registry, and the account to act with there, under a name of one's own.</summary>
/// <param name="Server">The registry's address.</param>
/// <param name="Account">The account file, whole path; null to read only what is public.</param>
internal sealed record Profile(string Server, string? Account);

/// <summary>The profiles of a user.</summary>
/// <param name="Current">The one that is used where nothing else is said; null for none.</param>
/// <param name="Profiles">All, by name.</param>
internal sealed record ProfileList(string? Current, SortedDictionary<string, Profile> Profiles)
{
    public static ProfileList None => new(null, new SortedDictionary<string, Profile>(StringComparer.Ordinal));
}
