using Ledger.Cryptography;
using Ledger.Domain.Chains;
using Ledger.Domain.Keys;

namespace Ledger.Domain.Tests.Keys;

/// <summary>Two operators change a key; own keys prove themselves.</summary>
public sealed class KeyCeremonyTests
{
    private static StreamName Stream => StreamName.Registry;

    [Fact]
    public void A_lane_is_rotated_by_two_operators()
    {
        var world = KeyFile.World();
        world.Accepted(Stream, Cast.Keeper, Propose(KeyFile.Rotation));
        Assert.True(KeyFile.Find(world, KeyFile.Lane)!.IsInUse);

        var outcome = world.Accepted(Stream, KeyFile.Second, new ConfirmKeyChange(KeyFile.Rotation.Id));

        Assert.Equal("key.rotated", outcome.Type);
        Assert.Equal(new KeyStanding(KeyFile.Lane, false, false), KeyFile.Find(world, KeyFile.Lane));
        Assert.Equal(new KeyStanding(KeyFile.Next, true, false), KeyFile.Find(world, KeyFile.Next));
        Assert.Null(world.State<RegistryState>(Stream).Keys.Proposal);
    }

    [Fact]
    public void Who_proposed_a_change_does_not_confirm_it()
    {
        var world = KeyFile.World();
        world.Accepted(Stream, Cast.Keeper, Propose(KeyFile.Rotation));
        world.Refused("key-four-eyes", Stream, Cast.Keeper, new ConfirmKeyChange(KeyFile.Rotation.Id));
        world.Refused("role-required", Stream, Cast.Clerk, new ConfirmKeyChange(KeyFile.Rotation.Id));
        world.Refused("role-required", Stream, Cast.Approver, Propose(KeyFile.Rotation));
    }

    [Fact]
    public void Only_what_was_proposed_last_is_confirmed_and_once()
    {
        var world = KeyFile.World();
        world.Refused("key-change-not-proposed", Stream, KeyFile.Second, new ConfirmKeyChange(KeyFile.Rotation.Id));
        world.Accepted(Stream, Cast.Keeper, Propose(KeyFile.Rotation));
        world.Accepted(Stream, Cast.Keeper, Propose(KeyFile.Revocation));
        world.Refused("key-change-not-proposed", Stream, KeyFile.Second, new ConfirmKeyChange(KeyFile.Rotation.Id));
        world.Accepted(Stream, KeyFile.Second, new ConfirmKeyChange(KeyFile.Revocation.Id));
        world.Refused("key-change-not-proposed", Stream, KeyFile.Second, new ConfirmKeyChange(KeyFile.Revocation.Id));
    }

    [Theory]
    [InlineData("stranger", "next")]
    [InlineData("lane", "stranger")]
    [InlineData("next", "lane")]
    public void Both_keys_sign_a_rotation(string by, string having) => KeyFile.World().Refused(
        "registry-key-not-proven", Stream, Cast.Keeper,
        Propose(KeyFile.Rotate(KeyFile.Lane, KeyFile.Next, by, having)));

    [Fact]
    public void Signatures_are_over_this_very_change()
    {
        var world = KeyFile.World();
        var other = KeyFile.Rotate(
            KeyFile.Lane, KeyFile.Key(KeyPurpose.Lane, "other", SignatureAlgorithm.Ed25519), having: "other");
        world.Refused("registry-key-not-proven", Stream, Cast.Keeper, Propose(KeyFile.Rotation with
        {
            Signature = other.Signature,
        }));
        world.Refused("registry-key-not-proven", Stream, Cast.Keeper, Propose(KeyFile.Rotation with
        {
            Signature = null,
        }));
        world.Refused("registry-key-not-proven", Stream, Cast.Keeper, Propose(KeyFile.Rotation with
        {
            Possession = null,
        }));
        world.Refused("registry-key-not-proven", Stream, Cast.Keeper, Propose(KeyFile.Revocation with
        {
            Signature = other.Signature,
        }));
    }

    [Fact]
    public void A_lost_key_is_revoked_by_its_successor_alone()
    {
        var world = KeyFile.World();
        var lost = new KeyChange(
            KeyFile.Lane, KeyFile.Next, new KeyRevocation("keyCompromise", null), null, null);
        world.Refused("registry-key-not-proven", Stream, Cast.Keeper, Propose(lost));
        lost = lost with { Possession = KeyFile.Sign(lost, "next", SignatureAlgorithm.Ed25519) };
        world.Accepted(Stream, Cast.Keeper, Propose(lost));

        Assert.Equal("key.revoked", world.Accepted(Stream, KeyFile.Second, new ConfirmKeyChange(lost.Id)).Type);
        Assert.Equal(new KeyStanding(KeyFile.Lane, false, true), KeyFile.Find(world, KeyFile.Lane));
        world.Refused("registry-key-not-in-use", Stream, Cast.Keeper, Propose(lost));
    }

    [Fact]
    public void A_rotated_key_may_be_revoked_later_without_another_successor()
    {
        var world = KeyFile.World();
        world.Accepted(Stream, Cast.Keeper, Propose(KeyFile.Rotation));
        world.Accepted(Stream, KeyFile.Second, new ConfirmKeyChange(KeyFile.Rotation.Id));
        var found = new KeyChange(KeyFile.Lane, null, new KeyRevocation("keyCompromise", null), null, null);
        world.Refused("registry-key-not-in-use", Stream, Cast.Keeper, Propose(KeyFile.Rotation));
        world.Accepted(Stream, Cast.Keeper, Propose(found));
        world.Accepted(Stream, KeyFile.Second, new ConfirmKeyChange(found.Id));

        Assert.True(KeyFile.Find(world, KeyFile.Lane)!.IsRevoked);
        Assert.True(KeyFile.Find(world, KeyFile.Next)!.IsInUse);
    }

    [Fact]
    public void The_registry_is_never_without_a_key_of_its_own()
    {
        var world = KeyFile.World();
        world.Refused("registry-key-successor", Stream, Cast.Keeper, Propose(
            new KeyChange(KeyFile.Lane, null, new KeyRevocation("superseded", null), null, null)));
        world.Refused("registry-key-successor", Stream, Cast.Keeper, Propose(
            KeyFile.Rotate(KeyFile.Lane, KeyFile.Key(KeyPurpose.Lane, "next", SignatureAlgorithm.Sm2))));
        world.Refused("registry-key-successor", Stream, Cast.Keeper, Propose(
            KeyFile.Rotate(KeyFile.Lane, KeyFile.Next with { Purpose = KeyPurpose.Bundle })));
        world.Refused("registry-key-known", Stream, Cast.Keeper, Propose(
            KeyFile.Rotate(KeyFile.Lane, KeyFile.Lane, having: "lane")));
    }

    [Theory]
    [InlineData(KeyPurpose.Lane, "p256", null)]
    [InlineData(KeyPurpose.Certificate, "ed25519", null)]
    [InlineData(KeyPurpose.Witness, "ed25519", null)]
    [InlineData(KeyPurpose.Witness, "ed25519", "a name")]
    [InlineData(KeyPurpose.Bundle, "ed25519", "name")]
    [InlineData(KeyPurpose.TimeStamper, "ed25519", "name")]
    public void What_cannot_be_such_a_key_is_not_read(KeyPurpose purpose, string algorithm, string? name)
    {
        Assert.True(SignatureAlgorithm.TryGet(algorithm, out var known));
        var key = KeyFile.Key(purpose, "some", known) with { Name = name };
        Assert.NotNull(key.Fault());
        var payload = CommandCodec.Write(new ProposeKeyChange(KeyFile.Rotation with { Next = key }, KeyFile.Why));
        Assert.False(CommandCodec.TryRead("key.propose", payload, out _, out _));
    }

    private static ProposeKeyChange Propose(KeyChange change) => new(change, KeyFile.Why);
}
