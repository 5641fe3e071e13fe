using Ledger.Api.Contracts;
using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Evidence.Entries;

namespace Ledger.Sdk;

/// <summary>Where a stream stands for the next command to it.</summary>
/// <param name="Version">The version that it expects.</param>
/// <param name="Transactions">The number of the last transaction filed.</param>
/// <param name="Egress">The number of the last egress record filed.</param>
internal sealed record StreamPlace(ulong Version, ulong Transactions, ulong Egress)
{
    /// <summary>By the registry's word, as far as the account may see it.</summary>
    public static async Task<StreamPlace> ReadAsync(
        LedgerClient client, StreamName stream, CancellationToken cancellationToken)
    {
        if (stream.TryGetAsset(out var asset)
            && await client.FindAssetStateAsync(asset, cancellationToken).ConfigureAwait(false) is { } known)
        {
            return new StreamPlace(known.Version, known.State.Transactions.Sequence, known.State.Egress.Sequence);
        }

        return new StreamPlace(await client.FindVersionAsync(stream, cancellationToken).ConfigureAwait(false), 0, 0);
    }

    /// <summary>The command with the number that comes next, if it is one that is numbered.</summary>
    public Command Number(Command command) => command switch
    {
        FileTransaction filing => filing with { Sequence = Transactions + 1 },
        FileEgress filing => filing with { Sequence = Egress + 1 },
        _ => command,
    };

    /// <summary>The place after a command was taken.</summary>
    public StreamPlace After(Command command, CommandAccepted accepted)
    {
        var version = EntrySyntax.TryDecimal(accepted.Version, out var at) ? at
            : throw new InvalidDataException($"The registry answers with the version {accepted.Version}.");
        return command switch
        {
            FileTransaction filing => this with { Version = version, Transactions = filing.Sequence },
            FileEgress filing => this with { Version = version, Egress = filing.Sequence },
            _ => this with { Version = version },
        };
    }
}
