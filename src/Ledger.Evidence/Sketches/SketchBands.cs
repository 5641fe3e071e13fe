using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Ledger.Evidence.Sketches;

/// <summary>
/// Where an index finds the sketches that may be like one, without comparing it with all: locality-sensitive hashing
/// (Indyk, Motwani 1998) by bands. Four bins in a row are a band; two sketches that agree in a band share its mark.
/// </summary>
/// <remarks>
/// Two bins agree with a probability of at least the similarity J, so all 128 bands differ with one of at most
/// (1 − J⁴)^128: 1 in 3,800 for a J of one half, 1 in 50 million for 0.6. That holds where bins are not empty, as in
/// sketches of <see cref="Sketch.SafeRecords"/> records and more; a band with an empty bin has no mark.
/// </remarks>
public static class SketchBands
{
    /// <summary>From which similarity on an index by bands finds what is alike.</summary>
    public const double Floor = 0.5;

    private const int Count = 128;
    private const int Width = 4;

    /// <summary>The marks of a sketch: 128, or fewer where bins are empty. Under two keys they differ.</summary>
    public static IReadOnlyList<long> Of(Sketch sketch)
    {
        ArgumentNullException.ThrowIfNull(sketch);
        var marks = new List<long>(Count);
        var place = Encoding.ASCII.GetBytes(sketch.Key);
        var input = new byte[place.Length + 1 + Width];
        place.CopyTo(input, 0);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        for (var band = 0; band < Count; band++)
        {
            var bins = sketch.Values.Span.Slice(band * Width, Width);
            if (!bins.Contains((byte)0))
            {
                input[place.Length] = (byte)band;
                bins.CopyTo(input.AsSpan(place.Length + 1));
                SHA256.HashData(input, hash);
                marks.Add(BinaryPrimitives.ReadInt64BigEndian(hash));
            }
        }

        return marks;
    }

    /// <summary>
    /// Whether two sketches are so much alike, or may be within one and a half times the error of the estimate.
    /// </summary>
    public static bool AreNear(Similarity similarity) => similarity.Estimate + (1.5 * similarity.Error) >= Floor;
}
