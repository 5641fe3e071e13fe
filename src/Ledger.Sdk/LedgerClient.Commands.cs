using Ledger.Api.Contracts;
using Ledger.Domain;

namespace Ledger.Sdk;

public sealed partial class LedgerClient
{
    /// <summary>Signs a command with the account's key and submits it.</summary>
    /// <param name="stream">The party, case, asset, item, registry or registrar addressed.</param>
    /// <param name="expectedVersion">The version that it must have; 0 when it must not exist.</param>
    /// <param name="commandId">
    /// The author's id of the act; see <see cref="DerivedId"/> and <see cref="FreshId"/>.
    /// </param>
    /// <param name="command">What is asked.</param>
    /// <param name="cancellationToken">Ends the waiting; the command may have been taken all the same.</param>
    /// <exception cref="InvalidOperationException">The client has no account.</exception>
    /// <exception cref="LedgerProblemException">It was refused; nothing was recorded.</exception>
    public async Task<CommandAccepted> ExecuteAsync(
        StreamName stream,
        ulong expectedVersion,
        string commandId,
        Command command,
        CancellationToken cancellationToken = default)
    {
        var author = _account ?? throw new InvalidOperationException("Commands are signed: the client has no account.");
        var draft = await DraftAsync(stream, expectedVersion, commandId, command, cancellationToken)
            .ConfigureAwait(false);
        return await SubmitAsync(PreparedCommand.Sign(draft, author), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A command as this client would sign it, for a key that lies elsewhere.</summary>
    /// <param name="stream">What is addressed.</param>
    /// <param name="expectedVersion">The version that it must have; 0 when it must not exist.</param>
    /// <param name="commandId">
    /// The author's id of the act; see <see cref="DerivedId"/> and <see cref="FreshId"/>.
    /// </param>
    /// <param name="command">What is asked.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<CommandDraft> DraftAsync(
        StreamName stream,
        ulong expectedVersion,
        string commandId,
        Command command,
        CancellationToken cancellationToken = default) => new()
    {
        Origin = await OriginAsync(cancellationToken).ConfigureAwait(false),
        Stream = stream,
        ExpectedVersion = expectedVersion,
        CommandId = commandId,
        Expires = _options.Time.GetUtcNow() + _options.CommandLifetime,
        Command = command,
    };

    /// <summary>
    /// Submits a signed command, the same bytes again while the registry does not answer: it is one act, and a repeated
    /// one is answered as the first was.
    /// </summary>
    /// <returns>The entry: durable, not yet published or anchored.</returns>
    /// <exception cref="LedgerProblemException">It was refused; nothing was recorded.</exception>
    /// <exception cref="LedgerUnreachableException">Nobody answered: whether it was taken is not known.</exception>
    /// <exception cref="LogForkException">The acknowledgement contradicts what the client's watch saw.</exception>
    public async Task<CommandAccepted> SubmitAsync(
        PreparedCommand command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        var path = $"v1/{AddressOf(command.Envelope.Stream)}/commands";
        var accepted = await SendAsync(
            HttpMethod.Post,
            path,
            ClientJson.Default.CommandAccepted,
            () => Json(command.Line),
            cancellationToken).ConfigureAwait(false);
        _options.Watch?.Expect(accepted);
        return accepted;
    }

    private async ValueTask<string> OriginAsync(CancellationToken cancellationToken) =>
        _origin ??= (await ReadLogAsync(cancellationToken).ConfigureAwait(false)).Origin;

    private static string AddressOf(StreamName stream)
    {
        if (stream.TryGetParty(out var party))
        {
            return $"parties/{party}";
        }

        if (stream.TryGetCase(out var caseId))
        {
            return $"cases/{caseId}";
        }

        if (stream.TryGetAsset(out var asset))
        {
            return $"assets/{asset}";
        }

        if (stream.TryGetItem(out var item))
        {
            return $"catalogue/{item}";
        }

        if (stream.TryGetOrder(out var order))
        {
            return $"orders/{order}";
        }

        if (stream.TryGetDemand(out var demand))
        {
            return $"demands/{demand}";
        }

        if (stream.TryGetCensus(out var census))
        {
            return $"censuses/{census}";
        }

        return stream.Kind is StreamKind.Registry or StreamKind.Registrar
            ? stream.ToString()
            : throw new ArgumentException("Nobody takes commands there.", nameof(stream));
    }
}
