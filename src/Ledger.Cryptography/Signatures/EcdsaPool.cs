using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Ledger.Cryptography;

// The platform promises nothing about one ECDsa on several threads, so each use has one to itself.
internal sealed class EcdsaPool(ReadOnlySpan<byte> rawPublicKey, ReadOnlySpan<byte> secret)
{
    private readonly ConcurrentBag<ECDsa> _idle = [];
    private readonly byte[] _x = rawPublicKey[1..33].ToArray();
    private readonly byte[] _y = rawPublicKey[33..].ToArray();
    private readonly byte[]? _d = secret.IsEmpty ? null : secret.ToArray();

    public Lease Rent() => new(this, _idle.TryTake(out var ecdsa) ? ecdsa : Create());

    private ECDsa Create() => ECDsa.Create(new ECParameters
    {
        Curve = ECCurve.NamedCurves.nistP256,
        Q = new ECPoint { X = _x, Y = _y },
        D = _d,
    });

    internal readonly ref struct Lease(EcdsaPool pool, ECDsa ecdsa)
    {
        public ECDsa Ecdsa => ecdsa;

        public void Dispose() => pool._idle.Add(ecdsa);
    }
}
