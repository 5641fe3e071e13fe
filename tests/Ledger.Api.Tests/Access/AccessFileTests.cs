using Ledger.Ports.Access;
using Ledger.Server.Access;
using Ledger.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Ledger.Api.Tests.Access;

/// <summary>The file of the access journal, whatever the clock said while it was written.</summary>
public sealed class AccessFileTests : IDisposable
{
    private static readonly DateTimeOffset s_day = new(2026, 9, 28, 8, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_record_that_a_wrong_clock_dated_hides_none_of_those_before_it()
    {
        await AppendAsync(s_day, "first", "second");
        await AppendAsync(s_day.AddYears(-6), "misdated");
        await AppendAsync(s_day.AddDays(1), "last");

        Assert.Equal(["last", "second", "first"], await ListAsync(s_day));
        Assert.Equal(["last"], await ListAsync(s_day.AddHours(1)));
        Assert.Equal(["last", "misdated", "second", "first"], await ListAsync(DateTimeOffset.MinValue));
    }

    private async Task AppendAsync(DateTimeOffset now, params string[] accounts)
    {
        using var file = await AccessFile.OpenAsync(_folder.Path, new FakeTimeProvider(now), Cancel);
        foreach (var account in accounts)
        {
            await file.AppendAsync(new AccessAct(AccessKind.SignedIn, account, null, null, null), Cancel);
        }
    }

    private async Task<IEnumerable<string?>> ListAsync(DateTimeOffset from)
    {
        using var file = await AccessFile.OpenAsync(_folder.Path, TimeProvider.System, Cancel);
        var rows = await file.ListAsync(new AccessFilter(From: from), null, 10, Cancel);
        return rows.Select(static row => row.Act.Account);
    }
}
