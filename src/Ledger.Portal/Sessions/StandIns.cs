using Ledger.Domain;
using Ledger.Sdk;

namespace Ledger.Portal.Sessions;

/// <summary>Whom a user acts for today, by role; the registry decides by the same record.</summary>
public sealed class StandIns
{
    private readonly Dictionary<string, string> _byRole = new(StringComparer.Ordinal);

    private StandIns()
    {
    }

    /// <summary>Nobody.</summary>
    public static StandIns None { get; } = new();

    /// <summary>The accounts that are substituted.</summary>
    public IEnumerable<string> Accounts => _byRole.Values.Distinct();

    /// <summary>Reads them from the record of the user's own party.</summary>
    internal static async Task<StandIns> FindAsync(LedgerClient client, PortalUser? user, DateOnly? today)
    {
        var found = new StandIns();
        if (user is { IsStaff: true, Party: { } party } && today is { } day
            && AccountName.TryParse(user.Name, out var account)
            && await client.FindPartyAsync(party) is { State: var state })
        {
            foreach (var role in Enum.GetValues<Role>())
            {
                if (state.SubstitutionOf(account, role, day) is { } substitution)
                {
                    found._byRole[WireName.Of(role)] = substitution.For.ToString();
                }
            }
        }

        return found;
    }

    /// <summary>Whether the user acts in a role for somebody.</summary>
    public bool Has(string role) => _byRole.ContainsKey(role);
}
