using System.Text;
using Ledger.Cryptography;
using Ledger.Domain.Keys;

namespace Ledger.Domain.Tests.Keys;

/// <summary>Two operators change who seals the blocks of a chain; sets follow each other by height.</summary>
public sealed class ValidatorCeremonyTests
{
    private static readonly RegistryKey s_next = KeyFile.Sealing(200, '1', '2', '3', '5');

    private static StreamName Stream => StreamName.Registry;

    [Fact]
    public void A_set_takes_another_ones_place_from_a_height_on()
    {
        var world = KeyFile.World();
        var change = new KeyChange(KeyFile.Validators, s_next, null, null, null);
        Assert.Equal("key.rotated", Confirm(world, change));

        Assert.Equal(new KeyStanding(KeyFile.Validators, false, false), KeyFile.Find(world, KeyFile.Validators));
        Assert.Equal(new KeyStanding(s_next, true, false), KeyFile.Find(world, s_next));
        Assert.Equal("key.rotated", Confirm(
            world, new KeyChange(s_next, KeyFile.Sealing(201, '1', '2', '3', '6'), null, null, null)));
    }

    [Fact]
    public void A_set_is_revoked_by_its_successor_and_an_earlier_one_without()
    {
        var world = KeyFile.World();
        var stolen = new KeyRevocation("keyCompromise", null);
        world.Refused("registry-key-successor", Stream, Cast.Keeper, Propose(
            new KeyChange(KeyFile.Validators, null, stolen, null, null)));
        Assert.Equal("key.rotated", Confirm(world, new KeyChange(KeyFile.Validators, s_next, null, null, null)));
        Assert.Equal("key.revoked", Confirm(world, new KeyChange(KeyFile.Validators, null, stolen, null, null)));
        var third = KeyFile.Sealing(300, '1', '2', '6', '7');
        Assert.Equal("key.revoked", Confirm(world, new KeyChange(s_next, third, stolen, null, null)));
    }

    [Fact]
    public void Of_two_sets_in_use_the_older_one_is_revoked_without_a_successor_and_the_newest_is_not()
    {
        var world = KeyFile.World();
        world.Record(Stream, new KeysOpened([s_next]));
        var stolen = new KeyRevocation("keyCompromise", null);
        world.Refused("registry-key-successor", Stream, Cast.Keeper, Propose(
            new KeyChange(s_next, null, stolen, null, null)));

        Assert.Equal("key.revoked", Confirm(world, new KeyChange(KeyFile.Validators, null, stolen, null, null)));

        Assert.Equal(new KeyStanding(KeyFile.Validators, false, true), KeyFile.Find(world, KeyFile.Validators));
        Assert.Equal(new KeyStanding(s_next, true, false), KeyFile.Find(world, s_next));
    }

    [Fact]
    public void Only_the_newest_set_of_the_same_chain_has_a_successor_and_a_later_one()
    {
        var world = KeyFile.World();
        var other = KeyFile.Sealing('b', 500, "1234");
        world.Record(Stream, new KeysOpened([s_next, other]));
        foreach (var (key, next) in new[]
        {
            (KeyFile.Validators, KeyFile.Sealing(300, '1', '2', '3', '6')),
            (s_next, KeyFile.Sealing(200, '1', '2', '3', '6')),
            (s_next, KeyFile.Sealing(199, '1', '2', '3', '6')),
            (s_next, KeyFile.Sealing('b', 600, "1236")),
            (s_next, KeyFile.Witness),
        })
        {
            world.Refused("registry-key-successor", Stream, Cast.Keeper, Propose(
                new KeyChange(key, next, null, null, null)));
        }

        Assert.Equal("key.rotated", Confirm(
            world, new KeyChange(s_next, KeyFile.Sealing(201, '1', '2', '3', '6'), null, null, null)));
    }

    [Theory]
    [InlineData("""{"chain":"CHAIN","from":"0","validators":["0xA"]}""", true)]
    [InlineData("""{"chain":"CHAIN","from":"9223372036854775807","validators":["0xA","0xB"]}""", true)]
    [InlineData("""{"chain":"CHAIN","from":"9223372036854775808","validators":["0xA"]}""", false)]
    [InlineData("""{"chain":"CHAIN","from":"0","validators":[]}""", false)]
    [InlineData("""{"chain":"CHAIN","from":"0","validators":["0xA","0xA"]}""", false)]
    [InlineData("""{"chain":"CHAIN","from":"0","validators":["0xB","0xA"]}""", false)]
    [InlineData("""{"chain":"CHAIN","from":"0","validators":["A"]}""", false)]
    [InlineData("""{"chain":"CHAIN","from":0,"validators":["0xA"]}""", false)]
    [InlineData("""{"chain":"CHAIN","from":"0","other":"","validators":["0xA"]}""", false)]
    [InlineData("""{"chain":"31337","from":"0","validators":["0xA"]}""", false)]
    [InlineData("""{"from":"0","validators":["0xA"]}""", false)]
    [InlineData("""{"chain":"CHAIN", "from":"0","validators":["0xA"]}""", false)]
    public void Only_what_could_seal_a_block_is_a_set(string json, bool isOne)
    {
        var text = json.Replace("CHAIN", new string('c', 64), StringComparison.Ordinal)
            .Replace("A\"", new string('a', 40) + "\"", StringComparison.Ordinal)
            .Replace("B\"", new string('b', 40) + "\"", StringComparison.Ordinal);
        var key = new RegistryKey(KeyPurpose.Validators, CanonicalBase64.Encode(Encoding.ASCII.GetBytes(text)));
        Assert.Equal(isOne, key.Fault() is null);
        Assert.NotNull((key with { Name = "name" }).Fault());
    }

    private static string Confirm(World world, KeyChange change)
    {
        world.Accepted(Stream, Cast.Keeper, Propose(change));
        return world.Accepted(Stream, KeyFile.Second, new ConfirmKeyChange(change.Id)).Type;
    }

    private static ProposeKeyChange Propose(KeyChange change) => new(change, KeyFile.Why);
}
