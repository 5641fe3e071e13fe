using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Parties;
using Ledger.Sdk;

namespace Ledger.EndToEnd.Hammer;

/// <summary>Everybody who acts at a development registry, each with the account it made for them.</summary>
public sealed class Actors : IDisposable
{
    private static readonly DivisionCode s_wuhan = DivisionCode.Parse("420100");

    // As long as an audit of everything may take on a busy machine; one that was killed hangs up at once.
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromMinutes(2) };

    private Actors(Uri server, IReadOnlyDictionary<string, LedgerAccount> accounts)
    {
        // A registry that is killed again and again is there for a second at a time: whoever waits longer misses it.
        var options = new LedgerClientOptions
        {
            FirstPause = TimeSpan.FromMilliseconds(50), LongestPause = TimeSpan.FromMilliseconds(400),
        };
        LedgerClient Of(string name) => new(_http, server, accounts[name], options);
        (Holder, Maker) = (Of("holder"), Of("maker"));
        (Clerk, Reviewer, Approver) = (Of("clerk"), Of("reviewer"), Of("approver"));
        (Auditor, Operator, Keeper) = (Of("auditor"), Of("operator"), Of("keeper"));
    }

    public LedgerClient Holder { get; }

    public LedgerClient Maker { get; }

    public LedgerClient Clerk { get; }

    public LedgerClient Reviewer { get; }

    public LedgerClient Approver { get; }

    public LedgerClient Auditor { get; }

    public LedgerClient Operator { get; }

    /// <summary>The other operator.</summary>
    public LedgerClient Keeper { get; }

    public static async Task<Actors> LoadAsync(Uri server, string data, CancellationToken cancellationToken)
    {
        var accounts = new Dictionary<string, LedgerAccount>(StringComparer.Ordinal);
        string[] names = ["holder", "maker", "clerk", "reviewer", "approver", "auditor", "operator", "keeper"];
        foreach (var name in names)
        {
            var file = Path.Combine(data, "accounts", name + ".json");
            accounts[name] = await LedgerAccount.LoadAsync(file, cancellationToken);
        }

        return new Actors(server, accounts);
    }

    /// <summary>All parties present themselves with their keys, unless they have.</summary>
    public async Task RegisterAsync(Stubborn stubborn, string series, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stubborn);
        await PresentAsync(
            Clerk, "登记机构", "123502001549897397", [Clerk, Reviewer, Approver, Auditor, Operator, Keeper]);
        await PresentAsync(Holder, "数据持有方", "91350100M000100Y43", [Holder]);
        await PresentAsync(Maker, "产品开发方", "91350200MA2YJ1XR9G", [Maker]);

        async Task PresentAsync(LedgerClient client, string name, string code, LedgerClient[] signers)
        {
            var party = client.Account!.Party;
            var known = await stubborn.GetAsync(
                () => client.FindPartyAsync(party, cancellationToken), cancellationToken);
            if (known is null)
            {
                var organisation = new Organisation(
                    name, SocialCreditCode.Parse(code), LegalForm.LegalPerson, s_wuhan);
                await stubborn.SubmitAsync(
                    client, party.Stream, 0, DerivedId.Of(series, "register", party.ToString()),
                    new RegisterParty(organisation, null, [.. signers.Select(KeyOf)]), cancellationToken);
            }
        }
    }

    public static AuthorKey KeyOf(PublicKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return new AuthorKey(key.Algorithm.Name, key.Id, CanonicalBase64.Encode(key.ToSpki()));
    }

    public void Dispose()
    {
        foreach (var client in (LedgerClient[])[Holder, Maker, Clerk, Reviewer, Approver, Auditor, Operator, Keeper])
        {
            client.Dispose();
        }

        _http.Dispose();
    }

    private static AuthorKey KeyOf(LedgerClient client) => KeyOf(client.Account!.Key.PublicKey);
}
