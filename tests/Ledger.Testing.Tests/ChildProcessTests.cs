namespace Ledger.Testing;

public sealed class ChildProcessTests
{
    private static readonly TimeSpan Within = TimeSpan.FromMinutes(5);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_output_of_a_program_is_returned_when_it_ends_well() =>
        Assert.Equal("one\ntwo", await ChildProcess.RunAsync(new("printf", "one\ntwo\n"), Cancellation));

    [Fact]
    public async Task A_program_that_fails_throws_with_its_output()
    {
        var thrown = await Assert.ThrowsAsync<ChildProcessEndedException>(
            () => ChildProcess.RunAsync(new("sh", "-c", "echo broken >&2; exit 3"), Cancellation));

        Assert.Contains("exit code 3", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("broken", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_was_already_written_is_found_again()
    {
        await using var child = ChildProcess.Start(new("sh", "-c", "echo first; exec sleep 600"));

        Assert.Equal("first", await child.WaitForLineAsync("first", Within, Cancellation));
        Assert.Equal("first", await child.WaitForLineAsync("first", Within, Cancellation));
    }

    [Fact]
    public async Task Waiting_for_a_line_ends_when_the_child_ends()
    {
        await using var child = ChildProcess.Start(new("sh", "-c", "echo something else"));

        await Assert.ThrowsAsync<ChildProcessEndedException>(
            () => child.WaitForLineAsync("ready", Within, Cancellation));
    }

    [Fact]
    public async Task Waiting_for_a_line_ends_when_the_time_is_over()
    {
        await using var child = ChildProcess.Start(new("sleep", "600"));

        await Assert.ThrowsAsync<TimeoutException>(
            () => child.WaitForLineAsync("ready", TimeSpan.FromMilliseconds(50), Cancellation));
    }

    [Fact]
    public async Task Waiting_for_a_port_ends_when_the_time_is_over()
    {
        await using var child = ChildProcess.Start(new("sleep", "600"));

        await Assert.ThrowsAsync<TimeoutException>(
            () => child.WaitForPortAsync(FreePort.Find(), TimeSpan.FromMilliseconds(50), Cancellation));
    }

    [Fact]
    public async Task The_process_id_is_the_program_s_own_and_a_kill_ends_it()
    {
        await using var child = ChildProcess.Start(new("sleep", "600"));
        await child.WaitForProgramAsync("sleep", Cancellation);

        await child.KillAsync();

        Assert.Equal(128 + 9, child.ExitCode);
        Assert.False(Directory.Exists($"/proc/{child.Id}"));
    }

    [Fact]
    public async Task A_child_that_ignores_the_farewell_is_killed_after_its_grace()
    {
        var options = new ChildProcessOptions("sh", "-c", "trap '' TERM; echo deaf; while true; do sleep 1; done")
        {
            Grace = TimeSpan.FromMilliseconds(100),
        };
        await using var child = ChildProcess.Start(options);
        await child.WaitForLineAsync("deaf", Within, Cancellation);

        await child.TerminateAsync();

        Assert.Equal(128 + 9, child.ExitCode);
    }

    [Fact]
    public async Task A_child_outlives_the_thread_that_asked_for_it()
    {
        var started = new TaskCompletionSource<ChildProcess>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            var child = ChildProcess.Start(new("sleep", "600"));
            child.WaitForProgramAsync("sleep", Cancellation).GetAwaiter().GetResult();
            started.SetResult(child);
        });
        thread.Start();

        await using var child = await started.Task;
        thread.Join();

        await Assert.ThrowsAsync<TimeoutException>(
            () => child.WaitForEndAsync(Cancellation).WaitAsync(TimeSpan.FromMilliseconds(200), Cancellation));
    }

    [Fact]
    public async Task A_child_dies_with_the_process_that_started_it()
    {
        // The outer child plays a test process that is killed; the inner one is started the way this library does.
        const string script = "setpriv --pdeathsig KILL -- sh -c 'echo inner; exec sleep 600' & wait";
        await using var outer = ChildProcess.Start(new("sh", "-c", script));
        await outer.WaitForLineAsync("inner", Within, Cancellation);

        await outer.KillAsync();

        // The inner child holds the output open for as long as it lives.
        await outer.WaitForEndAsync(Cancellation).WaitAsync(Within, Cancellation);
    }
}
