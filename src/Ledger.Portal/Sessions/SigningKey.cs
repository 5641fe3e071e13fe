using Ledger.Cryptography;
using Ledger.Evidence.Entries;
using Ledger.Sdk;
using Microsoft.JSInterop;

namespace Ledger.Portal.Sessions;

/// <summary>
/// The user's own key, which lies in the browser and leaves it never: it signs what the user does, so that nobody here
/// can put words into anybody's mouth.
/// </summary>
internal sealed class SigningKey(IJSRuntime browser) : IAsyncDisposable
{
    private const string Script = "./_content/Ledger.Portal/portal.js";
    private IJSObjectReference? _script;

    /// <summary>Signs a command with the account's key.</summary>
    /// <returns>The command; null when this browser has no key of the account.</returns>
    public async Task<PreparedCommand?> SignAsync(UnsignedCommand command, string account)
    {
        var script = await ScriptAsync();
        var signed = await script.InvokeAsync<BrowserSignature?>(
            "sign", account, Convert.ToBase64String(command.Envelope.ToBytes()));
        return signed is not null
            && Digest.TryParse(signed.Key, out var key)
            && Hex.TryDecode(signed.Value, out var pair) && pair.Length == DerSignature.PairSize
                ? command.With(new CommandAuthor(SignatureAlgorithm.P256, key, DerSignature.Write(pair)))
                : null;
    }

    /// <summary>Puts what was typed before a lost connection back into the fields of a form.</summary>
    public async Task RestoreDraftsAsync()
    {
        var script = await ScriptAsync();
        await script.InvokeVoidAsync("restoreDrafts");

        // Once more for choices that are offered only since the first round.
        await script.InvokeVoidAsync("restoreDrafts");
    }

    /// <summary>Forgets what was typed into a form that was sent.</summary>
    public async Task ForgetDraftsAsync(string form) =>
        await (await ScriptAsync()).InvokeVoidAsync("forgetDrafts", form);

    public async ValueTask DisposeAsync()
    {
        try
        {
            await (_script?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and its script with it.
        }
    }

    private async Task<IJSObjectReference> ScriptAsync() =>
        _script ??= await browser.InvokeAsync<IJSObjectReference>("import", Script);

    /// <param name="Key">SHA-256 of the key's SubjectPublicKeyInfo, hex.</param>
    /// <param name="Value">r ‖ s with the lower of both s, hex.</param>
    private sealed record BrowserSignature(string Key, string Value);
}
