namespace Ledger.Testing;

/// <summary>What to start, and how.</summary>
/// <param name="FileName">The program itself, by path or by a name on PATH; never a shell.</param>
/// <param name="Arguments">Its arguments, each one word.</param>
public sealed record ChildProcessOptions(string FileName, params IReadOnlyList<string> Arguments)
{
    /// <summary>Working folder; the caller's own when null.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Variables set (with a null value: taken away) on top of the caller's own.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>Whether the caller writes to the child's standard input; else it is closed.</summary>
    public bool HasInput { get; init; }

    /// <summary>Gets each line of the child's standard output, besides <see cref="ChildProcess.Output"/>.</summary>
    public Action<string>? Wrote { get; init; }

    /// <summary>
    /// How long <see cref="ChildProcess.TerminateAsync"/> and <see cref="ChildProcess.QuitAsync"/> wait before SIGKILL.
    /// </summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromMinutes(1);
}
