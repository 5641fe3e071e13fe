namespace Ledger.Api.Webhooks;

/// <summary>What a process knows of the webhooks, and since when.</summary>
internal sealed class WebhookMemory
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Webhook> _known = new(StringComparer.Ordinal);
    private string? _mark;
    private long? _since;
    private long _changes;

    /// <summary>All that is known; null when somebody changed them since, or it is older than that.</summary>
    public IReadOnlyCollection<Webhook>? Read(string? mark, long notBefore)
    {
        lock (_gate)
        {
            return _since is { } since && since > notBefore && mark == _mark ? [.. _known.Values] : null;
        }
    }

    /// <summary>Says that all are being read.</summary>
    public long Begin()
    {
        lock (_gate)
        {
            return _changes;
        }
    }

    /// <summary>Takes what was read. What this process changed meanwhile makes it be read again.</summary>
    public IReadOnlyCollection<Webhook> Take(long began, List<Webhook> all, string? mark, long now)
    {
        lock (_gate)
        {
            _known.Clear();
            foreach (var webhook in all)
            {
                _known[webhook.Id] = webhook;
            }

            (_mark, _since) = (mark, began == _changes ? now : null);
            return all;
        }
    }

    /// <summary>Takes one as it is now.</summary>
    public void Put(Webhook webhook)
    {
        lock (_gate)
        {
            _changes++;
            _known[webhook.Id] = webhook;
        }
    }
}
