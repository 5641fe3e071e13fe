using System.Text;
using Ledger.Cryptography;

namespace Ledger.Evidence.Log;

/// <summary>
/// One of the three ways in which a log signs its checkpoints; each is sufficient alone. The instances are shared and
/// compared by reference.
/// </summary>
public sealed class LogLane
{
    private readonly byte[] _type;

    private LogLane(SignatureAlgorithm algorithm, byte[] type) => (Algorithm, _type) = (algorithm, type);

    /// <summary>Ed25519 over the note text, signature type 0x01 of c2sp.org/signed-note.</summary>
    public static LogLane Ed25519 { get; } = new(SignatureAlgorithm.Ed25519, [0x01]);

    /// <summary>secp256k1 over SHA-256 of the note text: the lane that contracts can check.</summary>
    public static LogLane Secp256k1 { get; } =
        new(SignatureAlgorithm.Secp256k1, [0xff, .. Encoding.ASCII.GetBytes("ledger-secp256k1@v1")]);

    /// <summary>SM2 with SM3 over the note text, default user id.</summary>
    public static LogLane Sm2 { get; } =
        new(SignatureAlgorithm.Sm2, [0xff, .. Encoding.ASCII.GetBytes("ledger-sm2@v1")]);

    /// <summary>All three, in the order in which a log signs.</summary>
    public static IReadOnlyList<LogLane> All { get; } = [Ed25519, Secp256k1, Sm2];

    /// <summary>The name in configurations and reports: <c>ed25519</c>, <c>secp256k1</c> or <c>sm2</c>.</summary>
    public string Name => Algorithm.Name;

    /// <summary>The signature algorithm.</summary>
    public SignatureAlgorithm Algorithm { get; }

    /// <summary>The signature type that goes into key ids and verifier keys, its identifier included.</summary>
    public ReadOnlySpan<byte> Type => _type;

    /// <summary>The lane that uses an algorithm, or null: a log does not sign with it.</summary>
    public static LogLane? Of(SignatureAlgorithm algorithm) => All.FirstOrDefault(lane => lane.Algorithm == algorithm);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
