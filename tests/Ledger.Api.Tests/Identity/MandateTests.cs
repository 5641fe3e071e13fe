using System.Net.ServerSentEvents;
using Ledger.Domain.Parties;

namespace Ledger.Api.Tests.Identity;

/// <summary>From when to when a member acts for an organisation, and what a removal ends.</summary>
public sealed class MandateTests(MembersRegistry members) : IClassFixture<MembersRegistry>
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_term_is_counted_in_whole_legal_days_of_China()
    {
        var today = await members.Registry.TodayAsync();
        var next = today.AddDays(1);
        await members.AdmitAsync("leaving", MembersRegistry.Past, today, MemberRole.Reader);
        await members.AdmitAsync("coming", next, next, MemberRole.Reader);

        await AssertAsync(leaving: true, coming: false);
        await members.Registry.AdvanceAsync(next, 0);
        await AssertAsync(leaving: false, coming: true);
        await members.Registry.AdvanceAsync(next, 23);
        await AssertAsync(leaving: false, coming: true);
        await members.Registry.AdvanceAsync(next.AddDays(1), 0);
        await AssertAsync(leaving: false, coming: false);
    }

    [Fact]
    public async Task Who_names_no_party_that_can_be_acts_for_none()
    {
        var token = Tokens.Access(
            members.Registry.Account("holder"), Tokens.IssuerKey(members.Registry.Folder),
            issued => issued.Claims["party"] = "nobody");

        (await members.Registry.SendWithTokenAsync(HttpMethod.Get, "v1/feed", token, null))
            .AssertProblem(403, "not-a-member");
    }

    [Fact]
    public async Task A_removal_ends_what_a_reader_listens_to_with_the_next_thing_that_it_would_have_told()
    {
        var number = await members.AdmitAsync("listener", MembersRegistry.Past, null, MemberRole.Reader);
        using var patience =
            CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(s_patience);
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(
            HttpMethod.Get, new Uri(members.Registry.Address, "v1/feed/events?after=0"));
        request.Headers.Authorization = new("Bearer", members.TokenOf("listener"));
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
        await using var told = SseParser.Create(await answer.Content.ReadAsStreamAsync(patience.Token))
            .EnumerateAsync(patience.Token).GetAsyncEnumerator(patience.Token);
        var filed = (await members.FileAsync()).Stream.ToString();
        while (await told.MoveNextAsync() && !told.Current.Data.Contains(filed, StringComparison.Ordinal))
        {
        }

        Assert.Contains(filed, told.Current.Data, StringComparison.Ordinal);
        await members.ExecuteAsync(new EndMember(number));

        while (await told.MoveNextAsync())
        {
            Assert.Equal("position", told.Current.EventType);
        }
    }

    private async Task AssertAsync(bool leaving, bool coming)
    {
        foreach (var (account, reads) in ((string, bool)[])[("leaving", leaving), ("coming", coming)])
        {
            var answer = await members.Registry.SendWithTokenAsync(
                HttpMethod.Get, "v1/feed", members.TokenOf(account), null);
            Assert.True(answer.Status == (reads ? 200 : 403), $"{account}: {answer}");
        }
    }
}
