using System.Runtime.CompilerServices;
using System.Text.Json;
using Ledger.Ports.Objects;

namespace Ledger.Api.Webhooks;

/// <summary>
/// Webhooks, each a replaceable object of the registry's store. They are no part of the log: losing them loses no
/// entry.
/// </summary>
public sealed class WebhookStore(IObjectStore objects, TimeProvider time)
{
    private const string Prefix = "webhooks/";

    // Replaced behind every change that somebody who delivers has to know of.
    private const string Mark = "webhook-changes";
    private const int MaxBytes = 1 << 20;
    private const int MaxAttempts = 8;

    // A process that ends between a change and its mark leaves the others without word of it for so long.
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(1);

    private readonly WebhookMemory _memory = new();

    /// <summary>All, ended ones too.</summary>
    public async IAsyncEnumerable<Webhook> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var name in objects.ListAsync(Prefix, cancellationToken).ConfigureAwait(false))
        {
            if (await FindAsync(name[Prefix.Length..], cancellationToken).ConfigureAwait(false) is { } webhook)
            {
                yield return webhook;
            }
        }
    }

    /// <summary>
    /// All as they were when last looked at, for whoever delivers and looks often: what owners change is seen at once,
    /// how far another process has come only by <see cref="ChangeAsync"/>, which looks itself.
    /// </summary>
    public async ValueTask<IReadOnlyCollection<Webhook>> WatchAsync(CancellationToken cancellationToken)
    {
        var mark = await MarkAsync(cancellationToken).ConfigureAwait(false);
        if (_memory.Read(mark, time.GetTimestamp() - (long)(s_longest.TotalSeconds * time.TimestampFrequency))
            is { } known)
        {
            return known;
        }

        var began = _memory.Begin();
        List<Webhook> all = [];
        await foreach (var webhook in ListAsync(cancellationToken).ConfigureAwait(false))
        {
            all.Add(webhook);
        }

        return _memory.Take(began, all, mark, time.GetTimestamp());
    }

    /// <summary>One; null when there is none.</summary>
    public async Task<Webhook?> FindAsync(string id, CancellationToken cancellationToken) =>
        await objects.ReadAsync(Prefix + id, MaxBytes, cancellationToken).ConfigureAwait(false) is { } bytes
            ? JsonSerializer.Deserialize(bytes, WebhookJson.Default.Webhook)
            : null;

    /// <summary>Adds one.</summary>
    /// <returns>False when there is one of that id.</returns>
    public async Task<bool> AddAsync(Webhook webhook, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(webhook);
        try
        {
            await objects.ReplaceAsync(Prefix + webhook.Id, Bytes(webhook), null, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (ObjectVersionMismatchException)
        {
            return false;
        }

        // Whatever becomes of the request now.
        await TellAsync(webhook, CancellationToken.None).ConfigureAwait(false);
        return true;
    }

    /// <summary>
    /// Changes one as it is; the change is asked again when somebody else was faster.
    /// </summary>
    /// <param name="id">Which.</param>
    /// <param name="change">Gives what it becomes; null leaves it.</param>
    /// <param name="tell">Whether those who deliver have to know of it at once.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>What it became; null when there is none, or it was left.</returns>
    public async Task<Webhook?> ChangeAsync(
        string id, Func<Webhook, Webhook?> change, bool tell, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        for (var attempt = 1; ; attempt++)
        {
            // The version first: what is read after it is that version or a later one, which then fails.
            var known = await objects.StatAsync(Prefix + id, cancellationToken).ConfigureAwait(false);
            if (known?.Version is not { } version
                || await FindAsync(id, cancellationToken).ConfigureAwait(false) is not { } webhook)
            {
                return null;
            }

            if (change(webhook) is not { } next)
            {
                _memory.Put(webhook);
                return null;
            }

            try
            {
                await objects.ReplaceAsync(Prefix + id, Bytes(next), version.ETag, cancellationToken)
                    .ConfigureAwait(false);
                _memory.Put(next);
                if (tell)
                {
                    await TellAsync(next, CancellationToken.None).ConfigureAwait(false);
                }

                return next;
            }
            catch (ObjectVersionMismatchException) when (attempt < MaxAttempts)
            {
                // Look again.
            }
        }
    }

    // Whoever loses the race for the mark may go: the winner's is as new.
    private async ValueTask TellAsync(Webhook webhook, CancellationToken cancellationToken)
    {
        _memory.Put(webhook);
        try
        {
            var mark = await MarkAsync(cancellationToken).ConfigureAwait(false);
            var next = Guid.CreateVersion7(time.GetUtcNow()).ToByteArray();
            await objects.ReplaceAsync(Mark, next, mark, cancellationToken).ConfigureAwait(false);
        }
        catch (ObjectVersionMismatchException)
        {
        }
    }

    private async ValueTask<string?> MarkAsync(CancellationToken cancellationToken) =>
        (await objects.StatAsync(Mark, cancellationToken).ConfigureAwait(false))?.Version?.ETag;

    private static byte[] Bytes(Webhook webhook) =>
        JsonSerializer.SerializeToUtf8Bytes(webhook, WebhookJson.Default.Webhook);
}
