using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Parties;
using Ledger.Sdk;

namespace Ledger.Cli.Demo;

/// <summary>The parties present themselves with their keys.</summary>
internal sealed class PartySteps(DemoActors actors, DemoIds ids, DemoLines lines)
{
    private static readonly DivisionCode s_wuhan = DivisionCode.Parse("420100");

    public static Organisation Registrar { get; } = new(
        "数据产权登记演示机构", SocialCreditCode.Parse("123502001549897397"), LegalForm.LegalPerson, s_wuhan);

    public static Organisation Holder { get; } = new(
        "数据采集演示公司（武汉）", SocialCreditCode.Parse("91350100M000100Y43"), LegalForm.LegalPerson, s_wuhan);

    public static Organisation Maker { get; } = new(
        "数据产品演示公司（武汉）", SocialCreditCode.Parse("91350200MA2YJ1XR9G"), LegalForm.LegalPerson, s_wuhan);

    public static Organisation Court { get; } = new(
        "演示人民法院", SocialCreditCode.Parse("1142010001111111XE"), LegalForm.LegalPerson, s_wuhan);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await RegisterAsync(
            actors.Clerk, Registrar,
            [actors.Clerk, actors.Reviewer, actors.Approver, actors.Auditor, actors.Operator, actors.Keeper],
            new Words("the registrar", "登记机构"), cancellationToken);
        await RegisterAsync(
            actors.Holder, Holder, [actors.Holder], new Words("the data holder", "数据持有方"), cancellationToken);
        await RegisterAsync(
            actors.Maker, Maker, [actors.Maker], new Words("the product maker", "产品开发方"), cancellationToken);
        await RegisterAsync(
            actors.Court, Court, [actors.Court], new Words("a court", "法院"), cancellationToken);
    }

    private async Task RegisterAsync(
        LedgerClient client, Organisation organisation, LedgerClient[] signers, Words who,
        CancellationToken cancellationToken)
    {
        var party = client.Account!.Party;
        var known = await client.FindPartyAsync(party, cancellationToken);
        if (known is null)
        {
            var command = new RegisterParty(organisation, null, [.. signers.Select(KeyOf)]);
            await client.ExecuteAsync(
                party.Stream, 0, ids.Command(party.ToString(), command.Type), command, cancellationToken);
        }

        var keys = known?.State.KeysInForce.Count() ?? signers.Length;
        var where = new Uri(actors.Server, $"v1/parties/{party}").ToString();
        lines.Step(
            known is null
                ? new Words(
                    $"Registered {who.English} with {keys} key{(keys == 1 ? "" : "s")}",
                    $"{who.Chinese}已登记，密钥 {keys} 个")
                : new Words($"{Capital(who.English)} is registered already", $"{who.Chinese}此前已登记"),
            where);
    }

    private static AuthorKey KeyOf(LedgerClient client)
    {
        var key = client.Account!.Key.PublicKey;
        return new AuthorKey(key.Algorithm.Name, key.Id, CanonicalBase64.Encode(key.ToSpki()));
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
