using Ledger.Domain;
using Ledger.Domain.Registrars;
using Ledger.EndToEnd.Tests.Registry;

namespace Ledger.EndToEnd.Tests;

/// <summary>The registrar's own words of the <c>ledger</c> command.</summary>
public sealed class RegistrarCommandTests(CommandWords words) : IClassFixture<CommandWords>
{
    [Fact]
    public async Task The_registrar_is_shown_once_it_declared_itself_and_a_payload_that_is_none_is_said_so()
    {
        await words.SaysAsync(1, "Nothing is on record", null, "registrar", "show");
        await words.SaysAsync(1, "is no payload of registrar.disclose", "operator", "registrar", "act", "disclose",
            words.File("empty.json", "{}"));
        await words.SaysAsync(
            2, "'confess'", "operator", "registrar", "act", "confess", words.PathOf("empty.json"));
        await words.SaysAsync(1, "", "operator", "registrar", "act", "declare", words.PathOf("none.json"));
        var declaration = words.File("declare.json", Qualification);
        await words.SaysAsync(1, "role-required", "clerk", "registrar", "act", "declare", declaration);
        await words.SaysAsync(0, "Entry", "operator", "registrar", "act", "declare", declaration);
        await words.ListsAsync("数据产权登记机构  declared", null, "registrar", "show");
        await words.SaysAsync(0, "\"status\": \"declared\"", null, "registrar", "show", "--json");
        await words.SaysAsync(1, "not-in-this-state", "operator", "registrar", "act", "declare", declaration);
    }

    private static string Qualification => """
        {"qualification":{"name":"数据产权登记机构","kind":"public-institution","seat":"420100","paidInCapital":"0",
        "experienceYears":2,"reviewers":8,"reviewerYears":3,"protectionLevel":3,"proofs":[
        """ + string.Join(',', WireName.All<QualificationProof>().Select(static kind => "{\"kind\":\"" + kind
            + "\",\"title\":\"证明\",\"content\":{\"sha256\":\"" + new string('a', 64) + "\",\"sm3\":\""
            + new string('b', 64) + "\"}}")) + "]}}";
}
