namespace Ledger.Portal.Components;

/// <summary>Addresses of pages with what they are asked for.</summary>
internal static class PageAddress
{
    /// <summary>The address; what is null is left out.</summary>
    public static string Of(string path, params (string Name, string? Value)[] query)
    {
        var given = query.Where(static pair => pair.Value is not null)
            .Select(static pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value!)}");
        var text = string.Join('&', given);
        return text.Length == 0 ? path : $"{path}?{text}";
    }
}
