using System.Globalization;
using Ledger.Blobs.Directories;
using Ledger.Ports.Objects;
using Ledger.Testing;

namespace Ledger.Blobs.Tests;

public sealed class DirectoryObjectStoreFaultTests : IDisposable
{
    private static readonly TimeSpan s_soon = TimeSpan.FromMinutes(5);

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Creators_killed_in_the_middle_leave_whole_objects_only_and_lose_nothing_acknowledged()
    {
        for (var round = 0; round < 12; round++)
        {
            var prefix = string.Create(CultureInfo.InvariantCulture, $"round-{round}");
            await using var writer = Writer.Start("create", _folder.Path, prefix);
            var last = string.Create(CultureInfo.InvariantCulture, $"{prefix}/{(round * 5) % 7}/{round * 5}");
            await writer.WaitForLineAsync(last, s_soon, Cancellation);
            await writer.KillAsync();
            await writer.WaitForEndAsync(Cancellation);

            using var store = DirectoryObjectStore.Open(_folder.Path);
            await CheckWholeAsync(store, prefix + '/', writer.Output.Split('\n', StringSplitOptions.TrimEntries));
            Assert.Single(Directory.GetDirectories(_folder.PathOf("temporary")));
        }
    }

    [Fact]
    public async Task A_replacer_killed_in_the_middle_leaves_one_whole_version_not_older_than_the_acknowledged()
    {
        for (var round = 0; round < 8; round++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"current-{round}");
            await using var writer = Writer.Start("replace", _folder.Path, name);
            await writer.WaitForLineAsync((round * 4).ToString(CultureInfo.InvariantCulture), s_soon, Cancellation);
            await writer.KillAsync();
            await writer.WaitForEndAsync(Cancellation);
            var last = writer.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1];
            var acknowledged = int.Parse(last, CultureInfo.InvariantCulture);

            using var store = DirectoryObjectStore.Open(_folder.Path);
            var found = (await store.ReadAsync(name, 1_000_000, Cancellation))!;

            Assert.Contains(found[0], new[] { (byte)acknowledged, (byte)((acknowledged + 1) % 200) });
            Assert.Equal(Writer.VersionOf(found[0]), found);
        }
    }

    [Fact]
    public async Task Of_several_processes_exactly_one_wins_each_name()
    {
        const int names = 100;
        var writers = Enumerable.Range(0, 3)
            .Select(_ => Writer.Start("contend", _folder.Path, names.ToString(CultureInfo.InvariantCulture)))
            .ToList();
        foreach (var writer in writers)
        {
            await writer.WaitForEndAsync(Cancellation);
            Assert.Equal(0, writer.ExitCode);
        }

        var won = writers.SelectMany(one => one.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)).ToList();

        Assert.Equal(names, won.Count);
        Assert.Equal(names, won.Distinct().Count());
        using var store = DirectoryObjectStore.Open(_folder.Path);
        await CheckWholeAsync(store, "contested/", won);
    }

    [Fact]
    public async Task A_disk_that_takes_no_more_bytes_leaves_nothing()
    {
        await using var writer = Writer.Start("overflow", _folder.Path, "a");
        await writer.WaitForEndAsync(Cancellation);

        Assert.Equal("refused by the disk", writer.Output.Trim());
        Assert.Empty(Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Opening_a_store_removes_what_the_dead_left_and_nothing_of_the_living()
    {
        using var living = DirectoryObjectStore.Open(_folder.Path);
        using var upload = new GatedStream([1, 2, 3]);
        var creation = living.CreateAsync("a", upload, Cancellation).AsTask();
        await upload.Reached;
        var dead = Directory.CreateDirectory(_folder.PathOf("temporary", "dead"));
        await File.WriteAllTextAsync(Path.Combine(dead.FullName, "half"), "half", Cancellation);

        using var opened = DirectoryObjectStore.Open(_folder.Path);

        Assert.False(dead.Exists && Directory.Exists(dead.FullName));
        upload.Release();
        Assert.True(await creation);
        Assert.Equal(new byte[] { 1, 2, 3 }, await opened.ReadAsync("a", 3, Cancellation));
    }

    [Fact]
    public async Task A_name_that_extends_an_objects_name_is_refused_either_way_round()
    {
        using var store = DirectoryObjectStore.Open(_folder.Path);
        await store.CreateAsync("a", new byte[1], Cancellation);
        await store.CreateAsync("b/c", new byte[1], Cancellation);

        await Assert.ThrowsAnyAsync<IOException>(async () => await store.CreateAsync("a/b", new byte[1], Cancellation));
        await Assert.ThrowsAnyAsync<IOException>(async () => await store.CreateAsync("b", new byte[1], Cancellation));
    }

    [Fact]
    public async Task Nobody_may_write_to_the_file_of_a_write_once_object()
    {
        using var store = DirectoryObjectStore.Open(_folder.Path);
        await store.CreateAsync("a", new byte[1], Cancellation);

        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead,
            File.GetUnixFileMode(_folder.PathOf("objects", "a")));
    }

    [Fact]
    public async Task A_byte_flipped_on_disk_is_noticed_on_read()
    {
        using var store = DirectoryObjectStore.Open(_folder.Path);
        var content = new ContentStore(store);
        var digest = await content.PutAsync(Writer.ContentOf("a"), Cancellation);
        var path = _folder.PathOf("objects", ContentStore.NameOf(digest));
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var bytes = await File.ReadAllBytesAsync(path, Cancellation);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(path, bytes, Cancellation);

        var corrupted = await Assert.ThrowsAsync<ContentCorruptedException>(
            async () => await content.ReadAsync(digest, 1_000_000, Cancellation));
        Assert.Equal(digest, corrupted.Sha256);
    }

    private static async Task CheckWholeAsync(
        DirectoryObjectStore store, string prefix, IReadOnlyCollection<string> acknowledged)
    {
        var seen = new HashSet<string>();
        await foreach (var name in store.ListAsync(prefix, Cancellation))
        {
            Assert.Equal(Writer.ContentOf(name), await store.ReadAsync(name, 1_000_000, Cancellation));
            seen.Add(name);
        }

        Assert.ProperSuperset(new HashSet<string>(), seen);
        Assert.Subset(seen, acknowledged.Where(name => name.Length > 0).ToHashSet());
    }
}
