namespace Ledger.Domain;

/// <summary>Data that is part of the assembly: calendars and rules.</summary>
internal static class EmbeddedData
{
    public static Stream Open(string name) =>
        typeof(EmbeddedData).Assembly.GetManifestResourceStream("Ledger.Domain." + name)
        ?? throw new InvalidOperationException($"The assembly carries no data named {name}.");
}
