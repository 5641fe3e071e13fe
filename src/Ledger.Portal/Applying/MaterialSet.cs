using Ledger.Cryptography;
using Ledger.Domain.Assets;
using Ledger.Domain.Registration;

namespace Ledger.Portal.Applying;

/// <summary>The documents of an application: those of before, and those handed in now.</summary>
public sealed class MaterialSet
{
    private readonly List<Material> _now = [];
    private IReadOnlyList<Material> _before = [];

    /// <summary>What was handed in now.</summary>
    public IReadOnlyList<Material> Now => _now;

    /// <summary>All of it: of a kind that was handed in anew, only that.</summary>
    public IReadOnlyList<Material> All =>
        [.. _before.Where(material => _now.TrueForAll(other => other.Kind != material.Kind)), .. _now];

    /// <summary>Begins with what was handed in before.</summary>
    public void Take(IReadOnlyList<Material> before) => _before = before;

    /// <summary>Takes a document; of the same kind and title it takes the place of the one before.</summary>
    public void Put(MaterialKind kind, string title, DigestPair content)
    {
        _now.RemoveAll(material => material.Kind == kind && material.Title == title);
        _now.Add(new Material(kind, title, content));
    }

    /// <summary>Takes the only document of its kind.</summary>
    public void PutOnly(MaterialKind kind, string title, DigestPair content)
    {
        _now.RemoveAll(material => material.Kind == kind);
        Put(kind, title, content);
    }

    /// <summary>Whether there is one of the kind.</summary>
    public bool Has(MaterialKind kind) => IsNew(kind) || _before.Any(material => material.Kind == kind);

    /// <summary>Whether one of the kind was handed in now.</summary>
    public bool IsNew(MaterialKind kind) => _now.Exists(material => material.Kind == kind);

    /// <summary>Whether of each group there is at least one.</summary>
    public bool Covers(IEnumerable<IReadOnlyList<MaterialKind>> needed) => needed.All(group => group.Any(Has));
}
