using Microsoft.AspNetCore.Components.Forms;

namespace Ledger.Portal.Components;

/// <summary>A document that a user chose to hand in.</summary>
internal static class ChosenFile
{
    private const long MaxBytes = 64L << 20;

    /// <summary>Its bytes.</summary>
    /// <exception cref="InvalidDataException">It is larger than 64 MiB, or the browser lost it.</exception>
    public static async Task<byte[]> ReadAsync(IBrowserFile file)
    {
        try
        {
            await using var stream = file.OpenReadStream(MaxBytes);
            using var document = new MemoryStream();
            await stream.CopyToAsync(document);
            return document.ToArray();
        }
        catch (IOException unreadable)
        {
            throw new InvalidDataException(unreadable.Message, unreadable);
        }
    }
}
