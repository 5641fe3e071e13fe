using Ledger.Cryptography;

namespace Ledger.Evidence.Bundles;

/// <summary>Algorithms that are no longer believed (SPEC-bundle, "Declared broken"). Immutable.</summary>
public sealed class BrokenAlgorithms
{
    private readonly HashSet<string> _names;

    private BrokenAlgorithms(IEnumerable<string> names) => _names = new HashSet<string>(names, StringComparer.Ordinal);

    /// <summary>Every name that may be declared.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["sha256", "sm3", "keccak256", "ed25519", "p256", "p384", "rsa", "secp256k1", "sm2"];

    /// <summary>Nothing is broken.</summary>
    public static BrokenAlgorithms None { get; } = new([]);

    internal IEnumerable<DigestAlgorithm> Trees =>
        new[] { DigestAlgorithm.Sha256, DigestAlgorithm.Sm3 }.Where(tree => !Has(tree.Name));

    /// <summary>Declares algorithms broken.</summary>
    /// <exception cref="ArgumentException">One is not among <see cref="Names"/>.</exception>
    public static BrokenAlgorithms Of(params IReadOnlyCollection<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return names.All(Names.Contains)
            ? new BrokenAlgorithms(names)
            : throw new ArgumentException("No algorithm of that name can be declared broken.", nameof(names));
    }

    /// <summary>Whether an algorithm itself was declared.</summary>
    public bool Has(string name) => _names.Contains(name);

    /// <summary>Whether signatures of one of our own algorithms show nothing any more, its digest included.</summary>
    public bool Breaks(SignatureAlgorithm algorithm)
    {
        ArgumentNullException.ThrowIfNull(algorithm);
        return Has(algorithm.Name)
            || (Has("sha256") && algorithm.Name is ("p256" or "secp256k1"))
            || (Has("sm3") && algorithm.Name == "sm2");
    }
}
