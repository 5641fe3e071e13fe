using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Ledger.Api.Contracts;

namespace Ledger.Sdk;

public sealed partial class LedgerClient
{
    // Some dozens of lines.
    private const int AnswerBuffer = 1 << 14;

    // An answer whose lines stop for so long has no more of them.
    private static readonly TimeSpan s_silence = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Submits signed commands with as few requests as they fit in, each to the stream that it is signed for. What a
    /// rule refuses is a result and keeps nothing else out. Commands without an answer are sent again, the same bytes:
    /// each is one act, however often it arrives.
    /// </summary>
    /// <param name="commands">The commands; those for one stream are taken in this order.</param>
    /// <param name="cancellationToken">Ends the waiting; what was sent may have been taken all the same.</param>
    /// <returns>
    /// A result for each, in order, as they come; <see cref="CommandResult.Item"/> is the place among
    /// <paramref name="commands"/>. One whose status is 503 may be sent again.
    /// </returns>
    /// <exception cref="LedgerProblemException">A request was refused as a whole.</exception>
    /// <exception cref="LedgerUnreachableException">Nobody answered: the rest may have been taken.</exception>
    /// <exception cref="LogForkException">An acknowledgement contradicts what the client's watch saw.</exception>
    public async IAsyncEnumerable<CommandResult> SubmitManyAsync(
        IReadOnlyList<PreparedCommand> commands,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(commands);
        var (done, failed) = (0, 0);
        while (done < commands.Count)
        {
            var (answer, before) = (await OpenBatchAsync(commands, done, failed, cancellationToken)
                .ConfigureAwait(false), done);
            using (answer.Response)
            {
                await foreach (var result in answer.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    if (result.Accepted is { } accepted)
                    {
                        _options.Watch?.Expect(accepted);
                    }

                    yield return result with { Item = done++ };
                }

                // It broke off, or was none; whatever came of it counts.
                failed = done > before ? 0 : failed + 1;
                if (failed >= _options.Attempts)
                {
                    throw new LedgerUnreachableException(
                        new Uri(Server, BatchRequest.Path), new IOException("The answer broke off."));
                }

                if (!answer.IsWhole && done < commands.Count)
                {
                    await _channel.PauseAsync(Math.Max(failed, 1), answer.Response, cancellationToken)
                        .ConfigureAwait(false);
                }
            }
        }
    }

    private async Task<BatchAnswer> OpenBatchAsync(
        IReadOnlyList<PreparedCommand> commands, int from, int failed, CancellationToken cancellationToken)
    {
        var count = BatchRequest.Count(commands, from);
        try
        {
            var response = await _channel.OpenAsync(
                BatchRequest.Path, () => BatchRequest.Content(commands, from, count), BatchRequest.Lines,
                cancellationToken)
                .ConfigureAwait(false);
            if (failed + 1 < _options.Attempts && Channel.IsPassing(response.StatusCode))
            {
                return new BatchAnswer(response, 0);
            }

            await Problems.ThrowIfAnyAsync(response, cancellationToken).ConfigureAwait(false);
            return new BatchAnswer(response, count);
        }
        catch (LedgerProblemException e) when (
            failed + 1 < _options.Attempts && Channel.IsPassing((HttpStatusCode)e.Status))
        {
            return new BatchAnswer(null, 0);
        }
        catch (Exception e) when (BatchAnswer.IsSilence(e, cancellationToken))
        {
            return failed + 1 < _options.Attempts
                ? new BatchAnswer(null, 0)
                : throw new LedgerUnreachableException(new Uri(Server, BatchRequest.Path), e);
        }
    }

    /// <summary>An answer with results line by line, as many as were asked for or as came of them.</summary>
    private sealed class BatchAnswer(HttpResponseMessage? response, int count)
    {
        public HttpResponseMessage? Response => response;

        /// <summary>Whether every result that it owes has come.</summary>
        public bool IsWhole { get; private set; }

        public static bool IsSilence(Exception fault, CancellationToken cancellationToken) =>
            fault is HttpRequestException or SocketException or IOException
            || (fault is OperationCanceledException && !cancellationToken.IsCancellationRequested);

        public async IAsyncEnumerable<CommandResult> ReadAsync(
            [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            if (count == 0)
            {
                yield break;
            }

            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            using var lines = new StreamReader(
                await response!.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false),
                bufferSize: AnswerBuffer);
            for (var item = 0; item < count; item++)
            {
                patience.CancelAfter(s_silence);
                if (await LineAsync(lines, patience.Token, cancellationToken).ConfigureAwait(false) is not { } line)
                {
                    yield break;
                }

                yield return Read(line, item);
            }

            IsWhole = true;
        }

        // Null where the answer breaks off: what is missing is asked for again.
        private static async Task<string?> LineAsync(
            StreamReader lines, CancellationToken patience, CancellationToken cancellationToken)
        {
            try
            {
                return await lines.ReadLineAsync(patience).ConfigureAwait(false);
            }
            catch (Exception e) when (IsSilence(e, cancellationToken))
            {
                return null;
            }
        }

        private static CommandResult Read(string line, int item)
        {
            CommandResult? result;
            try
            {
                result = JsonSerializer.Deserialize(line, ClientJson.Default.CommandResult);
            }
            catch (JsonException e)
            {
                throw new InvalidDataException("The registry's answer is not what the API document says.", e);
            }

            return result is { } one && one.Item == item && one.Accepted is null != one.Problem is null
                ? one
                : throw new InvalidDataException("The registry's answer is not what the API document says.");
        }
    }
}
