using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Registration;
using Ledger.Sdk;
using Ledger.Sdk.Fingerprint;

namespace Ledger.Cli.Demo;

/// <summary>A fingerprinted set, with what is handed in about it.</summary>
/// <param name="Set">The set.</param>
/// <param name="Print">Its fingerprint.</param>
/// <param name="Chunks">Its chunk list.</param>
internal sealed record PrintedSet(DemoSet Set, FingerprintResult Print, ReadOnlyMemory<byte> Chunks)
{
    public ulong Bytes => checked((ulong)Print.Manifest.Files.Sum(file => file.Length));
}

/// <summary>An asset on its way into the register.</summary>
/// <param name="Set">What it is.</param>
/// <param name="Case">Its case.</param>
/// <param name="Filer">Who files.</param>
/// <param name="Application">What is applied for.</param>
/// <param name="Documents">The materials themselves, to be put into the content store.</param>
internal sealed record DemoAsset(
    PrintedSet Set, CaseId Case, LedgerClient Filer, Application Application, IReadOnlyList<Document> Documents)
{
    public string Key => Set.Set.Key;

    public AssetId Id => Application.Asset;
}

/// <summary>A material and its bytes.</summary>
internal sealed record Document(Material Material, ReadOnlyMemory<byte> Bytes)
{
    public static Document Of(Domain.Assets.MaterialKind kind, string title, ReadOnlyMemory<byte> bytes) =>
        new(new Material(kind, title, DigestPair.Of(bytes.Span)), bytes);
}
