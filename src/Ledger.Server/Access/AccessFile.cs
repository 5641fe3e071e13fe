using System.Security.Cryptography;
using System.Text;
using Ledger.Ports.Access;

namespace Ledger.Server.Access;

/// <summary>
/// The access journal in one file of the data folder: its id, then a line a record. Several processes may append, one
/// at a time. Opened, it is read from end to end: a line that does not follow from the one before keeps the registry
/// from starting, and an unfinished last line, which nobody was told of, is cut off.
/// </summary>
internal sealed class AccessFile : IAccessJournal, IDisposable
{
    private const byte LineEnd = (byte)'\n';

    // How long another process may keep the file, before somebody is told that nothing can be recorded.
    private const int MaxTries = 2000;

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(5);

    private readonly string _path;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly Lock _read = new();
    private AccessChain _chain;

    private AccessFile(string path, AccessChain chain, TimeProvider time) =>
        (_path, _chain, _time) = (path, chain, time);

    /// <inheritdoc/>
    public string Id => _chain.Id;

    /// <inheritdoc/>
    public AccessHead Head
    {
        get
        {
            lock (_read)
            {
                return _chain.Head;
            }
        }
    }

    /// <summary>Opens the journal of a folder; makes a new one where there is none.</summary>
    /// <exception cref="InvalidDataException">The file was changed, or is none.</exception>
    public static async Task<AccessFile> OpenAsync(
        string folder, TimeProvider time, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, "access.jsonl");
        using var alone = await LockAsync(path, cancellationToken).ConfigureAwait(false);
        if (!File.Exists(path))
        {
            if (alone.Length > 0)
            {
                throw new InvalidDataException($"{path} is gone; put it back, or remove its lock to begin another.");
            }

            var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
            using (var fresh = new FileStream(path + ".new", FileMode.Create, FileAccess.Write))
            {
                fresh.Write(Encoding.ASCII.GetBytes(id + "\n"));
                fresh.Flush(flushToDisk: true);
            }

            File.Move(path + ".new", path);
        }

        if (alone.Length == 0)
        {
            // So that a journal that was taken away is not begun anew as if there had been none.
            alone.WriteByte(LineEnd);
            alone.Flush(flushToDisk: true);
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        var chain = AccessChain.Begin(file, path).Follow(file, path);
        file.SetLength(chain.Length);
        file.Flush(flushToDisk: true);
        return new AccessFile(path, chain, time);
    }

    /// <inheritdoc/>
    public async Task AppendAsync(AccessAct act, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            using var alone = await LockAsync(_path, cancellationToken).ConfigureAwait(false);
            using var file = new FileStream(_path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            if (file.Length < _chain.Length)
            {
                throw new InvalidDataException($"{_path} is shorter than it was.");
            }

            var chain = _chain.Follow(file, _path);
            var line = AccessLine.Write(
                new AccessRecord((long)chain.Head.Size + 1, Milliseconds(_time.GetUtcNow()), act), chain.Before);
            file.Position = chain.Length;
            file.Write([.. line, LineEnd]);
            file.SetLength(file.Position);
            file.Flush(flushToDisk: true);
            Take(chain.With(line));
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<AccessRecord>> ListAsync(
        AccessFilter filter, long? before, int limit, CancellationToken cancellationToken) => Task.Run(() =>
    {
        using var file = OpenToRead();
        var end = before is { } number
            ? LinesBack.PlaceOf(file, AccessChain.HeaderLength, number, NumberOf)
            : file.Length;
        List<AccessRecord> found = [];
        foreach (var line in LinesBack.Of(file, AccessChain.HeaderLength, end))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var record = Read(line);
            if (filter.Takes(record))
            {
                found.Add(record);
                if (found.Count == limit)
                {
                    break;
                }
            }
        }

        return (IReadOnlyList<AccessRecord>)found;
    }, cancellationToken);

    /// <inheritdoc/>
    public Task<bool> HoldsAsync(AccessHead head, CancellationToken cancellationToken) =>
        Task.Run(() => head.Size == 0 || Holds(head), cancellationToken);

    public void Dispose() => _gate.Dispose();

    // Each line from the first on, for one that was changed in its place says nothing of those behind it.
    private bool Holds(AccessHead head)
    {
        try
        {
            using var file = OpenToRead();
            return AccessChain.Begin(file, _path).Reaches(head, file, _path);
        }
        catch (Exception gone) when (gone is IOException or InvalidDataException)
        {
            return false;
        }
    }

    private void Take(AccessChain chain)
    {
        lock (_read)
        {
            _chain = chain;
        }
    }

    private FileStream OpenToRead() => new(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);

    private AccessRecord Read(byte[] line) => AccessLine.TryRead(line, out var record, out _)
        ? record
        : throw new InvalidDataException($"{_path} has a line that is no record.");

    private long NumberOf(byte[] line) => Read(line).Number;

    private static async Task<FileStream> LockAsync(string path, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return new FileStream(
                    path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (tries < MaxTries)
            {
                await Task.Delay(s_pause, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static DateTimeOffset Milliseconds(DateTimeOffset time) =>
        new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
}
