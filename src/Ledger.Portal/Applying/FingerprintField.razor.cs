using System.Globalization;
using Ledger.Cryptography;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Ledger.Portal.Applying;

/// <summary>The data's fingerprint, computed where the data lies.</summary>
public sealed partial class FingerprintField
{
    private long _read;

    /// <summary>The digests of the manifest; null while there are none.</summary>
    [Parameter, EditorRequired]
    public DigestPair? Content { get; set; }

    /// <summary>The data's bytes, as they were counted; null where nobody counted them.</summary>
    [Parameter]
    public ulong? Bytes { get; set; }

    /// <summary>What is missing, in words; null when nothing is.</summary>
    [Parameter]
    public string? Missing { get; set; }

    /// <summary>Told of the fingerprint and the number of bytes; of null when it is being made anew.</summary>
    [Parameter]
    public EventCallback<(DigestPair Content, ulong Bytes)?> OnTaken { get; set; }

    /// <summary>Told when reading begins and ends.</summary>
    [Parameter]
    public EventCallback<bool> OnReading { get; set; }

    [Inject]
    private IJSRuntime Browser { get; set; } = null!;

    private bool IsReading { get; set; }

    private async Task ReadAsync()
    {
        (IsReading, _read) = (true, 0);
        await OnReading.InvokeAsync(true);
        await OnTaken.InvokeAsync(null);
        await AskAsync(async client =>
        {
            var fingerprint = new BrowserFingerprint(read =>
            {
                _read = read;
                return InvokeAsync(StateHasChanged);
            });
            await OnTaken.InvokeAsync(await fingerprint.OfAsync("data-files", Browser, client));
        });
        IsReading = false;
        await OnReading.InvokeAsync(false);
    }

    private static string Number(IFormattable number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
