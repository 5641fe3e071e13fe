using Ledger.Domain;
using Ledger.Evidence.Entries;

namespace Ledger.Sdk;

public sealed partial class LedgerClient
{
    /// <summary>
    /// The version of a party, case, asset, order or the registry, as far as this account may see it: what its next
    /// command expects. Of an asset that is somebody else's it is what the public register has, which may be a moment
    /// behind.
    /// </summary>
    /// <returns>0 when there is nothing that this account may see.</returns>
    /// <param name="stream">The stream.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<ulong> FindVersionAsync(StreamName stream, CancellationToken cancellationToken = default)
    {
        var path = $"v1/{AddressOf(stream)}"
            + (stream.TryGetAsset(out var asset) || stream.Kind is StreamKind.Order ? "/state" : "");
        var state = await FindAsync(path, ClientJson.Default.AggregateResource, cancellationToken)
            .ConfigureAwait(false);
        var text = state?.Version;
        if (state is null && stream.Kind is StreamKind.Asset)
        {
            text = (await FindAssetAsync(asset, cancellationToken).ConfigureAwait(false))?.Version;
        }

        return text is null ? 0
            : EntrySyntax.TryDecimal(text, out var version) ? version
            : throw new InvalidDataException("The registry's answer has no version.");
    }
}
