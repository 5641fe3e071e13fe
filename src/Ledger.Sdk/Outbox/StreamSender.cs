using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Ledger.Api.Contracts;
using Ledger.Cryptography;
using Ledger.Domain;

namespace Ledger.Sdk;

/// <summary>
/// Brings the next act of a stream into the log, once. Each signed form of it is on disk before it is sent and all have
/// one command id: so of all of them one at the most is taken, and whichever it was answers again when it is asked.
/// </summary>
internal sealed class StreamSender(Outbox outbox, LedgerClient client)
{
    // Others act on the stream between looking and sending; a few times in a row, not for ever.
    private const int MaxRounds = 16;

    private static readonly string[] s_outOfDate = ["stale-version", "sequence-gap", "command-expired"];

    private readonly ConcurrentDictionary<StreamName, StreamPlace> _places = new();

    /// <summary>The act as it stands after an answer; null when nothing waits for the stream.</summary>
    /// <exception cref="LedgerUnreachableException">No answer; the act waits as before.</exception>
    /// <exception cref="LedgerProblemException">No answer to the act itself; it waits as before.</exception>
    public async Task<OutboxEntry?> SendNextAsync(StreamName stream, CancellationToken cancellationToken)
    {
        if (outbox.Store.Head(stream.ToString()) is not { } head)
        {
            return null;
        }

        List<byte[]> forms = [.. head.Forms];
        for (var round = 0; ; round++)
        {
            var form = round > 0 || forms.Count == 0
                ? await SignAsync(stream, head, forms, cancellationToken).ConfigureAwait(false)
                : outbox.Store.TryAttempt(head.Number) ? forms[^1] : null;
            if (form is null)
            {
                // Somebody took it out meanwhile.
                return await SendNextAsync(stream, cancellationToken).ConfigureAwait(false);
            }

            try
            {
                var accepted = await SubmitAsync(form, cancellationToken).ConfigureAwait(false);
                return Done(stream, head, form, accepted);
            }
            catch (LedgerProblemException no) when (IsAnswer(no))
            {
                _places.TryRemove(stream, out _);
                if (no.Code == "command-id-taken")
                {
                    return await FindTakenAsync(stream, head, forms, no, cancellationToken).ConfigureAwait(false);
                }

                if (!s_outOfDate.Contains(no.Code) || round == MaxRounds)
                {
                    return Hold(head, no);
                }
            }
        }
    }

    // What a broken server, an overload, somebody's proxy or an account that is not taken says is no answer to the act.
    private static bool IsAnswer(LedgerProblemException no) =>
        no.Status is >= 400 and < 500 and not (401 or 408 or 429)
        && !no.Code.StartsWith("http-", StringComparison.Ordinal);

    private async Task<byte[]?> SignAsync(
        StreamName stream, OutboxHead head, List<byte[]> forms, CancellationToken cancellationToken)
    {
        if (!_places.TryGetValue(stream, out var place))
        {
            place = await StreamPlace.ReadAsync(client, stream, cancellationToken).ConfigureAwait(false);
            _places[stream] = place;
        }

        var draft = await client.DraftAsync(
            stream, place.Version, head.Item.Id, place.Number(Read(head.Item.Type, head.Item.Payload)),
            cancellationToken).ConfigureAwait(false);
        var form = PreparedCommand.Sign(draft, client.Account!).Line;
        if (!outbox.Store.TryKeep(head.Number, form))
        {
            return null;
        }

        forms.Add(form);
        return form;
    }

    private Task<CommandAccepted> SubmitAsync(byte[] form, CancellationToken cancellationToken) =>
        client.SubmitAsync(Open(form), cancellationToken);

    /// <summary>The id stands in the log, so an earlier form was taken though nobody heard of it.</summary>
    private async Task<OutboxEntry> FindTakenAsync(
        StreamName stream, OutboxHead head, List<byte[]> forms, LedgerProblemException taken,
        CancellationToken cancellationToken)
    {
        foreach (var form in Enumerable.Reverse(forms))
        {
            try
            {
                var accepted = await SubmitAsync(form, cancellationToken).ConfigureAwait(false);
                return Done(stream, head, form, accepted);
            }
            catch (LedgerProblemException no) when (IsAnswer(no))
            {
                // Not this one.
            }
        }

        return Hold(head, taken);
    }

    private OutboxEntry Done(StreamName stream, OutboxHead head, byte[] form, CommandAccepted accepted)
    {
        outbox.Store.Done(
            head.Number, JsonSerializer.SerializeToUtf8Bytes(accepted, ClientJson.Default.CommandAccepted),
            outbox.Options.Time.GetUtcNow());
        if (accepted.Repeated || !_places.TryGetValue(stream, out var place))
        {
            // Others may have acted since.
            _places.TryRemove(stream, out _);
        }
        else
        {
            _places[stream] = place.After(Read(head.Item.Type, Open(form).Body.Payload), accepted);
        }

        return outbox.Store.Find(head.Item.Id)!;
    }

    private OutboxEntry Hold(OutboxHead head, LedgerProblemException no)
    {
        outbox.Store.Hold(head.Number, no.Message);
        return outbox.Store.Find(head.Item.Id)!;
    }

    private static PreparedCommand Open(byte[] form) =>
        PreparedCommand.TryRead(form, out var prepared)
            ? prepared
            : throw new InvalidDataException("The outbox holds something else than a signed command.");

    private static Command Read(string type, string payload) =>
        CanonicalJson.TryParse(Encoding.UTF8.GetBytes(payload), out var json, out var error)
        && CommandCodec.TryRead(type, json, out var command, out error)
            ? command
            : throw new InvalidDataException($"The outbox holds no {type} that this version knows: {error}");
}
