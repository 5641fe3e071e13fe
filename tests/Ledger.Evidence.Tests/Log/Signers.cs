using Ledger.Evidence.Log;

namespace Ledger.Evidence.Tests.Log;

internal static class Signers
{
    private static readonly PrivateKey[] s_secrets =
    [
        PrivateKey.Generate(SignatureAlgorithm.Ed25519),
        PrivateKey.Generate(SignatureAlgorithm.Secp256k1),
        PrivateKey.Generate(SignatureAlgorithm.Sm2),
    ];

    public static LogSigner Log(string origin) => new(origin, s_secrets);
}
