using System.Net.Sockets;
using Ledger.Api.Contracts;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Sdk;

namespace Ledger.EndToEnd.Hammer;

/// <summary>
/// Asks until the registry answers: whoever is not answered does not know whether the act was done, and sends the same
/// signed bytes again. What is acknowledged is recorded.
/// </summary>
/// <param name="file">Where it is recorded.</param>
/// <param name="patience">How long nobody may answer, by default five minutes.</param>
public sealed class Stubborn(AcknowledgementFile? file = null, TimeSpan? patience = null)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    private readonly TimeSpan _patience = patience ?? s_patience;
    private string? _origin;

    public async Task<CommandAccepted> SubmitAsync(
        LedgerClient client, StreamName stream, ulong version, string commandId, Command command,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        _origin ??= (await GetAsync(() => client.ReadLogAsync(cancellationToken), cancellationToken)).Origin;
        var prepared = PreparedCommand.Sign(
            new CommandDraft
            {
                Origin = _origin,
                Stream = stream,
                ExpectedVersion = version,
                CommandId = commandId,
                Expires = TimeProvider.System.GetUtcNow() + TimeSpan.FromHours(1),
                Command = command,
            },
            client.Account!);
        var accepted = await GetAsync(() => client.SubmitAsync(prepared, cancellationToken), cancellationToken);
        file?.Append(new Acknowledgement(
            client.Account!.Party.Stream.ToString(),
            commandId,
            ulong.Parse(accepted.Index, System.Globalization.CultureInfo.InvariantCulture),
            new DigestPair(Digest.Parse(accepted.Sha256), Digest.Parse(accepted.Sm3))));
        return accepted;
    }

    /// <summary>Hands content in until it is taken.</summary>
    public async Task PutAsync(LedgerClient client, byte[] content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        var taken = await GetAsync(() => client.PutContentAsync(content, cancellationToken), cancellationToken);
        file?.Append(taken.Sha256);
    }

    /// <summary>The answer, however often the registry has to be asked; a refusal is an answer.</summary>
    public static Task<T> AskAsync<T>(Func<Task<T>> ask, CancellationToken cancellationToken) =>
        AskAsync(ask, s_patience, cancellationToken);

    /// <summary>The answer, with this one's patience.</summary>
    public Task<T> GetAsync<T>(Func<Task<T>> ask, CancellationToken cancellationToken) =>
        AskAsync(ask, _patience, cancellationToken);

    /// <summary>
    /// A connection that was cut, a timeout nobody asked for, or a fault of the server: no word on the act itself.
    /// </summary>
    public static bool IsSilence(Exception fault, CancellationToken cancellationToken) =>
        fault is IOException or HttpRequestException or SocketException
        || fault is LedgerProblemException { Status: >= 500 or 408 or 429 }
        || (fault is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    private static async Task<T> AskAsync<T>(
        Func<Task<T>> ask, TimeSpan patience, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ask);
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                return await ask();
            }
            catch (Exception fault) when (IsSilence(fault, cancellationToken)
                && TimeProvider.System.GetElapsedTime(start) < patience)
            {
                // The client has paused between its own attempts already.
                await Task.Yield();
            }
        }
    }
}
