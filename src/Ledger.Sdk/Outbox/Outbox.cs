using System.Text;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Evidence.Entries;

namespace Ledger.Sdk;

/// <summary>
/// Acts that wait on disk until they are entries of the log: what was added survives the sudden end of the process and
/// of the machine, goes to each stream in the order of adding, and is recorded once, whatever the network does
/// meanwhile. Several processes may add at once; <see cref="OutboxSender"/> sends. Safe for concurrent use.
/// </summary>
public sealed class Outbox : IDisposable
{
    private readonly OutboxStore _store;
    private readonly SemaphoreSlim _changed = new(0);

    private Outbox(string folder, OutboxStore store, OutboxOptions options) =>
        (Folder, _store, Options) = (folder, store, options);

    /// <summary>The folder; whoever can write there speaks in the account's name.</summary>
    public string Folder { get; }

    /// <summary>How much it holds, and how it sends.</summary>
    public OutboxOptions Options { get; }

    /// <summary>How full it is.</summary>
    public OutboxCount Count => _store.Count();

    internal OutboxStore Store => _store;

    /// <summary>Opens the outbox in a folder, or makes one; only its owner may read what it makes.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <exception cref="InvalidDataException">It was written by a later version.</exception>
    public static Outbox Open(string folder, OutboxOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var path = Path.GetFullPath(folder);
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(
                path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return new Outbox(path, new OutboxStore(Path.Combine(path, "outbox.db")), options ?? new OutboxOptions());
    }

    /// <summary>Adds acts, all or none, and waits for room if there is none.</summary>
    /// <param name="acts">The acts, in their order.</param>
    /// <param name="cancellationToken">Ends the waiting; nothing was added then.</param>
    /// <returns>Their command ids. They are on disk.</returns>
    /// <exception cref="ArgumentException">They are more than the outbox holds, or one is no command that can be
    /// sent.</exception>
    public async Task<IReadOnlyList<string>> AddAsync(
        IReadOnlyList<OutboxAct> acts, CancellationToken cancellationToken = default)
    {
        var items = Items(acts);
        if (items.Count > Options.MaxWaiting || items.Sum(static item => item.Bytes) > Options.MaxWaitingBytes)
        {
            throw new ArgumentException("These acts alone are more than the outbox holds.", nameof(acts));
        }

        while (!_store.TryAdd(items, Options))
        {
            await Task.Delay(Options.Look, Options.Time, cancellationToken).ConfigureAwait(false);
        }

        _changed.Release();
        return [.. items.Select(static item => item.Id)];
    }

    /// <summary>Adds acts, all or none.</summary>
    /// <param name="acts">The acts, in their order.</param>
    /// <returns>Their command ids. They are on disk.</returns>
    /// <exception cref="OutboxFullException">There is no room.</exception>
    /// <exception cref="ArgumentException">One is no command that can be sent.</exception>
    public IReadOnlyList<string> Add(params IReadOnlyList<OutboxAct> acts)
    {
        var items = Items(acts);
        if (!_store.TryAdd(items, Options))
        {
            throw new OutboxFullException(Count);
        }

        _changed.Release();
        return [.. items.Select(static item => item.Id)];
    }

    /// <summary>Acts in the order of adding.</summary>
    /// <param name="state">Only those that stand so; null for all.</param>
    /// <param name="after">The number of the last one known; 0 for the first page.</param>
    /// <param name="limit">How many at most.</param>
    public IReadOnlyList<OutboxEntry> List(OutboxState? state = null, long after = 0, int limit = 200) =>
        _store.List(state, after, limit);

    /// <summary>An act; null when none has that command id.</summary>
    public OutboxEntry? Find(string commandId) => _store.Find(commandId);

    /// <summary>What the outbox keeps of an act beside its receipt; null when nothing is kept.</summary>
    public byte[]? FindRecord(string commandId) => _store.Record(commandId);

    /// <summary>
    /// Takes an act out that cannot be recorded, so that those behind it go on. It stays listed. What the network still
    /// holds back of an attempt is not taken by the registry any more once the command has expired
    /// (<see cref="LedgerClientOptions.CommandLifetime"/>).
    /// </summary>
    /// <param name="commandId">The act.</param>
    /// <param name="reason">Why, for whoever asks later.</param>
    /// <returns>False when it does not wait, or an attempt to send it may have been taken: send it first.</returns>
    public bool Drop(string commandId, string reason)
    {
        ArgumentException.ThrowIfNullOrEmpty(reason);
        return _store.TryDrop(commandId, reason, Options.Time.GetUtcNow());
    }

    /// <summary>Removes what was done or dropped before a time; receipts and records go with it.</summary>
    /// <returns>How many acts.</returns>
    public int Prune(DateTimeOffset before) => _store.Prune(before);

    /// <inheritdoc/>
    public void Dispose()
    {
        _store.Dispose();
        _changed.Dispose();
    }

    /// <summary>Returns after something was added here, or after a while.</summary>
    internal async Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var pause = Task.Delay(atMost, Options.Time, patience.Token);
        var change = _changed.WaitAsync(patience.Token);
        await Task.WhenAny(pause, change).ConfigureAwait(false);
        await patience.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(pause, change).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private List<OutboxItem> Items(IReadOnlyList<OutboxAct> acts)
    {
        ArgumentNullException.ThrowIfNull(acts);
        var now = Options.Time.GetUtcNow();
        return [.. acts.Select(act => Item(act, now))];
    }

    private static OutboxItem Item(OutboxAct act, DateTimeOffset now)
    {
        var id = act.CommandId ?? FreshId.At(now);
        if (!EntrySyntax.IsId(id))
        {
            throw new ArgumentException("A command id has 32 lowercase hex characters.", nameof(act));
        }

        if (act.Stream.Kind != act.Command.Addressee)
        {
            throw new ArgumentException($"{act.Command.Type} is not addressed to {act.Stream}.", nameof(act));
        }

        var payload = Encoding.UTF8.GetString(CanonicalJson.Write(CommandCodec.Write(act.Command)));
        return new OutboxItem(
            id, act.Stream.ToString(), act.Command.Type, payload, act.Record, now);
    }
}
