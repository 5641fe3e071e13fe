using Ledger.Domain.Assets;
using Ledger.Domain.Assets.Rights;
using Ledger.Domain.Assets.Scope;
using Ledger.Domain.Registration;

namespace Ledger.Domain.Tests;

/// <summary>
/// Rights by contract over the derived product, whose holder has the rights 1 to hold, 2 to use and 3 to operate.
/// </summary>
internal static class Contracts
{
    public static readonly RightScope Hubei = RightScope.Unlimited with { Territories = ["420000"], Resale = "none" };
    public static readonly RightScope Wuhan = Hubei with { Territories = ["420100"] };
    public static readonly RightScope Jiangsu = Hubei with { Territories = ["320000"] };

    public static readonly Actor OrganAgent = Cast.Of(Cast.Organ, "organ-1");

    /// <summary>A right to use in Hubei for the partner until the end of 2028, under the right to operate.</summary>
    public static GrantContent Use => new()
    {
        Under = 3,
        Kind = RightKind.Use,
        Grantee = Cast.Partner,
        Exclusive = false,
        From = Days.Of("2026-11-01"),
        Until = Days.Of("2028-12-31"),
        Scope = Hubei,
        Limits = "无",
        Contract = Applications.Digests("contract"),
    };

    /// <summary>A right to operate in Hubei that may be passed on.</summary>
    public static GrantContent Operate => Use with
    {
        Kind = RightKind.Operate,
        Scope = Hubei with { Resale = "any" },
    };

    /// <summary>The product as certified, on Monday 2 November 2026.</summary>
    public static World Certified(Application? application = null)
    {
        var world = CaseFile.Certified(application).World;
        world.Today = Days.Of("2026-11-01");
        return world;
    }

    /// <summary>The product with the right to use granted to the partner as right 4.</summary>
    public static World Granted(GrantContent? content = null)
    {
        var world = Certified();
        world.Grant(Cast.HolderAgent, content ?? Use);
        return world;
    }

    public static AssetState Asset(this World world) => world.State<AssetState>(Applications.Asset.Stream);

    /// <summary>Everybody named consents to the command, and it is done.</summary>
    public static Outcome Agreed(this World world, Actor actor, Command command, params PartyId[] consenting)
    {
        world.Consent(command, consenting);
        return world.Accepted(Applications.Asset.Stream, actor, command);
    }

    public static void Consent(this World world, Command command, params PartyId[] consenting)
    {
        foreach (var party in consenting)
        {
            world.Accepted(
                Applications.Asset.Stream, Cast.Of(party, "agent"),
                new GiveConsent(Consents.ActOf(command), world.Today.AddDays(7)));
        }
    }

    public static Outcome Grant(this World world, Actor grantor, GrantContent content, params PartyId[] more) =>
        world.Agreed(grantor, new GrantRight(content), [content.Grantee, .. more]);

    public static Refusal NotGranted(
        this World world, string code, Actor grantor, GrantContent content, params PartyId[] more)
    {
        world.Consent(new GrantRight(content), [content.Grantee, .. more]);
        return world.Refused(code, Applications.Asset.Stream, grantor, new GrantRight(content));
    }

    public static Refusal Refused(this World world, string code, Actor actor, Command command) =>
        world.Refused(code, Applications.Asset.Stream, actor, command);
}
