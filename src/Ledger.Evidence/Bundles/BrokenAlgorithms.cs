using Ledger.Cryptography;
using Ledger.Evidence.Entries;

namespace Ledger.Evidence.Bundles;

/// <summary>Algorithms that are no longer believed (SPEC-bundle, "Declared broken"). Immutable.</summary>
public sealed class BrokenAlgorithms
{
    // Since when; the least time where nobody says.
    private readonly Dictionary<string, DateTimeOffset> _since = new(StringComparer.Ordinal);

    private BrokenAlgorithms(IEnumerable<string> declared)
    {
        foreach (var one in declared)
        {
            var (name, since) = TryParse(one, out var read) ? read : throw Unknown();
            _since[name] = _since.TryGetValue(name, out var earlier) && earlier < since ? earlier : since;
        }
    }

    /// <summary>Every name that may be declared.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "sha256", "sm3", "keccak256", "ed25519", "p256", "p384", "rsa", "secp256k1", "sm2", "sha384", "sha512",
        "sha3-256",
    ];

    /// <summary>Nothing is broken.</summary>
    public static BrokenAlgorithms None { get; } = new([]);

    internal IEnumerable<DigestAlgorithm> Trees =>
        new[] { DigestAlgorithm.Sha256, DigestAlgorithm.Sm3 }.Where(tree => !Has(tree.Name));

    /// <summary>Declares algorithms broken.</summary>
    /// <param name="declared">Names, each perhaps with <c>@</c> and the time from which on, UTC.</param>
    /// <exception cref="ArgumentException">One is not among <see cref="Names"/>, or its time is none.</exception>
    public static BrokenAlgorithms Of(params IReadOnlyCollection<string> declared)
    {
        ArgumentNullException.ThrowIfNull(declared);
        return new BrokenAlgorithms(declared);
    }

    /// <summary>Whether <see cref="Of"/> takes it.</summary>
    public static bool IsDeclaration(string text) => TryParse(text, out _);

    /// <summary>Whether an algorithm itself was declared.</summary>
    public bool Has(string name) => _since.ContainsKey(name);

    /// <summary>Whether what rests on an algorithm shows nothing any more.</summary>
    /// <param name="name">The algorithm.</param>
    /// <param name="covered">When another stamp covered it; null when none did (SPEC-preservation).</param>
    internal bool Has(string name, DateTimeOffset? covered) =>
        _since.TryGetValue(name, out var since) && !(covered < since);

    /// <summary>Whether signatures of one of our own algorithms show nothing any more, its digest included.</summary>
    public bool Breaks(SignatureAlgorithm algorithm)
    {
        ArgumentNullException.ThrowIfNull(algorithm);
        return Has(algorithm.Name)
            || (Has("sha256") && algorithm.Name is ("p256" or "secp256k1"))
            || (Has("sm3") && algorithm.Name == "sm2");
    }

    private static bool TryParse(string text, out (string Name, DateTimeOffset Since) declared)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        var since = DateTimeOffset.MinValue;
        var isTimed = at < 0 || EntrySyntax.TryTime(text[(at + 1)..], out since);
        declared = (at < 0 ? text : text[..at], since);
        return isTimed && Names.Contains(declared.Name);
    }

    private static ArgumentException Unknown() =>
        new("No algorithm of that name can be declared broken.", "declared");
}
