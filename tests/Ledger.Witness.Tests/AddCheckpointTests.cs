using System.Globalization;
using System.Text;
using Ledger.Cryptography;
using Ledger.Evidence.Bundles;
using Ledger.Evidence.Log;
using Ledger.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Ledger.Witness.Tests;

/// <summary>add-checkpoint, clause by clause (c2sp.org/tlog-witness), on both trees of a log.</summary>
public sealed class AddCheckpointTests : IAsyncLifetime
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 26, 10, 0, 0, TimeSpan.Zero);
    private static readonly (int, string?, string) s_inconsistent = (422, null, "");

    private readonly TemporaryFolder _folder = new();
    private readonly WatchedLog _log = new("dev-ledger.example/registry");
    private readonly FakeTimeProvider _time = new(s_now);
    private RunningWitness _witness = null!;

    public static TheoryData<string> Trees => ["sha-256", "sm3"];

    public async ValueTask InitializeAsync() => _witness = await RunningWitness.StartAsync(_folder, _time, _log);

    public async ValueTask DisposeAsync()
    {
        await _witness.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Trees))]
    public async Task A_tree_is_cosigned_as_it_grows_and_served_with_the_cosignature(string name)
    {
        var tree = Tree(name);
        foreach (var (old, size) in (List<(ulong, ulong)>)[(0, 1), (1, 7), (7, 8), (8, 8), (8, 33)])
        {
            _time.Advance(TimeSpan.FromMinutes(1));
            var (status, type, text) = await _witness.AddAsync(_log.Request(tree, old, size));

            Assert.Equal((200, "text/plain; charset=utf-8"), (status, type));
            var note = _log.Note(tree, size);
            Assert.True(NoteSignature.TryParse(text.TrimEnd('\n'), out var line), text);
            Assert.True(Cosignature.TryRead(_witness.Key, note.Text, line, out var cosignature));
            Assert.Equal(_time.GetUtcNow(), cosignature.Time);
            var served = await _witness.ServedAsync(Checkpoint.OriginOf(_log.Keys.Origin, tree));
            Assert.StartsWith(note.Text, served, StringComparison.Ordinal);
            Assert.EndsWith(text, served, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Trees))]
    public async Task Another_history_is_never_cosigned(string name)
    {
        var tree = Tree(name);
        await _witness.AddAsync(_log.Request(tree, 0, 9));

        Assert.Equal(s_inconsistent, await _witness.AddAsync(_log.Request(tree, 9, 20, forked: true)));
        Assert.Equal(s_inconsistent, await _witness.AddAsync(_log.Request(tree, 9, 9, forked: true)));
        Assert.Equal(s_inconsistent, await _witness.AddAsync(_log.Request(tree, 9, 20) with { Proof = [] }));
        Assert.Equal(3, Directory.EnumerateFiles(
            _folder.Path, "*", SearchOption.AllDirectories).Count(file => file.Contains("conflicts")));
        Assert.Equal(200, (await _witness.AddAsync(_log.Request(tree, 9, 20))).Status);
    }

    [Fact]
    public async Task Another_old_size_is_answered_with_the_one_that_was_seen()
    {
        var tree = DigestAlgorithm.Sha256;
        await _witness.AddAsync(_log.Request(tree, 0, 12));

        Assert.Equal((409, "text/x.tlog.size", "12\n"), await _witness.AddAsync(_log.Request(tree, 0, 12)));
        Assert.Equal((409, "text/x.tlog.size", "12\n"), await _witness.AddAsync(_log.Request(tree, 5, 11)));
        Assert.Equal((409, "text/x.tlog.size", "0\n"), await _witness.AddAsync(
            _log.Request(DigestAlgorithm.Sm3, 5, 12)));
    }

    [Fact]
    public async Task What_is_malformed_unknown_or_not_signed_is_refused_by_its_status()
    {
        var tree = DigestAlgorithm.Sha256;
        var request = _log.Request(tree, 0, 4);
        var stranger = new WatchedLog(_log.Keys.Origin).Request(tree, 0, 4);
        var bad = request.Note.Signatures[0];
        var forged = request.Note.With([new NoteSignature(bad.KeyName, bad.KeyId, new byte[64])]);

        Assert.Equal(400, (await _witness.AddAsync("old 0\n"u8.ToArray())).Status);
        Assert.Equal(400, (await _witness.AddAsync(_log.Request(tree, 0, 4) with { OldSize = 5 })).Status);
        Assert.Equal(403, (await _witness.AddAsync(stranger)).Status);
        Assert.Equal(403, (await _witness.AddAsync(request with { Note = forged })).Status);
        Assert.Equal(404, (await _witness.AddAsync(new WatchedLog("other.example/log").Request(tree, 0, 4))).Status);
        Assert.Equal(422, (await _witness.AddAsync(request with { Proof = [default] })).Status);
        Assert.Null(await _witness.ServedAsync(_log.Keys.Origin));
        Assert.Equal(200, (await _witness.AddAsync(request)).Status);
    }

    [Fact]
    public async Task A_log_that_nobody_watches_is_unknown_whatever_its_checkpoints_say()
    {
        var request = _log.Request(DigestAlgorithm.Sha256, 0, 4);
        var size = request.Note.Text.Split('\n')[1];
        WitnessRequest Saying(string text) => request with { Note = new SignedNote(text, request.Note.Signatures) };

        Assert.Equal(404, (await _witness.AddAsync(Saying("other.example/log\nsoon\n"))).Status);
        Assert.Equal(404, (await _witness.AddAsync(Saying("other.example:8080/log\n" + size + "\n"))).Status);
        Assert.Equal(404, (await _witness.AddAsync(Saying(request.Note.Text[1..] + "an extension\n"))).Status);
        Assert.Equal(400, (await _witness.AddAsync(Saying(request.Note.Text + "an extension\n"))).Status);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("superseded")]
    [InlineData("keyCompromise")]
    public async Task A_key_whose_time_is_over_leads_the_witness_nowhere(string? reason)
    {
        var tree = DigestAlgorithm.Sha256;
        var end = s_now.AddHours(1);
        await _witness.AddAsync(_log.Request(tree, 0, 9));
        await _witness.DisposeAsync();
        _witness = await RunningWitness.StartAsync(_folder, _time, [_log.Anchors(lane => lane == LogLane.Ed25519
            ? reason is null
                ? new Validity(DateTimeOffset.UnixEpoch, end)
                : new Validity(DateTimeOffset.UnixEpoch, null, new Revocation(end, reason))
            : new Validity(DateTimeOffset.UnixEpoch))]);
        Assert.Equal(200, (await _witness.AddAsync(Of(LogLane.Ed25519, 9, 10))).Status);
        _time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(403, (await _witness.AddAsync(Of(LogLane.Ed25519, 10, 20))).Status);
        Assert.Equal(200, (await _witness.AddAsync(Of(LogLane.Sm2, 10, 20))).Status);
        Assert.Equal(200, (await _witness.AddAsync(_log.Request(tree, 20, 30))).Status);

        // Its time is over, and yet a bad line of it is one of a known key.
        var request = _log.Request(tree, 30, 33);
        var bad = request.Note.Signatures[0];
        var forged = new SignedNote(
            request.Note.Text, [bad with { Signature = new byte[64] }, .. request.Note.Signatures.Skip(1)]);
        Assert.Equal(403, (await _witness.AddAsync(request with { Note = forged })).Status);

        WitnessRequest Of(LogLane lane, ulong old, ulong size)
        {
            var all = _log.Request(tree, old, size);
            var key = _log.Keys.NoteKeys(tree).Single(one => one.Lane == lane);
            return all with { Note = new SignedNote(all.Note.Text, [.. all.Note.Signatures.Where(key.IsNamedBy)]) };
        }
    }

    [Fact]
    public async Task As_many_lines_as_a_note_may_have_are_taken_and_one_of_each_key_is_kept()
    {
        var request = _log.Request(DigestAlgorithm.Sha256, 0, 4);
        var lines = Enumerable.Range(0, SignedNote.MaxSignatures)
            .Select(at => request.Note.Signatures[at % request.Note.Signatures.Count]);

        Assert.Equal(200, (await _witness.AddAsync(
            request with { Note = new SignedNote(request.Note.Text, [.. lines]) })).Status);

        var served = (await _witness.ServedAsync(_log.Keys.Origin))!;
        Assert.Equal(LogLane.All.Count + 1, served.Split('\n').Count(line => line.StartsWith('\u2014')));
    }

    [Fact]
    public async Task An_empty_tree_has_the_root_of_one()
    {
        var tree = DigestAlgorithm.Sha256;
        var request = _log.Request(tree, 0, 0);

        Assert.Equal(200, (await _witness.AddAsync(request)).Status);
        Assert.Equal(200, (await _witness.AddAsync(_log.Request(tree, 0, 3))).Status);
    }

    [Fact]
    public async Task What_was_seen_is_still_known_after_a_restart()
    {
        var tree = DigestAlgorithm.Sm3;
        await _witness.AddAsync(_log.Request(tree, 0, 12));
        await _witness.DisposeAsync();

        _witness = await RunningWitness.StartAsync(_folder, _time, _log);

        Assert.Equal(s_inconsistent, await _witness.AddAsync(_log.Request(tree, 12, 20, forked: true)));
        Assert.Equal(200, (await _witness.AddAsync(_log.Request(tree, 12, 20))).Status);
    }

    [Fact]
    public async Task Of_many_requests_at_once_none_takes_the_tree_back()
    {
        var tree = DigestAlgorithm.Sha256;
        await _witness.AddAsync(_log.Request(tree, 0, 2));

        var answers = await Task.WhenAll(Enumerable.Range(3, 30).Select(
            size => _witness.AddAsync(_log.Request(tree, 2, (ulong)size))));

        var won = Assert.Single(answers, answer => answer.Status == 200);
        Assert.All(answers.Where(answer => answer != won), answer => Assert.Equal(409, answer.Status));
        var served = (await _witness.ServedAsync(_log.Keys.Origin))!;
        Assert.Contains(won.Text, served, StringComparison.Ordinal);
        Assert.All(
            answers.Where(answer => answer != won),
            answer => Assert.Equal(served.Split('\n')[1], answer.Text.TrimEnd('\n')));
    }

    [Fact]
    public async Task Without_a_key_or_with_other_anchors_it_does_not_start()
    {
        using var empty = new TemporaryFolder();
        var anchors = Path.Combine(_folder.Path, "anchors-0.json");
        string[] named = ["--Witness:Name=court.example/witness", $"--Witness:Data={empty.Path}"];
        Assert.Equal(2, await WitnessProgram.RunAsync([.. named, $"--Witness:Anchors:0={anchors}"]));
        Assert.Equal(0, await WitnessProgram.RunAsync(["new-key", "court.example/witness", empty.Path]));
        await File.WriteAllTextAsync(Path.Combine(empty.Path, "not.json"), "{}", TestContext.Current.CancellationToken);
        Assert.Equal(2, await WitnessProgram.RunAsync(
            [.. named, $"--Witness:Anchors:0={Path.Combine(empty.Path, "not.json")}"]));
        Assert.Equal(64, await WitnessProgram.RunAsync(["cosign"]));
    }

    private static DigestAlgorithm Tree(string name) =>
        name == "sm3" ? DigestAlgorithm.Sm3 : DigestAlgorithm.Sha256;
}
