using Ledger.Domain.Assets;
using Ledger.Domain.Assets.Rights;
using Ledger.Domain.Parties;
using Ledger.Domain.Registration;

namespace Ledger.Domain.Tests;

/// <summary>
/// The partner has a right by contract over the derived product and a share in another right, and is pledgee of a
/// third; then it goes on in the stranger, who presented itself as an organisation.
/// </summary>
internal static class Heirlooms
{
    public static readonly Actor Heir = Cast.Of(Cast.Stranger, "heir");
    public static readonly PartyId Further = PartyId.Parse("66666666666666666666666666666666");
    public static readonly Actor FurtherHeir = Cast.Of(Further, "further");

    public static StreamName Asset => Applications.Asset.Stream;

    public static SuccessionEntry All => new(Cast.Partner, [4], [1], [3]);

    public static FileSuccession Merger => new(
        SuccessionKind.Merger, true, [Applications.Paper(MaterialKind.SuccessionEvidence)]);

    public static FileSuccession Division(bool ends = false) => Merger with
    {
        Kind = SuccessionKind.Division, Ends = ends,
    };

    /// <summary>The right by contract 4, a pledge over right 1, a share in right 3: all the partner's.</summary>
    public static World World()
    {
        var world = Present(Contracts.Granted(Contracts.Operate), Cast.Stranger);
        world.Agreed(
            Cast.HolderAgent,
            new ShareRight(new ShareContent(
                3, [new Share(Cast.Holder, new Fraction(2, 3)), new Share(Cast.Partner, new Fraction(1, 3))], null,
                Applications.Digests("joint"))),
            Cast.Partner);
        world.Accepted(Asset, Cast.HolderAgent, Samples.Pledge(1));
        world.Accepted(Asset, Cast.PartnerAgent, new ConfirmPledge(1));
        world.Accepted(Asset, Cast.Approver, new RegisterPledge(1));
        return world;
    }

    /// <summary>The world, with an organisation more.</summary>
    public static World Present(World world, PartyId party)
    {
        world.Accepted(party.Stream, Cast.Of(party, "self"), new RegisterParty(
            new Organisation(
                "湖北地理数据有限公司", SocialCreditCode.Parse("91350100M000100Y43"), LegalForm.LegalPerson,
                DivisionCode.Parse("420100")),
            null,
            [Cast.Key(party.ToString())]));
        return world;
    }

    /// <summary>It is on record what the partner goes on in.</summary>
    public static World Succeeded(
        this World world, FileSuccession? filed = null, Actor? heir = null, PartyId? of = null)
    {
        var stream = (of ?? Cast.Partner).Stream;
        world.Accepted(stream, heir ?? Heir, filed ?? Merger);
        world.Accepted(
            stream, Cast.Approver, new ConfirmSuccession(world.State<PartyState>(stream).Successions.Count));
        return world;
    }

    public static World Entered(this World world, SuccessionEntry? content = null)
    {
        world.Accepted(Asset, Heir, new EnterSuccession(content ?? All));
        return world;
    }
}
