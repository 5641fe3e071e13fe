using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Ledger.Testing;

/// <summary>
/// A real process that a test started: its output is kept, it is signalled by its own id alone, and the kernel
/// kills it when the test process dies, however that happens.
/// </summary>
public sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(20);

    private readonly ChildProcessOptions _options;
    private readonly Process _process;
    private readonly OutputLines _output = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _openStreams = 2;

    private ChildProcess(ChildProcessOptions options)
    {
        _options = options;
        _process = Launcher.Start(Describe(options), Watch);
        Id = _process.Id;
    }

    /// <summary>The process id of the program itself.</summary>
    public int Id { get; }

    public bool HasEnded => _ended.Task.IsCompleted;

    /// <summary>Exit code; 128 + n when signal n ended it. Only after the end.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>The last thousand lines of both outputs.</summary>
    public string Output => _output.ToString();

    /// <summary>The child's standard input, where it has one.</summary>
    public StreamWriter Input => _options.HasInput
        ? _process.StandardInput
        : throw new InvalidOperationException("The child was started without input.");

    public static ChildProcess Start(ChildProcessOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new ChildProcess(options);
    }

    /// <summary>Runs a program to its end and returns what it wrote; another exit code than 0 throws.</summary>
    public static async Task<string> RunAsync(
        ChildProcessOptions options, CancellationToken cancellationToken = default)
    {
        await using var child = Start(options);
        await child.WaitForEndAsync(cancellationToken);
        return child.ExitCode == 0 ? child.Output : throw child.Ended($"exit code {child.ExitCode}");
    }

    /// <summary>The first line, already written or still to come, that contains <paramref name="fragment"/>.</summary>
    /// <exception cref="ChildProcessEndedException">The child ended without writing it.</exception>
    /// <exception cref="TimeoutException">The time passed.</exception>
    public async Task<string> WaitForLineAsync(
        string fragment, TimeSpan within, CancellationToken cancellationToken = default)
    {
        var line = _output.FirstAsync(text => text.Contains(fragment, StringComparison.Ordinal));
        try
        {
            await Task.WhenAny(line, _drained.Task).WaitAsync(within, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"{this} did not write \"{fragment}\" within {within}:\n{Output}");
        }

        return line.IsCompletedSuccessfully ? await line : throw Ended($"nothing said of \"{fragment}\"");
    }

    /// <summary>Returns as soon as the loopback port answers; for children that announce nothing.</summary>
    /// <exception cref="ChildProcessEndedException">The child ended first.</exception>
    /// <exception cref="TimeoutException">The time passed.</exception>
    public async Task WaitForPortAsync(int port, TimeSpan within, CancellationToken cancellationToken = default)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(within);
        while (!HasEnded)
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), deadline.Token);
                return;
            }
            catch (SocketException)
            {
                await Task.WhenAny(_ended.Task, Task.Delay(PollInterval, cancellationToken));
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                deadline.Cancel();
            }

            cancellationToken.ThrowIfCancellationRequested();
            if (deadline.IsCancellationRequested)
            {
                throw new TimeoutException($"{this} did not listen on port {port} within {within}:\n{Output}");
            }
        }

        throw Ended($"nothing listened on port {port}");
    }

    public Task WaitForEndAsync(CancellationToken cancellationToken = default) =>
        Task.WhenAll(_ended.Task, _drained.Task).WaitAsync(cancellationToken);

    /// <summary>SIGTERM, and SIGKILL when the child outlives its grace; returns after the end.</summary>
    public Task TerminateAsync() => EndAsync(Signals.Terminate);

    /// <summary>SIGQUIT, and SIGKILL when the child outlives its grace; returns after the end.</summary>
    public Task QuitAsync() => EndAsync(Signals.Quit);

    /// <summary>SIGKILL: no farewell, nothing flushed; returns after the end.</summary>
    public async Task KillAsync()
    {
        Signal(Signals.Kill);
        await _ended.Task;
    }

    /// <summary>SIGSTOP: the child hangs, its connections stay open.</summary>
    public void Freeze() => Signal(Signals.Stop);

    /// <summary>SIGCONT after <see cref="Freeze"/>.</summary>
    public void Thaw() => Signal(Signals.Continue);

    public override string ToString() => $"{Path.GetFileName(_options.FileName)} ({Id})";

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    private static ProcessStartInfo Describe(ChildProcessOptions options)
    {
        // setpriv sets the signal and then becomes the program, so that the process id is the program's own.
        string[] words = ["--pdeathsig", "KILL", "--", options.FileName, .. options.Arguments];
        var info = new ProcessStartInfo("setpriv", words)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = options.WorkingDirectory ?? "",
        };
        foreach (var (name, value) in options.Environment)
        {
            info.Environment[name] = value;
        }

        return info;
    }

    private void Watch(Process process)
    {
        process.Exited += (_, _) => _ended.TrySetResult();
        process.OutputDataReceived += (_, line) =>
        {
            Take(line.Data);
            if (line.Data is not null)
            {
                _options.Wrote?.Invoke(line.Data);
            }
        };
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.EnableRaisingEvents = true;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (!_options.HasInput)
        {
            process.StandardInput.Close();
        }
    }

    private async Task EndAsync(int signal)
    {
        Signal(Signals.Continue);
        Signal(signal);
        if (await Task.WhenAny(_ended.Task, Task.Delay(_options.Grace)) != _ended.Task)
        {
            Signal(Signals.Kill);
        }

        await _ended.Task;
    }

    private void Take(string? line)
    {
        if (line is not null)
        {
            _output.Append(line);
        }
        else if (Interlocked.Decrement(ref _openStreams) == 0)
        {
            _drained.TrySetResult();
        }
    }

    private void Signal(int signal)
    {
        if (!HasEnded)
        {
            _ = Signals.Send(_process.Id, signal);
        }
    }

    private ChildProcessEndedException Ended(string what) => new($"{this} ended: {what}\n{Output}");
}
