using Ledger.Cryptography;
using Ledger.Domain.Parties;

namespace Ledger.Domain.Assets.Provenance;

/// <summary>What a collecting device sets its clock by.</summary>
public enum ClockSource
{
    /// <summary>A satellite system (北斗 among them).</summary>
    Satellite,

    /// <summary>A time server.</summary>
    Network,

    /// <summary>Nothing but itself.</summary>
    Device,
}

/// <summary>The device that data was collected with.</summary>
/// <param name="Id">Its serial number, or how else it is told from others of its model.</param>
/// <param name="Model">Maker and model.</param>
public sealed record CollectingDevice(string Id, string Model);

/// <summary>The program that collected.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Digests">Digests of the very file that ran.</param>
public sealed record CollectingProgram(string Name, string Version, DigestPair Digests);

/// <summary>The clock that the times of a collection are by.</summary>
/// <param name="Source">What it was set by.</param>
/// <param name="Reference">Which one: a system, a server, a device.</param>
/// <param name="Offset">How many milliseconds it was ahead of that when last compared; negative when behind.</param>
public sealed record CollectingClock(ClockSource Source, string Reference, int Offset);

/// <summary>
/// How data came to be before anything was registered of it: public, and signed by whoever collected it.
/// </summary>
/// <remarks>人民法院在线诉讼规则 article 18: the source, the mechanism of generation and the storing of data.</remarks>
public sealed record CollectionRecord
{
    /// <summary>The asset that the data is of.</summary>
    public required AssetId Asset { get; init; }

    /// <summary>Digests of the manifest of the data.</summary>
    public required DigestPair Content { get; init; }

    /// <summary>Who collected, where that is a party with a key of its own here; null for anybody else.</summary>
    public PartyId? Collector { get; init; }

    /// <summary>With what device.</summary>
    public required CollectingDevice Device { get; init; }

    /// <summary>By what program.</summary>
    public required CollectingProgram Program { get; init; }

    /// <summary>By what clock.</summary>
    public required CollectingClock Clock { get; init; }

    /// <summary>When it began, UTC, in whole milliseconds.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>When it ended, UTC, in whole milliseconds.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>Digests of the source evidence, for example a protocol or a notary's record; null for none.</summary>
    public DigestPair? Evidence { get; init; }

    /// <summary>What the collector signs: <c>"ledger-collection@v1" ‖ 0x00 ‖</c> the canonical JSON.</summary>
    public byte[] SignedBytes() =>
        [.. "ledger-collection@v1\0"u8, .. CanonicalJson.Write(CollectionCodecs.Record.Write(this))];
}

/// <summary>The collector's signature over a record.</summary>
/// <param name="Key">The collector's own key.</param>
/// <param name="Value">The signature in base64.</param>
public sealed record CollectorSignature(AuthorKey Key, string Value)
{
    /// <summary>Whether the key signed the record.</summary>
    public bool IsOver(CollectionRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return CanonicalBase64.TryDecode(Key.Spki, out var der) && PublicKey.TryReadSpki(der, out var key)
            && CanonicalBase64.TryDecode(Value, out var signature) && key.Verify(record.SignedBytes(), signature);
    }
}

/// <summary>A collection as the asset remembers it.</summary>
/// <param name="Record">What was signed.</param>
/// <param name="Signature">The signature.</param>
/// <param name="Stands">Whether nobody withdrew it.</param>
public sealed record Collection(CollectionRecord Record, CollectorSignature Signature, bool Stands);
