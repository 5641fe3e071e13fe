namespace Ledger.Testing;

internal static class ChildProcessExtensions
{
    /// <summary>Returns once the child has become the program: until then it is still the one that starts it.</summary>
    public static async Task WaitForProgramAsync(
        this ChildProcess child, string program, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(TimeSpan.FromMinutes(5));
        while ((await File.ReadAllTextAsync($"/proc/{child.Id}/comm", deadline.Token)).Trim() != program)
        {
            await Task.Delay(5, deadline.Token);
        }
    }
}
