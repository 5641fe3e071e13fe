using System.Text;
using Ledger.Cryptography;
using Ledger.Domain.Calendars;
using Ledger.Domain.Parties;

namespace Ledger.Domain.Tests;

/// <summary>Who plays in the scenarios.</summary>
internal static class Cast
{
    public static readonly PartyId Operator = PartyId.Parse("00000000000000000000000000000001");
    public static readonly PartyId Holder = PartyId.Parse("11111111111111111111111111111111");
    public static readonly PartyId Partner = PartyId.Parse("22222222222222222222222222222222");
    public static readonly PartyId Organ = PartyId.Parse("33333333333333333333333333333333");
    public static readonly PartyId Person = PartyId.Parse("44444444444444444444444444444444");
    public static readonly PartyId Stranger = PartyId.Parse("55555555555555555555555555555555");

    public static readonly Registrar Registrar = new(Operator, 42, 1);

    public static readonly Actor Clerk = Staff("clerk", Role.Clerk);
    public static readonly Actor Reviewer = Staff("reviewer", Role.Reviewer);
    public static readonly Actor Approver = Staff("approver", Role.Approver);
    public static readonly Actor Keeper = Staff("operator", Role.Operator);
    public static readonly Actor Supervisor =
        new(Organ, AccountName.Parse("supervisor"), [Role.Supervisor], Key(Organ.ToString()).Id);
    public static readonly Actor HolderAgent = Of(Holder, "holder-1");
    public static readonly Actor PartnerAgent = Of(Partner, "partner-1");
    public static readonly Actor OrganAgent = Of(Organ, "organ-1");
    public static readonly Actor PersonAgent = Of(Person, "person-1");

    private static readonly Dictionary<PartyId, (string Name, string Code)> Organisations = new()
    {
        [Operator] = ("湖北数据产权登记中心", "12420000420000015X"),
        [Holder] = ("武汉行政区划数据有限公司", "91420100MA4K00010R"),
        [Partner] = ("武汉空间信息有限公司", "91420100MA4K00029N"),
        [Organ] = ("武汉市数据局", "114201000000000191"),
    };

    public static Actor Staff(string account, params Role[] roles) =>
        new(Operator, AccountName.Parse(account), [.. roles], Key("operator").Id);

    public static Actor Of(PartyId party, string account) => new(party, AccountName.Parse(account), []);

    /// <summary>A key that is always the same for a name.</summary>
    public static AuthorKey Key(string name, SignatureAlgorithm? algorithm = null)
    {
        var secret = DigestAlgorithm.Sha256.Hash(Encoding.UTF8.GetBytes(name));
        var key = PrivateKey.Import(algorithm ?? SignatureAlgorithm.P256, secret.AsSpan()).PublicKey;
        return new AuthorKey(key.Algorithm.Name, key.Id, CanonicalBase64.Encode(key.ToSpki()));
    }

    public static RegisterParty Registration(PartyId party) => Organisations.TryGetValue(party, out var found)
        ? new RegisterParty(
            new Organisation(
                found.Name, SocialCreditCode.Parse(found.Code), LegalForm.LegalPerson, DivisionCode.Parse("420100")),
            null,
            [Key(party == Operator ? "operator" : party.ToString())])
        : new RegisterParty(
            null, DigestAlgorithm.Sha256.Hash(Encoding.ASCII.GetBytes(party.ToString())), [Key(party.ToString())]);

    /// <summary>A world in which everybody but the stranger is registered.</summary>
    public static World World(string today = "2026-09-28", WorkdayCalendar? calendar = null)
    {
        var world = new World { Today = Days.Of(today), Calendar = calendar ?? WorkdayCalendar.China };
        foreach (var party in (PartyId[])[Operator, Holder, Partner, Organ, Person])
        {
            world.Accepted(party.Stream, Of(party, "self"), Registration(party));
        }

        return world;
    }
}
