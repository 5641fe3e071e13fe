using Ledger.Cryptography;
using Ledger.Domain.Parties;

namespace Ledger.Domain.Tests.Parties;

public sealed class PartyTests
{
    private static readonly AuthorKey First = Cast.Key(Cast.Holder.ToString());

    private static StreamName Stream => Cast.Holder.Stream;

    [Fact]
    public void A_party_presents_itself_once()
    {
        var world = Cast.World();
        Assert.Equal(PartyKind.Organisation, world.State<PartyState>(Stream).Kind);
        Assert.Equal(PartyKind.NaturalPerson, world.State<PartyState>(Cast.Person.Stream).Kind);
        world.Refused("party-exists", Stream, Cast.HolderAgent, Cast.Registration(Cast.Holder));
    }

    [Fact]
    public void Nobody_presents_somebody_else() => Cast.World().Refused(
        "not-the-party", Cast.Stranger.Stream, Cast.HolderAgent, Cast.Registration(Cast.Stranger));

    [Fact]
    public void The_first_command_is_signed_with_a_key_that_it_brings()
    {
        var actor = Cast.Of(Cast.Stranger, "self");
        var world = Cast.World();
        var command = Cast.Registration(Cast.Stranger);

        world.Refused(
            "author-key-not-in-force", Cast.Stranger.Stream, actor with { AuthorKey = First.Id }, command);
        world.Accepted(Cast.Stranger.Stream, actor with { AuthorKey = command.Keys[0].Id }, command);
    }

    [Fact]
    public void The_public_sees_kind_and_keys_in_force_and_nothing_else()
    {
        var world = Cast.World();
        world.Accepted(Stream, Cast.HolderAgent, new ReplaceKey(First.Id, Cast.Key("next", SignatureAlgorithm.Sm2)));

        var next = Cast.Key("next", SignatureAlgorithm.Sm2);
        Assert.Equal(
            $$"""{"keys":[{"algorithm":"sm2","key":"{{next.Id}}"}],"kind":"organisation"}""",
            world.Public[StateKey.Of(Cast.Holder)].Value.ToString());
    }

    [Fact]
    public void A_replaced_key_signs_no_more_and_never_comes_back()
    {
        var world = Cast.World();
        var next = Cast.Key("next", SignatureAlgorithm.Ed25519);
        world.Accepted(Stream, Cast.HolderAgent with { AuthorKey = First.Id }, new ReplaceKey(First.Id, next));

        world.Refused(
            "author-key-not-in-force", Stream, Cast.HolderAgent with { AuthorKey = First.Id }, new AddKey(First));
        world.Refused("key-known", Stream, Cast.HolderAgent with { AuthorKey = next.Id }, new AddKey(First));
        world.Refused("key-not-in-force", Stream, Cast.HolderAgent, new ReplaceKey(First.Id, Cast.Key("third")));
        world.Refused("key-known", Stream, Cast.HolderAgent, new ReplaceKey(next.Id, First));
    }

    [Fact]
    public void The_last_key_is_replaced_but_not_revoked()
    {
        var world = Cast.World();
        world.Refused("last-key", Stream, Cast.HolderAgent, new RevokeKey(First.Id));
        world.Accepted(Stream, Cast.HolderAgent, new AddKey(Cast.Key("second")));
        world.Accepted(Stream, Cast.HolderAgent, new RevokeKey(First.Id));
        world.Refused("key-not-in-force", Stream, Cast.HolderAgent, new RevokeKey(First.Id));
    }

    [Fact]
    public void A_party_has_eight_keys_at_most()
    {
        var world = Cast.World();
        for (var i = 2; i <= 8; i++)
        {
            world.Accepted(Stream, Cast.HolderAgent, new AddKey(Cast.Key("key " + i)));
        }

        world.Refused("too-many-keys", Stream, Cast.HolderAgent, new AddKey(Cast.Key("key 9")));
    }

    [Fact]
    public void An_unregistered_party_changes_no_keys() => Cast.World().Refused(
        "party-unknown", Cast.Stranger.Stream, Cast.Of(Cast.Stranger, "self"), new AddKey(First));
}
