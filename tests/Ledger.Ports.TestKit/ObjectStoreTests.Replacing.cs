using System.Globalization;
using System.Text;
using Ledger.Ports.Objects;
using Xunit;

namespace Ledger.Ports.TestKit;

public abstract partial class ObjectStoreTests
{
    [Fact]
    public async Task A_replacement_takes_the_version_it_saw()
    {
        var first = await Store.ReplaceAsync("a", new byte[] { 1 }, null, Cancellation);
        var second = await SecondClient.ReplaceAsync("a", new byte[] { 2, 2 }, first.ETag, Cancellation);

        Assert.NotEqual(first, second);
        Assert.Equal(new byte[] { 2, 2 }, await ReadAsync("a"));
        Assert.Equal(new ObjectProperties(2, second), await Store.StatAsync("a", Cancellation));
    }

    [Fact]
    public async Task A_replacement_of_another_version_is_refused_and_changes_nothing()
    {
        var first = await Store.ReplaceAsync("a", new byte[] { 1 }, null, Cancellation);
        await Store.ReplaceAsync("a", new byte[] { 2 }, first.ETag, Cancellation);

        await RefusesAsync("a", first.ETag);
        await RefusesAsync("a", null);
        await RefusesAsync("b", first.ETag);

        Assert.Equal(new byte[] { 2 }, await ReadAsync("a"));
        Assert.Equal(["a"], await ListAsync());
    }

    [Fact]
    public async Task A_write_once_object_is_never_replaced()
    {
        await Store.CreateAsync("a", new byte[] { 1 }, Cancellation);

        await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await SecondClient.ReplaceAsync("a", new byte[1], null, Cancellation));
        await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await SecondClient.ReplaceAsync("a", new byte[1], "\"0x1\"", Cancellation));

        Assert.Equal(new byte[] { 1 }, await ReadAsync("a"));
    }

    [Fact]
    public async Task A_replaceable_object_keeps_its_name_from_creators()
    {
        await Store.ReplaceAsync("a", new byte[] { 1 }, null, Cancellation);

        Assert.False(await SecondClient.CreateAsync("a", new byte[] { 2 }, Cancellation));
        Assert.Equal(new byte[] { 1 }, await ReadAsync("a"));
    }

    [Fact]
    public async Task Concurrent_replacements_lose_no_update()
    {
        await Store.ReplaceAsync("counter", "0"u8.ToArray(), null, Cancellation);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(worker => Task.Run(
            async () =>
            {
                for (var done = 0; done < 10;)
                {
                    done += await TryIncrementAsync(worker % 2 == 0 ? Store : SecondClient) ? 1 : 0;
                }
            },
            Cancellation)));

        Assert.Equal("40", Encoding.ASCII.GetString((await ReadAsync("counter"))!));
    }

    [Fact]
    public async Task A_reader_sees_one_version_whole()
    {
        const int versions = 40;
        var version = await Store.ReplaceAsync("a", Filled(0), null, Cancellation);
        var writer = Task.Run(
            async () =>
            {
                for (var i = 1; i < versions; i++)
                {
                    version = await SecondClient.ReplaceAsync("a", Filled(i), version.ETag, Cancellation);
                }
            },
            Cancellation);

        byte[] seen;
        do
        {
            seen = (await ReadAsync("a"))!;
            Assert.Equal(Filled(seen[0]), seen);
        }
        while (!writer.IsCompleted);

        await writer;
        static byte[] Filled(int i) => Enumerable.Repeat((byte)i, 100_000 + i).ToArray();
    }

    [Fact]
    public async Task An_open_object_stays_the_version_that_was_opened()
    {
        var first = await Store.ReplaceAsync("a", Bytes(100, seed: 1), null, Cancellation);
        await using var open = await Store.OpenAsync("a", cancellationToken: Cancellation);

        await SecondClient.ReplaceAsync("a", Bytes(200, seed: 2), first.ETag, Cancellation);

        using var read = new MemoryStream();
        await open!.CopyToAsync(read, Cancellation);
        Assert.Equal(Bytes(100, seed: 1), read.ToArray());
    }

    private async Task RefusesAsync(string name, string? ifMatch)
    {
        var mismatch = await Assert.ThrowsAsync<ObjectVersionMismatchException>(
            async () => await SecondClient.ReplaceAsync(name, new byte[1], ifMatch, Cancellation));
        Assert.Equal((name, ifMatch), (mismatch.Name, mismatch.Expected));
    }

    private static async Task<bool> TryIncrementAsync(IObjectStore store)
    {
        var seen = await store.StatAsync("counter", Cancellation);
        var text = Encoding.ASCII.GetString((await store.ReadAsync("counter", 10, Cancellation))!);
        var next = int.Parse(text, CultureInfo.InvariantCulture) + 1;
        try
        {
            var bytes = Encoding.ASCII.GetBytes(next.ToString(CultureInfo.InvariantCulture));
            await store.ReplaceAsync("counter", bytes, seen!.Version!.ETag, Cancellation);
            return true;
        }
        catch (ObjectVersionMismatchException)
        {
            return false;
        }
    }
}
