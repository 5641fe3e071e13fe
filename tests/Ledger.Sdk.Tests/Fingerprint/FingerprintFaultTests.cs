using Ledger.Sdk.Fingerprint;
using Ledger.Testing;

namespace Ledger.Sdk.Tests.Fingerprint;

public sealed class FingerprintFaultTests : IDisposable
{
    private readonly DataFolder _data = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Changes => ["append", "truncate", "overwrite", "rewrite and reset the time"];

    public void Dispose() => _data.Dispose();

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_file_that_changes_while_it_is_read_is_refused(string change)
    {
        foreach (var parallelism in new[] { 1, 3 })
        {
            var location = _data.Write("a", new byte[20 * 4096]);
            WaitForTick(location);
            var changed = false;

            var fault = await FaultAsync(_data.Location, parallelism, _ =>
            {
                if (!changed)
                {
                    changed = true;
                    Change(location, change);
                }
            });

            Assert.Equal((FingerprintFault.Changed, location), fault);
        }
    }

    [Fact]
    public async Task A_file_that_goes_or_changes_before_its_turn_is_refused()
    {
        foreach (var change in new[] { "delete", "replace", "append" })
        {
            _data.Write("a", new byte[4096]);
            var location = _data.Write("b", new byte[4096]);

            var fault = await FaultAsync(_data.Location, 1, step =>
            {
                if (step.Path == "a")
                {
                    Change(location, change);
                }
            });

            Assert.Equal((FingerprintFault.Changed, location), fault);
        }
    }

    [Fact]
    public async Task A_file_that_gives_fewer_bytes_than_it_says_is_refused()
    {
        // The kernel says 4,096 and gives a few.
        const string location = "/sys/devices/system/cpu/online";

        Assert.Equal((FingerprintFault.Changed, location), await FaultAsync(location));
    }

    [Theory]
    [InlineData("loop", "loop")]
    [InlineData("up", "..")]
    [InlineData("file", "real")]
    [InlineData("dangling", "nothing")]
    public async Task A_symbolic_link_in_a_folder_is_refused(string name, string target)
    {
        _data.Write("real", [1]);
        File.CreateSymbolicLink(_data.PathOf(name), target);

        Assert.Equal((FingerprintFault.SymbolicLink, _data.PathOf(name)), await FaultAsync(_data.Location));
    }

    [Fact]
    public async Task A_symbolic_link_that_is_named_itself_is_followed()
    {
        _data.Write("real/a", [1]);
        var link = Path.Combine(Path.GetDirectoryName(_data.Location)!, "link");
        Directory.CreateSymbolicLink(link, _data.PathOf("real"));

        var result = await Fingerprinter.ComputeAsync(link, cancellationToken: Cancellation);

        Assert.Equal("a", Assert.Single(result.Manifest.Files).Path);
    }

    [Fact]
    public async Task A_link_that_leads_to_itself_is_unreadable()
    {
        var loop = Path.Combine(Path.GetDirectoryName(_data.Location)!, "loop");
        File.CreateSymbolicLink(loop, "loop");

        Assert.Equal((FingerprintFault.Unreadable, loop), await FaultAsync(loop));
    }

    [Fact]
    public async Task A_pipe_is_refused_and_not_waited_for()
    {
        _data.Write("a", [1]);
        var pipe = _data.PathOf("pipe");
        await ChildProcess.RunAsync(new ChildProcessOptions("mkfifo", pipe), Cancellation);

        Assert.Equal((FingerprintFault.SpecialFile, pipe), await FaultAsync(_data.Location));
        Assert.Equal((FingerprintFault.SpecialFile, pipe), await FaultAsync(pipe));
    }

    [Fact]
    public async Task A_device_is_refused() =>
        Assert.Equal((FingerprintFault.SpecialFile, "/dev/zero"), await FaultAsync("/dev/zero"));

    [Theory]
    [InlineData("a\\b")]
    [InlineData("a\nb")]
    [InlineData("cafe\u0301")]
    [InlineData("a\u202eb")]
    public async Task A_name_that_a_manifest_cannot_hold_is_refused(string name)
    {
        _data.Write(name, [1]);

        Assert.Equal((FingerprintFault.Name, _data.PathOf(name)), await FaultAsync(_data.Location));
    }

    [Fact]
    public async Task A_name_that_is_not_UTF_8_is_refused()
    {
        const string create = "import sys; open(sys.argv[1].encode() + b'/\\xff', 'w')";
        await ChildProcess.RunAsync(
            new ChildProcessOptions("python3", "-c", create, _data.Location), Cancellation);

        var fault = await FaultAsync(_data.Location);

        // The platform cannot remove such a name.
        await ChildProcess.RunAsync(new ChildProcessOptions("rm", "-r", _data.Location), Cancellation);
        Assert.Equal(FingerprintFault.Name, fault.Fault);
    }

    [Fact]
    public async Task Nothing_at_the_path_and_a_folder_without_files_are_told_apart()
    {
        Directory.CreateDirectory(_data.PathOf("empty/emptier"));
        _data.Write("file", [1]);

        Assert.Equal((FingerprintFault.Empty, _data.PathOf("empty")), await FaultAsync(_data.PathOf("empty")));
        Assert.Equal((FingerprintFault.Missing, _data.PathOf("none")), await FaultAsync(_data.PathOf("none")));
        Assert.Equal((FingerprintFault.Missing, _data.PathOf("file/a")), await FaultAsync(_data.PathOf("file/a")));
    }

    private static async Task<(FingerprintFault Fault, string Path)> FaultAsync(
        string location, int parallelism = 2, Action<FingerprintProgress>? progress = null)
    {
        var fault = await Assert.ThrowsAsync<FingerprintException>(() => Fingerprinter.ComputeAsync(
            location,
            new FingerprintOptions { ChunkSize = 4096, Parallelism = parallelism },
            progress: new Direct(progress ?? (_ => { })),
            cancellationToken: Cancellation));
        Assert.Contains(fault.Path, fault.Message, StringComparison.Ordinal);
        return (fault.Fault, fault.Path);
    }

    // File systems keep times in ticks of some milliseconds: the change must not fall into the tick of the creation.
    private void WaitForTick(string location)
    {
        var probe = Path.Combine(Path.GetDirectoryName(_data.Location)!, "probe");
        do
        {
            File.WriteAllText(probe, "");
        }
        while (File.GetLastWriteTimeUtc(probe) <= File.GetLastWriteTimeUtc(location));
    }

    private static void Change(string location, string change)
    {
        var written = File.GetLastWriteTimeUtc(location);
        using var file = change is "delete" or "replace"
            ? null
            : new FileStream(location, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        switch (change)
        {
            case "append":
                file!.Seek(0, SeekOrigin.End);
                file.WriteByte(1);
                break;
            case "truncate":
                file!.SetLength(4096);
                break;
            case "overwrite":
                file!.WriteByte(1);
                break;
            case "replace":
                File.WriteAllBytes(location + ".new", new byte[4096]);
                File.Move(location + ".new", location, overwrite: true);
                break;
            case "delete":
                File.Delete(location);
                break;
            default:
                file!.WriteByte(1);
                file.Dispose();
                File.SetLastWriteTimeUtc(location, written);
                break;
        }
    }
}
