namespace Ledger.Sdk;

/// <summary>The right to send from an outbox; the system takes it back when the process ends, however it
/// ends.</summary>
internal sealed class OutboxLock : IDisposable
{
    private readonly FileStream _file;

    private OutboxLock(FileStream file) => _file = file;

    /// <exception cref="OutboxBusyException">Somebody else has it.</exception>
    public static OutboxLock Take(string folder)
    {
        try
        {
            // Open without sharing is an advisory lock on the file (flock) that ends with its process.
            return new OutboxLock(new FileStream(
                Path.Combine(folder, "sender.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException fault) when (fault is not (FileNotFoundException or DirectoryNotFoundException))
        {
            throw new OutboxBusyException(folder);
        }
    }

    public void Dispose() => _file.Dispose();
}
