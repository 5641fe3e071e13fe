using System.Globalization;
using System.Net.ServerSentEvents;
using System.Net.Sockets;
using System.Text.Json;
using Ledger.Api.Contracts;

namespace Ledger.Sdk;

/// <summary>
/// What the registry tells of a party, entry by entry: whenever the connection is lost, or says nothing for too long,
/// it is made anew from the cursor that was reached.
/// </summary>
internal sealed class FeedSubscription(Channel channel, LedgerClientOptions options, string after) : IDisposable
{
    // The registry speaks at least every ten seconds.
    private static readonly TimeSpan s_silence = TimeSpan.FromSeconds(35);

    private ulong _after = Number(after) ?? throw new ArgumentException("A cursor is a decimal number.", nameof(after));
    private HttpResponseMessage? _response;
    private IAsyncEnumerator<SseItem<string>>? _items;

    /// <summary>The next entry; waits for it as long as it takes.</summary>
    /// <exception cref="LedgerProblemException">The registry refuses to tell.</exception>
    /// <exception cref="InvalidDataException">It tells something else than entries in their order.</exception>
    public async Task<FeedEntryResource> NextAsync(CancellationToken cancellationToken)
    {
        var pause = options.FirstPause;
        while (true)
        {
            try
            {
                if (await ReadAsync(cancellationToken).ConfigureAwait(false) is { } entry)
                {
                    return entry;
                }

                // It ended in order: the connection is old, or the registry stops.
                pause = options.FirstPause;
            }
            catch (Exception fault) when (IsPassing(fault, cancellationToken))
            {
                pause = pause < options.LongestPause ? pause * 2 : pause;
            }

            Close();
            await Task.Delay(pause, options.Time, cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose() => Close();

    private async Task<FeedEntryResource?> ReadAsync(CancellationToken cancellationToken)
    {
        _items ??= await OpenAsync(cancellationToken).ConfigureAwait(false);
        while (await _items.MoveNextAsync().AsTask().WaitAsync(s_silence, options.Time, cancellationToken)
            .ConfigureAwait(false))
        {
            var (item, cursor) = (_items.Current, Number(_items.Current.EventId));
            if (cursor is not { } next || next < _after)
            {
                throw new InvalidDataException($"The feed goes back from {_after} to {item.EventId}.");
            }

            var entry = item.EventType == "entry" ? Read(item.Data, next) : null;
            _after = next;
            if (entry is not null)
            {
                return entry;
            }
        }

        return null;
    }

    private FeedEntryResource Read(string data, ulong cursor)
    {
        try
        {
            return JsonSerializer.Deserialize(data, ClientJson.Default.FeedEntryResource) is { } entry
                && Number(entry.Index) is { } index && index >= _after && index < cursor
                    ? entry
                    : throw new InvalidDataException($"The feed tells something before {_after}.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException("The feed tells something else than entries.", e);
        }
    }

    private async Task<IAsyncEnumerator<SseItem<string>>> OpenAsync(CancellationToken cancellationToken)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"v1/feed/events?after={_after}");
        _response = await channel.OpenAsync(path, "text/event-stream", cancellationToken).ConfigureAwait(false);
        await Problems.ThrowIfAnyAsync(_response, cancellationToken).ConfigureAwait(false);
        var body = await _response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        return SseParser.Create(body).EnumerateAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
    }

    // What still reads from it ends with it.
    private void Close()
    {
        _response?.Dispose();
        (_response, _items) = (null, null);
    }

    private static bool IsPassing(Exception fault, CancellationToken cancellationToken) =>
        fault is HttpRequestException or SocketException or IOException or TimeoutException
        || fault is LedgerProblemException { Status: 408 or 429 or >= 500 }
        || (fault is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    private static ulong? Number(string? text) =>
        Evidence.Entries.EntrySyntax.TryDecimal(text, out var number) ? number : null;
}
