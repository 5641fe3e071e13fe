using System.Text;
using Ledger.Cryptography;
using Ledger.Domain.Chains;
using Ledger.Domain.Keys;

namespace Ledger.Domain.Tests;

/// <summary>Keys of a registry's evidence, with their secret halves, and changes of them.</summary>
internal static class KeyFile
{
    public const string Why = "密钥到期轮换。";

    public static readonly Actor Second = Cast.Staff("keeper", Role.Operator);

    public static readonly RegistryKey Lane = Key(KeyPurpose.Lane, "lane", SignatureAlgorithm.Ed25519);
    public static readonly RegistryKey Sm2 = Key(KeyPurpose.Lane, "lane", SignatureAlgorithm.Sm2);
    public static readonly RegistryKey Witness =
        Key(KeyPurpose.Witness, "witness", SignatureAlgorithm.Ed25519) with { Name = "witness.example/w1" };

    public static readonly RegistryKey Validators = Sealing(100, '1', '2', '3', '4');

    /// <summary>A lane's next key.</summary>
    public static readonly RegistryKey Next = Key(KeyPurpose.Lane, "next", SignatureAlgorithm.Ed25519);

    public static KeyChange Rotation => Rotate(Lane, Next);

    public static KeyChange Revocation =>
        new(Witness, null, new KeyRevocation("keyCompromise", Days.Of("2026-09-01")), null, null);

    public static IReadOnlyList<Command> Commands { get; } =
        [new ProposeKeyChange(Rotation, Why), new ConfirmKeyChange(Rotation.Id)];

    /// <summary>Validators of a chain from a height on, each an address of one digit.</summary>
    public static RegistryKey Sealing(ulong from, params IEnumerable<char> digits) => Sealing('a', from, digits);

    public static RegistryKey Sealing(char chain, ulong from, IEnumerable<char> digits) => new(
        KeyPurpose.Validators, CanonicalBase64.Encode(new ChainValidators(
            Digest.Parse(new string(chain, 64)), from,
            [.. digits.Select(static digit => "0x" + new string(digit, 40))]).ToBytes()));

    public static RegistryKey Key(KeyPurpose purpose, string name, SignatureAlgorithm algorithm) =>
        new(purpose, CanonicalBase64.Encode(Secret(name, algorithm).PublicKey.ToSpki()));

    /// <summary>A rotation that the ending key and the next one signed.</summary>
    public static KeyChange Rotate(RegistryKey key, RegistryKey next, string by = "lane", string having = "next")
    {
        var change = new KeyChange(key, next, null, null, null);
        return change with
        {
            Signature = Sign(change, by, key.Key!.Algorithm), Possession = Sign(change, having, next.Key!.Algorithm),
        };
    }

    public static string Sign(KeyChange change, string by, SignatureAlgorithm algorithm) =>
        CanonicalBase64.Encode(Secret(by, algorithm).Sign(change.Statement(Cast.Operator)));

    /// <summary>A world whose log names the keys.</summary>
    public static World World()
    {
        var world = Cast.World();
        world.Record(StreamName.Registry, new KeysOpened([Lane, Sm2, Witness, Validators]));
        return world;
    }

    public static IEnumerable<Outcome> Walk()
    {
        var world = World();
        foreach (var change in (KeyChange[])[Rotation, Revocation])
        {
            yield return world.Accepted(StreamName.Registry, Cast.Keeper, new ProposeKeyChange(change, Why));
            yield return world.Accepted(StreamName.Registry, Second, new ConfirmKeyChange(change.Id));
        }
    }

    public static KeyStanding? Find(World world, RegistryKey key) =>
        world.State<RegistryState>(StreamName.Registry).Keys.Find(key.Id);

    private static PrivateKey Secret(string name, SignatureAlgorithm algorithm) => PrivateKey.Import(
        algorithm, DigestAlgorithm.Sha256.Hash(Encoding.UTF8.GetBytes($"{name} {algorithm.Name}")).AsSpan());
}
