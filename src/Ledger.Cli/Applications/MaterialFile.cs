using Ledger.Cli.Output;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Assets;

namespace Ledger.Cli.Applications;

/// <summary>A document to be handed in: <c>--material KIND=FILE</c>.</summary>
internal sealed record MaterialFile(string Kind, string Title, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>As it stands in an application.</summary>
    public JsonObject Json => new(
        ("kind", Kind), ("title", Title), ("content", ApplicationFlags.Digests(DigestPair.Of(Bytes.Span))));

    public static async Task<MaterialFile> ReadAsync(string text, CancellationToken cancellationToken)
    {
        var parts = text.Split('=', 2);
        return parts.Length == 2 && WireName.TryParse<MaterialKind>(parts[0], out _)
            ? new MaterialFile(
                parts[0], Path.GetFileName(parts[1]), await File.ReadAllBytesAsync(parts[1], cancellationToken))
            : throw new UsageException(
                $"--material {text}: write KIND=FILE, with one of {string.Join(", ", WireName.All<MaterialKind>())}.");
    }
}
