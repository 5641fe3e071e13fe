using Ledger.Cryptography;
using Ledger.EndToEnd.Hammer;
using Ledger.EndToEnd.Tests.Registry;

namespace Ledger.EndToEnd.Tests;

/// <summary>
/// The words of the <c>ledger</c> command for single acts, sources and lists: what they do, and how they end when they
/// are used wrongly: 2 for a wrong word, 1 for what cannot be done.
/// </summary>
public sealed class CommandWordTests(CommandWords words) : IClassFixture<CommandWords>
{
    [Fact]
    public async Task An_act_is_signed_and_submitted_once_and_a_wrong_one_is_told_apart()
    {
        var holder = $"party/{words.Actors.Holder.Account!.Party}";
        var key = words.File("key.json", "{ \"key\": \"" + Key() + "\", } // as people write it");
        await words.SaysAsync(0, "version 2", "holder", "act", holder, "party.add-key", "--payload", key);
        await words.SaysAsync(
            1, "command-id-taken", "holder", "act", holder, "party.add-key", "--payload", key, "--version", "1");
        await words.SaysAsync(
            0, "\"version\": \"3\"", "holder", "act", holder, "party.add-key", "--payload",
            words.File("another.json", "{\"key\":\"" + Key() + "\"}"), "--json");

        await words.SaysAsync(
            1, "not-the-party", "maker", "act", holder, "party.add-key", "--payload", key, "--version", "3");
        await words.SaysAsync(
            1, "stale-version", "holder", "act", holder, "party.revoke-key", "--payload",
            words.File("revoke.json", "{\"old\":\"" + new string('a', 64) + "\"}"), "--version", "9");
        await words.SaysAsync(2, "party/ID, case/ID, asset/ID or registry", "holder", "act", "log", "party.add-key");
        await words.SaysAsync(2, "party.add-key cannot be read", "holder", "act", holder, "party.add-key");
        await words.SaysAsync(2, "party.adopt cannot be read", "holder", "act", holder, "party.adopt");
        await words.SaysAsync(2, "name your account", null, "act", holder, "party.add-key", "--payload", key);
        await words.SaysAsync(1, "", "holder", "act", holder, "party.add-key", "--payload", words.File("no.json", "{"));
        await words.SaysAsync(1, "", "holder", "act", holder, "party.add-key", "--payload", words.PathOf("none.json"));
        await words.SaysAsync(2, "Required argument 'type' missing", "holder", "act", holder);
    }

    [Fact]
    public async Task An_organisation_begins_its_record_of_members_admits_limits_and_removes()
    {
        await words.SaysAsync(0, "Nobody is on record", "maker", "members", "list");
        await words.SaysAsync(
            2, "is none of", "maker", "members", "admit", "maker", "--role", "owner", "--from", "2025-01-01");
        await words.SaysAsync(
            2, "is no day", "maker", "members", "admit", "maker", "--role", "reader", "--from", "morgen");
        await words.SaysAsync(2, "name your account", null, "members", "list");
        await words.SaysAsync(
            1, "first-member-administrator", "maker", "members", "admit", "robot", "--role", "handler", "--from",
            "2025-01-01");
        await words.SaysAsync(
            0, "Entry", "maker", "members", "admit", "maker", "--role", "administrator", "--role", "handler", "--from",
            "2025-01-01");
        await words.SaysAsync(
            0, "\"repeated\": false", "maker", "members", "admit", "robot", "--role", "handler", "--from", "2025-01-01",
            "--to", "2098-12-31", "--json");
        await words.SaysAsync(
            0, "Entry", "maker", "members", "change", "2", "--role", "reader", "--to", "2097-12-31");
        await words.SaysAsync(0, "2025-01-01 – 2097-12-31", "maker", "members", "list");
        await words.SaysAsync(1, "last-administrator", "maker", "members", "end", "1");
        await words.SaysAsync(0, "Entry", "maker", "members", "end", "2");
        await words.SaysAsync(0, "removed on", "maker", "members", "list");
        await words.SaysAsync(0, "\"endedOn\": \"20", "maker", "members", "list", "--json");
    }

    [Fact]
    public async Task Where_an_asset_comes_from_is_declared_consented_to_and_listed_both_ways()
    {
        var (source, product) = (Registration.Own("source", words.Actors), Registration.Own("product", words.Actors));
        await new Procedure(words.Actors, new Stubborn()).CertifyAsync(
            [source, product], TestContext.Current.CancellationToken);
        await words.SaysAsync(0, "entry", "holder", "act", $"asset/{product.Asset}", "source.declare", "--payload",
            words.File("declare.json", Declares(source)));
        var link = $"{product.Asset} <- {source.Asset}  derived, declared";
        await words.ListsAsync(link, "clerk", "provenance", $"{product.Asset}");
        await words.ListsAsync(link, "clerk", "provenance", $"{source.Asset}", "--down");
        await words.SaysAsync(0, "\"relation\": \"derived\"", "clerk", "provenance", $"{product.Asset}", "--json");
        await words.SaysAsync(
            1, "source-circular", "holder", "act", $"asset/{source.Asset}", "source.declare", "--payload",
            words.File("circle.json", Declares(product)));

        await words.SaysAsync(0, "entry", "maker", "act", $"asset/{product.Asset}", "source.declare", "--payload",
            words.PathOf("declare.json"), "--consent-until", "2099-12-31");
        await words.SaysAsync(2, "2099-13-31 is no day", "maker", "act", $"asset/{product.Asset}", "source.declare",
            "--payload", words.PathOf("declare.json"), "--consent-until", "2099-13-31");
        await words.SaysAsync(2, "32 lowercase hex characters", "holder", "provenance", "asset");
        await words.SaysAsync(2, "name your account", null, "provenance", $"{product.Asset}");
        await words.SaysAsync(1, "not-found", "maker", "provenance", $"{product.Asset}");
    }

    [Fact]
    public async Task A_list_is_loaded_in_its_turn_and_shown_to_whom_it_is_for()
    {
        await words.SaysAsync(1, "No version", null, "lists", "show", "circulation");
        await words.SaysAsync(
            0, "circulation v1, 1 entries: entry", "operator", "lists", "load", words.File("one.json", List(1)));
        await words.SaysAsync(0, "circulation v1  负面清单", null, "lists", "show", "circulation");
        await words.SaysAsync(0, "\"industry\": \"J66\"", null, "lists", "show", "circulation", "--json");
        await words.SaysAsync(
            0, "important-data v1", "operator", "lists", "load",
            words.File("important.json", List(1).Replace("circulation", "important-data", StringComparison.Ordinal)));
        await words.SaysAsync(1, "No version", "holder", "lists", "show", "important-data");
        await words.SaysAsync(0, "原始数据", "clerk", "lists", "show", "important-data");

        await words.SaysAsync(
            1, "list-version-not-next", "operator", "lists", "load", words.File("three.json", List(3)));
        await words.SaysAsync(1, "list-inconsistent", "operator", "lists", "load",
            words.File("twice.json", List(2).Replace("\"J66\"", "\"Z99\"", StringComparison.Ordinal)));
        await words.SaysAsync(1, "role-required", "clerk", "lists", "load", words.File("two.json", List(2)));
        await words.SaysAsync(
            2, "name an operator's --account", null, "lists", "load", words.File("two.json", List(2)));
        await words.SaysAsync(1, "bad.json is no list: $.list.number", "operator", "lists", "load",
            words.File("bad.json", List(0)));
        await words.SaysAsync(1, "", "operator", "lists", "load", words.PathOf("none.json"));
        await words.SaysAsync(2, "'secret'", null, "lists", "show", "secret");
    }

    private static string List(int number) => "{\"kind\":\"circulation\",\"number\":" + number
        + ",\"document\":\"负面清单\",\"effective\":\"2025-01-01\",\"entries\":[{\"id\":\"1\",\"title\":\"原始数据\","
        + "\"industry\":\"J66\",\"assetKind\":\"resource\"}]}";

    private static string Declares(Registration source) => "{\"declaration\":{\"relation\":\"derived\",\"sources\":[{"
        + "\"asset\":\"" + source.Asset + "\"}],\"statement\":\"加工形成。\"}}";

    private static string Key() => Actors.KeyOf(
        PrivateKey.Generate(SignatureAlgorithm.P256).PublicKey).Spki;
}
