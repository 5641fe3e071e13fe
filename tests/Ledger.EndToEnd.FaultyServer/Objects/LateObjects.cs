using System.Collections.Concurrent;
using Ledger.Ports.Objects;

namespace Ledger.EndToEnd.FaultyServer.Objects;

/// <summary>Takes content, and writes it some seconds later; until then it has it in memory.</summary>
internal sealed class LateObjects(IObjectStore inner) : ForwardingObjects(inner)
{
    // So late that a kill finds something unwritten, however seldom a slow machine takes content.
    private static readonly TimeSpan s_writesAfter = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, byte[]> _held = new(StringComparer.Ordinal);

    public override async ValueTask<bool> CreateAsync(
        string name, Stream content, CancellationToken cancellationToken)
    {
        if (!name.StartsWith("blobs/", StringComparison.Ordinal))
        {
            return await base.CreateAsync(name, content, cancellationToken);
        }

        var bytes = await ReadAsync(content, cancellationToken);
        if (await base.StatAsync(name, cancellationToken) is not null || !_held.TryAdd(name, bytes))
        {
            return false;
        }

        _ = WriteLaterAsync(name, bytes);
        return true;
    }

    public override ValueTask<Stream?> OpenAsync(
        string name, long offset = 0, long? length = null, CancellationToken cancellationToken = default) =>
        _held.TryGetValue(name, out var bytes)
            ? new(new MemoryStream(
                bytes, (int)offset, (int)Math.Min(length ?? long.MaxValue, bytes.Length - offset), writable: false))
            : base.OpenAsync(name, offset, length, cancellationToken);

    public override ValueTask<ObjectProperties?> StatAsync(string name, CancellationToken cancellationToken) =>
        _held.TryGetValue(name, out var bytes)
            ? new(new ObjectProperties(bytes.Length, null))
            : base.StatAsync(name, cancellationToken);

    private async Task WriteLaterAsync(string name, byte[] bytes)
    {
        await Task.Delay(s_writesAfter);
        await base.CreateAsync(name, new MemoryStream(bytes, writable: false), CancellationToken.None);
        _held.TryRemove(name, out _);
    }
}
