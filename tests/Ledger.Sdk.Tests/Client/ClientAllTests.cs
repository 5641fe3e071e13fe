using System.Net;
using System.Reflection;
using Ledger.Api.Contracts;
using Ledger.Domain;

namespace Ledger.Sdk.Tests.Client;

/// <summary>Lists read whole, page after page.</summary>
public sealed class ClientAllTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_list_that_comes_in_pages_can_be_read_whole()
    {
        var methods = typeof(LedgerClient).GetMethods(BindingFlags.Public | BindingFlags.Instance);
        var paged = methods.Select(method => ItemOf(method.ReturnType, typeof(Task<>), typeof(Page<>)));
        var whole = methods.Select(method => ItemOf(method.ReturnType, typeof(IAsyncEnumerable<>), null)).ToHashSet();

        Assert.DoesNotContain(paged, item => item is not null && !whole.Contains(item));
        Assert.InRange(whole.Count, 12, 40);
    }

    [Fact]
    public async Task The_next_page_is_asked_for_when_the_one_before_is_used_up()
    {
        using var wire = new Wire()
            .Answer(HttpStatusCode.OK, Page("\"a b\"", "one", "two"))
            .Answer(HttpStatusCode.OK, Page("null", "three"));
        using var client = Clients.Over(wire);
        var seen = new List<string?>();

        await foreach (var notice in client.AllDemandsAsync(status: "filed", cancellationToken: Cancellation))
        {
            seen.Add(notice.Name);
            Assert.Equal(seen.Count < 3 ? 1 : 2, wire.Requests.Count);
        }

        Assert.Equal(["one", "two", "three"], seen);
        Assert.Equal(
            ["GET /v1/demands?limit=200&status=filed", "GET /v1/demands?limit=200&status=filed&after=a%20b"],
            wire.Requests.Select(sent => sent.Line));
    }

    [Fact]
    public async Task A_page_that_names_itself_as_the_next_ends_the_list()
    {
        using var wire = new Wire()
            .Answer(HttpStatusCode.OK, Page("\"a\"", "one"))
            .Answer(HttpStatusCode.OK, Page("\"a\"", "one"));
        using var client = Clients.Over(wire);
        var count = 0;

        await foreach (var demand in client.AllDemandsAsync(cancellationToken: Cancellation))
        {
            count += demand.Name.Length > 0 ? 1 : 0;
        }

        Assert.Equal(2, count);
    }

    [Fact]
    public async Task Entries_that_do_not_stand_one_after_the_other_are_refused()
    {
        using var wire = new Wire().Answer(
            HttpStatusCode.OK, "{\"items\":[" + Entry(0) + "," + Entry(2) + "],\"next\":null}");
        using var client = Clients.Over(wire);
        await using var entries = client.AllEntriesAsync(cancellationToken: Cancellation)
            .GetAsyncEnumerator(Cancellation);

        Assert.True(await entries.MoveNextAsync());
        await Assert.ThrowsAsync<InvalidDataException>(async () => await entries.MoveNextAsync());
    }

    [Fact]
    public async Task A_list_ends_when_it_is_cancelled()
    {
        using var wire = new Wire().Answer(HttpStatusCode.OK, Page("\"a\"", "one"));
        using var client = Clients.Over(wire);
        using var ending = new CancellationTokenSource();
        await using var demands = client.AllDemandsAsync(cancellationToken: ending.Token)
            .GetAsyncEnumerator(ending.Token);
        Assert.True(await demands.MoveNextAsync());

        await ending.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await demands.MoveNextAsync());
    }

    private static Type? ItemOf(Type type, Type outer, Type? inner) =>
        !type.IsGenericType || type.GetGenericTypeDefinition() != outer ? null
        : inner is null ? type.GetGenericArguments()[0]
        : ItemOf(type.GetGenericArguments()[0], inner, null);

    private static string Entry(int index)
    {
        var leaf = System.Text.Encoding.UTF8.GetBytes("x");
        var (sha256, sm3) = (
            Cryptography.MerkleTree.LeafHash(Cryptography.DigestAlgorithm.Sha256, leaf),
            Cryptography.MerkleTree.LeafHash(Cryptography.DigestAlgorithm.Sm3, leaf));
        return $$"""
            {"index":"{{index}}","leaf":"x","sha256":"{{sha256}}","sm3":"{{sm3}}","state":"accepted","anchoredOn":[]}
            """;
    }

    private static string Page(string next, params string[] names) =>
        "{\"items\":[" + string.Join(',', names.Select(name => $$"""
            {"id":"{{new string('d', 32)}}","status":"filed","side":"society","name":"{{name}}","need":"","purpose":"",
             "scenario":"","division":"420000","objections":"0","version":"1","index":"1"}
            """)) + "],\"next\":" + next + "}";
}
