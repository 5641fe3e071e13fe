using System.Globalization;
using Ledger.Evidence.Bundles;
using Ledger.Evidence.Timestamps;

namespace Ledger.Evidence.Preservation;

/// <summary>Judges the stamps of an evidence record, from the last to the first (SPEC-preservation).</summary>
/// <param name="stamps">Judges tokens.</param>
internal sealed class PreservationCheck(TimeStampCheck stamps)
{
    private const string Claim = "preserved";

    /// <summary>One finding a stamp, in their order.</summary>
    /// <param name="bytes">The record, untrusted.</param>
    /// <param name="objects">What it is over; null where the checkpoints are no notes.</param>
    public PreservationFindings Check(ReadOnlyMemory<byte> bytes, PreservedNotes? objects)
    {
        if (objects is null || !EvidenceRecord.TryRead(bytes, out var record))
        {
            return new([new(Claim, "record", Standing.Refuted, "It is no evidence record over the checkpoints.")], []);
        }

        var links = Links(record, objects);
        var (findings, proven) = (new List<Finding>(), new List<PreservedTime>());
        DateTimeOffset? covered = null;
        for (var i = links.Count - 1; i >= 0; i--)
        {
            var found = Judge(links[i], i == 0 ? null : links[i - 1], covered);
            findings.Add(new(Claim, links[i].Name, found.Outcome, found.Reason));
            covered = found.Existed;
            if (covered is { } time)
            {
                proven.Add(new PreservedTime(links[i].IsFirstOfFour, links[i].IsOfFour, time));
            }
        }

        findings.Reverse();
        return new(findings, proven);
    }

    // What the chain hashes with is the digest of the imprint, which a stamp rests on like its signature's.
    private StampVerdict Judge(Link link, Link? before, DateTimeOffset? covered) =>
        !link.Holds ? new StampVerdict(Standing.Refuted, "It is over something else than what it follows.")
            : before?.Token.Time > link.Token.Time
                ? new StampVerdict(Standing.Refuted, "It is older than the one before it.")
            : stamps.Judge(link.Token, covered);

    private static List<Link> Links(EvidenceRecord record, PreservedNotes objects)
    {
        var links = new List<Link>();
        var isOfFour = false;
        for (var i = 0; i < record.Chains.Count; i++)
        {
            var chain = record.Chains[i];
            var opensFour = false;
            for (var j = 0; j < chain.Stamps.Count; j++)
            {
                var holds = j > 0
                    ? Contains(chain.Stamps[j], chain.Digest.Hash(chain.Stamps[j - 1].Token.Span))
                    : IsOver(record, i, objects, ref isOfFour, out opensFour);
                links.Add(Link.Of(chain, (i, j), holds, (isOfFour, opensFour && j == 0)));
            }
        }

        // Notes of SHA3-256 that no stamp is over are none of the record's.
        if (isOfFour != objects.Sha3 is not null)
        {
            links[^1] = links[^1] with { Holds = false };
        }

        return links;
    }

    // From the first chain over all four objects on, every chain is.
    private static bool IsOver(
        EvidenceRecord record, int chain, PreservedNotes objects, ref bool isOfFour, out bool opensFour)
    {
        var (by, first) = (record.Chains[chain].Digest, ArchiveLeaf.FirstOf(record.Chains[chain].Stamps[0]));
        opensFour = chain > 0 && !isOfFour && first?.Count == objects.All.Length && objects.Sha3 is not null;
        isOfFour |= opensFour;
        var expected = chain == 0
            ? ArchiveLeaf.Begin(objects, by.Name).First
            : ArchiveLeaf.Renewed(by, record.Sequence(chain), isOfFour ? objects.All : objects.Two);
        return first is not null && first.Count == expected.Count
            && expected.All(hash => first.Any(one => one.Span.SequenceEqual(hash.Span)));
    }

    private static bool Contains(ArchiveStamp stamp, byte[] hash) => ArchiveLeaf.FirstOf(stamp) is { } first
        ? first.Any(one => one.Span.SequenceEqual(hash))
        : TimeStampToken.TryReadToken(stamp.Token, out var token) && token.Imprint.Span.SequenceEqual(hash);

    private sealed record Link(
        string Name, TimeStampToken Token, bool Holds, bool IsOfFour, bool IsFirstOfFour)
    {
        public static Link Of(
            ArchiveChain chain, (int Chain, int Stamp) at, bool holds, (bool OfFour, bool First) roots)
        {
            var stamp = chain.Stamps[at.Stamp];
            var isToken = TimeStampToken.TryReadToken(stamp.Token, out var token);
            return new Link(
                string.Create(CultureInfo.InvariantCulture, $"{at.Chain + 1}.{at.Stamp + 1}"), token!,
                holds && isToken && token!.ImprintDigest == chain.Digest
                    && (stamp.Lists.Count == 0 || token.Imprint.Span.SequenceEqual(
                        ArchiveHashTree.RootOf(chain.Digest, stamp.Lists))),
                roots.OfFour, roots.First);
        }
    }
}

/// <summary>That the objects existed at a time.</summary>
/// <param name="IsFirstOfFour">Whether it is the first stamp over the roots of SHA3-256, too.</param>
/// <param name="IsOfFour">Whether it is over those.</param>
/// <param name="Time">The time.</param>
internal sealed record PreservedTime(bool IsFirstOfFour, bool IsOfFour, DateTimeOffset Time);

/// <summary>What came of a record.</summary>
internal sealed record PreservationFindings(IReadOnlyList<Finding> Findings, IReadOnlyList<PreservedTime> Proven)
{
    /// <summary>When the roots of SHA3-256 are shown to have existed; null when that is not shown.</summary>
    public DateTimeOffset? Rerooted => Proven.FirstOrDefault(static one => one.IsFirstOfFour)?.Time;
}
