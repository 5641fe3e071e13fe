using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Evidence.Sketches;
using Ledger.Ports.Documents;

namespace Ledger.Ports.Sketches;

/// <summary>
/// The sketches that cases were filed with, so that each finds those like it. Derived from the log, which names them,
/// and from the documents, which hold them.
/// </summary>
public interface ISketchStore
{
    /// <summary>Entries of the log that are in it.</summary>
    ulong Size { get; }

    /// <summary>Takes in what cases name now, and moves to a size, at once. What is named as before stays.</summary>
    void Put(ulong size, IReadOnlyList<CaseSketch> named);

    /// <summary>Empties it, to be filled from the log's first entry.</summary>
    void Empty();

    /// <summary>Sketches that were named and not read yet, and that are to be looked for by now; longest due first.
    /// </summary>
    IReadOnlyList<AwaitedSketch> ListAwaited(DateTimeOffset now, int limit);

    /// <summary>What lies under the digest of an awaited sketch: a sketch, or null for something else.</summary>
    void Found(AwaitedSketch awaited, Sketch? sketch);

    /// <summary>There is nothing yet; it is looked for again at that time.</summary>
    void Missed(AwaitedSketch awaited, DateTimeOffset next);

    /// <summary>How it stands with the sketch of a case, and what is like it, most alike first.</summary>
    /// <remarks>
    /// Cases about the same asset are left out. Where very many are like it, the
    /// <see cref="NearSketches.MostCompared"/> that share most with it are compared.
    /// </remarks>
    NearSketches FindNear(CaseId id);
}

/// <summary>What a case names as its sketch.</summary>
/// <param name="Subject">The case, and the party that hands the sketch in.</param>
/// <param name="Asset">What the case is about.</param>
/// <param name="Sha256">The sketch's digest; null where the case names none, or none that may be used.</param>
public sealed record CaseSketch(DocumentSubject Subject, AssetId Asset, Digest? Sha256);

/// <summary>A sketch that was named and not read yet.</summary>
/// <param name="Subject">The case, and the party that hands it in.</param>
/// <param name="Sha256">Its digest.</param>
/// <param name="Tries">How often it was looked for.</param>
public sealed record AwaitedSketch(DocumentSubject Subject, Digest Sha256, int Tries);

/// <summary>What is like the sketch of a case.</summary>
/// <param name="Standing">How it stands with the sketch.</param>
/// <param name="Sketch">The sketch; null unless it was read.</param>
/// <param name="Matches">What is like it, most alike first.</param>
public sealed record NearSketches(SketchStanding Standing, Sketch? Sketch, IReadOnlyList<SketchMatch> Matches)
{
    /// <summary>How many others are compared at most.</summary>
    public const int MostCompared = 1000;
}

/// <summary>Another case, whose sketch is like one.</summary>
/// <param name="Case">The case.</param>
/// <param name="Asset">What it is about.</param>
/// <param name="Records">How many records its data has.</param>
/// <param name="Similarity">How much alike they are.</param>
public sealed record SketchMatch(string Case, string Asset, long Records, Similarity Similarity);

/// <summary>How it stands with the sketch of a case.</summary>
public enum SketchStanding
{
    /// <summary>The case names none, or its documents were restricted or erased.</summary>
    None,

    /// <summary>It is named and not handed in.</summary>
    Awaited,

    /// <summary>It is compared.</summary>
    Compared,

    /// <summary>What was handed in is no sketch.</summary>
    Unreadable,
}
