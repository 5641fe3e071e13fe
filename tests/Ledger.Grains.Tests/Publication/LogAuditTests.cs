using Ledger.Cryptography;
using Ledger.Grains.Publication;

namespace Ledger.Grains.Tests.Publication;

public sealed class LogAuditTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("log/tile/0/000", 77)]
    [InlineData("log/sm3/tile/0/000", 8191)]
    [InlineData("log/tile/1/000.p/1", 0)]
    [InlineData("log/tile/entries/000", 12345)]
    [InlineData("log/tile/entries/001.p/45", 2)]
    [InlineData("log/tile/0/000.p/4", 31)]
    public async Task The_first_byte_that_disagrees_is_named(string name, int offset)
    {
        await using var log = await PublishedAsync();
        Write(log, name, bytes => bytes[offset] ^= 1);

        var finding = Assert.Single((await log.AuditAsync()).Findings);

        Assert.Equal((name, offset), (finding.Where, finding.Offset));
    }

    [Theory]
    [InlineData("log/tile/0/000")]
    [InlineData("log/sm3/tile/0/001.p/45")]
    [InlineData("log/tile/entries/000.p/4")]
    [InlineData("log/checkpoints/4")]
    [InlineData("log/sm3/checkpoints/301")]
    [InlineData("log/checkpoint")]
    public async Task A_missing_object_is_named(string name)
    {
        await using var log = await PublishedAsync();
        File.Delete(Path.Combine(log.ObjectFolder, name));

        var finding = Assert.Single((await log.AuditAsync()).Findings);

        Assert.Equal(name, finding.Where);
        Assert.Contains("missing", finding.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shortened_object_and_a_strange_one_are_named()
    {
        await using var log = await PublishedAsync();
        var tile = Path.Combine(log.ObjectFolder, "log/tile/0/000");
        var bytes = await File.ReadAllBytesAsync(tile, Cancellation);
        File.Delete(tile);
        await File.WriteAllBytesAsync(tile, bytes[..100], Cancellation);
        using (var strange = new MemoryStream([1]))
        {
            await log.Objects.CreateAsync("log/tile/0/67", strange, Cancellation);
        }

        var findings = (await log.AuditAsync()).Findings;

        Assert.Equal(["log/tile/0/67", "log/tile/0/000"], findings.Select(finding => finding.Where));
        Assert.Equal(100, findings[1].Offset);
    }

    [Fact]
    public async Task A_changed_entry_is_named_and_so_is_everything_that_stands_on_it()
    {
        await using var log = await PublishedAsync();
        var tampered = new TamperedJournal(log.Journal, 5, leaf => Replaced(leaf, "resource", "resaurce"));

        var report = await new LogAudit(tampered, log.Objects, LogFixture.Signers).RunAsync(Cancellation);

        Assert.Equal("journal/5", report.Findings[0].Where);
        Assert.Contains("hash", report.Findings[0].Problem, StringComparison.Ordinal);
        Assert.Contains(report.Findings, finding => finding is { Where: "log/tile/0/000", Offset: 5 * Digest.Size });
    }

    [Fact]
    public async Task A_journal_shorter_than_what_was_published_is_named()
    {
        await using var log = await PublishedAsync();
        await using var restored = await LogFixture.CreateAsync();
        await restored.WriteAsync([1, 2, 3]);

        var report = await new LogAudit(restored.Journal, log.Objects, LogFixture.Signers).RunAsync(Cancellation);

        Assert.Contains(report.Findings, finding => finding.Where == "journal/3"
            && finding.Problem.Contains("301", StringComparison.Ordinal));
        Assert.Contains(report.Findings, finding => finding.Where == "log/tile/0/000");
    }

    [Fact]
    public async Task Lost_tiles_are_rebuilt_byte_for_byte_from_the_journal()
    {
        await using var log = await PublishedAsync();
        foreach (var folder in (string[])["log/tile", "log/sm3/tile"])
        {
            foreach (var file in Directory.GetFiles(
                Path.Combine(log.ObjectFolder, folder), "*", SearchOption.AllDirectories))
            {
                File.Delete(file);
            }
        }

        Assert.NotEmpty((await log.AuditAsync()).Findings);
        var rebuilt = await new LogRebuild(log.Journal, log.Objects).RunAsync(Cancellation);
        var again = await new LogRebuild(log.Journal, log.Objects).RunAsync(Cancellation);

        Assert.Equal((301UL, 0L), (rebuilt.Entries, rebuilt.Found));
        Assert.Equal((0L, rebuilt.Written), (again.Written, again.Found));
        Assert.Empty((await log.AuditAsync()).Findings);
    }

    [Fact]
    public async Task A_rebuild_touches_nothing_that_disagrees()
    {
        await using var log = await PublishedAsync();
        Write(log, "log/tile/0/000", bytes => bytes[0] ^= 1);

        var fault = await Assert.ThrowsAsync<PublicationException>(
            () => new LogRebuild(log.Journal, log.Objects).RunAsync(Cancellation));

        Assert.Equal(PublicationFault.ObjectDisagrees, fault.Fault);
    }

    // Checkpoints of 4 and 301 entries.
    private static async Task<LogFixture> PublishedAsync()
    {
        var log = await LogFixture.CreateAsync();
        using var publisher = log.Publisher();
        await publisher.StartAsync(Cancellation);
        await log.WriteAsync([1, 2, 3]);
        await publisher.PublishAsync(log.AppendMapAsync, false, Cancellation);
        await log.WriteAsync(Enumerable.Range(1, 296).Select(i => (ulong)i));
        await publisher.PublishAsync(log.AppendMapAsync, false, Cancellation);
        Assert.Empty((await log.AuditAsync()).Findings);
        return log;
    }

    private static void Write(LogFixture log, string name, Action<byte[]> change)
    {
        var path = Path.Combine(log.ObjectFolder, name);
        var bytes = File.ReadAllBytes(path);
        change(bytes);
        File.Delete(path);
        File.WriteAllBytes(path, bytes);
    }

    private static byte[] Replaced(ReadOnlyMemory<byte> leaf, string part, string other) =>
        System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(leaf.Span)
            .Replace(part, other, StringComparison.Ordinal));
}
