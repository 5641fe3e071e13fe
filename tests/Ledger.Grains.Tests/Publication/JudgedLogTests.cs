using System.Globalization;
using Ledger.Cryptography;
using Ledger.Evidence.Log;
using Ledger.Grains.Publication;
using Ledger.Testing;

namespace Ledger.Grains.Tests.Publication;

/// <summary>Checkpoints and tiles of a real log, read by the libraries of Go's checksum database.</summary>
public sealed class JudgedLogTests(LogJudge judge) : IClassFixture<LogJudge>, IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private LogFixture _log = null!;
    private LogPublisher _publisher = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string Key => LogJudge.KeyOf(LogFixture.Signer.Keys);

    public async ValueTask InitializeAsync()
    {
        _log = await LogFixture.CreateAsync();
        _publisher = _log.Publisher();
        await _publisher.StartAsync(Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        _publisher.Dispose();
        await _log.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task That_a_checkpoint_continues_another_is_accepted_for_its_own_proof_alone()
    {
        var (older, newer) = (await PublishAsync(3), await PublishAsync(7));
        var proof = await _log.Proofs(_publisher).ConsistencyAsync(older.Size, newer.Size, Cancel);
        var path = Base64(proof!.Sha256);
        var root = newer.Sha256.Head.Root.ToArray();
        root[31] ^= 1;
        var forged = LogFixture.Signer.Sign(newer.Size, new DigestPair(Digest.Read(root), default));

        Assert.Equal("4 12", await judge.AcceptsAsync(Cancel, Words(older, newer, path)));
        await judge.RefusesAsync("invalid transparency proof", Cancel, Words(older, newer, path[1..]));
        await judge.RefusesAsync("invalid transparency proof", Cancel, Words(older, newer, [path[0], .. path]));
        await judge.RefusesAsync("invalid transparency proof", Cancel, Words(older, forged, path));
        await judge.RefusesAsync("invalid inputs", Cancel, Words(newer, older, path));
    }

    [Fact]
    public async Task The_proofs_out_of_the_tiles_of_every_published_size_are_those_that_the_registry_gives()
    {
        // The last of each is the map leaf.
        foreach (var (count, size) in (IEnumerable<(int, ulong)>)[(254, 255), (0, 256), (0, 257), (600, 858)])
        {
            Assert.Equal(size, (await PublishAsync(count)).Size);
        }

        foreach (var size in (ulong[])[255, 256, 257, 858])
        {
            ulong[] indexes = [.. ((ulong[])[0, 1, 254, 255, 256, 511, 512, 857]).Where(index => index < size)];
            var expected = new List<string>();
            foreach (var index in indexes)
            {
                var proof = await _log.Proofs(_publisher).InclusionAsync(index, size, Cancel);
                expected.Add(string.Join(' ', [Text(index), .. Base64(proof!.Sha256)]));
            }

            var output = await judge.AcceptsAsync(Cancel, Words($"checkpoints/{size}", indexes));
            Assert.Equal(expected, output.Split('\n'));
        }
    }

    [Theory]
    [InlineData("tile/0/000", 0, 0x01, "downloaded inconsistent tile")]
    [InlineData("tile/0/001.p/4", 127, 0x80, "downloaded inconsistent tile")]
    [InlineData("tile/1/000.p/1", 31, 0x01, "downloaded inconsistent tile")]
    [InlineData("tile/entries/000", 20, 0x01, "invalid transparency proof")]
    [InlineData("tile/entries/001.p/4", 0, 0x80, "too short")]
    [InlineData("checkpoint", 40, 0x01, "invalid signature")]
    public async Task One_other_bit_in_what_is_published_is_found(string name, int at, int bit, string why)
    {
        Assert.Equal(260UL, (await PublishAsync(259)).Size);
        await judge.AcceptsAsync(Cancel, Words("checkpoint", 0, 259));
        var file = Path.Combine(_log.ObjectFolder, "log", name);
        var content = await File.ReadAllBytesAsync(file, Cancel);
        content[at] ^= (byte)bit;
        File.Delete(file);
        await File.WriteAllBytesAsync(file, content, Cancel);

        await judge.RefusesAsync(why, Cancel, Words("checkpoint", 0, 259));
    }

    private static string Text(ulong number) => number.ToString(CultureInfo.InvariantCulture);

    private static string[] Base64(IEnumerable<Digest> hashes) =>
        [.. hashes.Select(hash => Convert.ToBase64String(hash.AsSpan()))];

    private string[] Words(string checkpoint, params ulong[] indexes) =>
        ["tiles", Path.Combine(_log.ObjectFolder, "log"), checkpoint, Key, .. indexes.Select(Text)];

    private string[] Words(SiblingCheckpoints older, SiblingCheckpoints newer, string[] path)
    {
        File.WriteAllBytes(_folder.PathOf("old"), older.Sha256.Note.ToBytes());
        File.WriteAllBytes(_folder.PathOf("new"), newer.Sha256.Note.ToBytes());
        File.WriteAllLines(_folder.PathOf("proof"), path);
        return ["consistency", _folder.PathOf("old"), _folder.PathOf("new"), _folder.PathOf("proof"), Key];
    }

    private async Task<SiblingCheckpoints> PublishAsync(int count)
    {
        await _log.WriteAsync(Enumerable.Range(1, count).Select(number => (ulong)number));
        return (await _publisher.PublishAsync(_log.AppendMapAsync, true, Cancel))!.Checkpoints;
    }
}
