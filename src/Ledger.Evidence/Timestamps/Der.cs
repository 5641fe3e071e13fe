using System.Formats.Asn1;

namespace Ledger.Evidence.Timestamps;

/// <summary>What the reading of DER has in common here; what is malformed throws, to be caught once.</summary>
internal static class Der
{
    public static readonly Asn1Tag Context0 = new(TagClass.ContextSpecific, 0, isConstructed: true);
    public static readonly Asn1Tag Context1 = new(TagClass.ContextSpecific, 1, isConstructed: true);

    public static AsnReader Open(ReadOnlyMemory<byte> bytes) => new(bytes, AsnEncodingRules.DER);

    /// <summary>An identifier of an algorithm, whose parameters the caller reads; nothing is behind them.</summary>
    public static string ReadAlgorithm(AsnReader reader, Action<AsnReader> parameters)
    {
        var algorithm = reader.ReadSequence();
        var oid = algorithm.ReadObjectIdentifier();
        parameters(algorithm);
        algorithm.ThrowIfNotEmpty();
        return oid;
    }

    public static void NoParameters(AsnReader parameters)
    {
        if (parameters.HasData)
        {
            parameters.ReadNull();
        }
    }

    public static bool HasNext(AsnReader reader, Asn1Tag tag) => reader.HasData && reader.PeekTag() == tag;

    public static bool SkipIf(AsnReader reader, Asn1Tag tag)
    {
        var isThere = HasNext(reader, tag);
        if (isThere)
        {
            _ = reader.ReadEncodedValue();
        }

        return isThere;
    }

    public static void Require(bool holds)
    {
        if (!holds)
        {
            throw new AsnContentException();
        }
    }
}
