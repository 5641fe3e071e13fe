using System.Globalization;
using System.Text;
using Ledger.Api.Contracts;
using Ledger.Domain;
using Ledger.Evidence.Entries;
using Ledger.Sdk;
using Microsoft.AspNetCore.Components;

namespace Ledger.Portal.Entries;

/// <summary>The public half of an entry, and how far it has come; its hashes were computed anew.</summary>
public sealed partial class EntryPage
{
    private LogEntryResource? _entry;
    private EntryLeaf? _leaf;
    private ulong _index;
    private bool _isMissing;

    /// <summary>The entry's index.</summary>
    [Parameter]
    public string Index { get; set; } = "";

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        _isMissing = !ulong.TryParse(Index, NumberStyles.None, CultureInfo.InvariantCulture, out _index);
        if (!_isMissing)
        {
            await AskAsync(FindAsync);
        }
    }

    private async Task FindAsync(LedgerClient client)
    {
        _entry = await client.FindEntryAsync(_index);
        _isMissing = _entry is null;
        if (_entry is { } entry && !EntryLeaf.TryRead(Encoding.UTF8.GetBytes(entry.Leaf), out _leaf, out var error))
        {
            throw new InvalidDataException(error);
        }
    }

    private static string? AddressOf(StreamName stream) =>
        stream.TryGetCase(out var filing) ? $"/portal/cases/{filing}"
        : stream.TryGetAsset(out var asset) ? $"/portal/assets/{asset}"
        : stream.TryGetOrder(out var order) ? $"/portal/orders/{order}"
        : null;
}
