using System.Text.Json;

namespace Ledger.Testing;

/// <summary>
/// The state file of a chain node, and a whole copy of it. The node rewrites the file in place, so a kill can cut it
/// off, and the node does not start from such a file.
/// </summary>
internal sealed class AnvilState(string file)
{
    private const int Tries = 500;

    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(10);

    private string Copy => file + ".whole";

    /// <summary>Copies the file while the node stands still, at a moment when it is not being written.</summary>
    public async Task KeepAsync(ChildProcess node, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Tries && File.Exists(file) && !node.HasEnded; attempt++)
        {
            if (await TryKeepAsync(node, cancellationToken))
            {
                return;
            }

            await Task.Delay(BetweenTries, cancellationToken);
        }
    }

    /// <summary>Puts the copy in the place of a file that was cut off; without a copy the chain begins anew.</summary>
    public async Task MendAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(file) || await IsWholeAsync(file, cancellationToken))
        {
            return;
        }

        File.Delete(file);
        if (File.Exists(Copy))
        {
            File.Copy(Copy, file);
        }
    }

    public void Delete()
    {
        File.Delete(file);
        File.Delete(Copy);
    }

    private async Task<bool> TryKeepAsync(ChildProcess node, CancellationToken cancellationToken)
    {
        node.Freeze();
        try
        {
            // What is looked at is the copy: a process that was told to stop may still write for a moment.
            var next = Copy + ".new";
            File.Copy(file, next, overwrite: true);
            if (!await IsWholeAsync(next, cancellationToken))
            {
                return false;
            }

            File.Move(next, Copy, overwrite: true);
            return true;
        }
        finally
        {
            node.Thaw();
        }
    }

    private static async Task<bool> IsWholeAsync(string path, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(path);
        try
        {
            using var document = await JsonDocument.ParseAsync(stream, cancellationToken: cancellationToken);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
