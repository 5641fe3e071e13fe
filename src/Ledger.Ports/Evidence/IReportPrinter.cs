namespace Ledger.Ports;

/// <summary>Prints reports as pages.</summary>
public interface IReportPrinter
{
    /// <summary>The lines of a text as a PDF: equal texts give equal bytes.</summary>
    /// <exception cref="Certificates.CertificateFontException">No font is here that has the characters.</exception>
    byte[] Print(string text);
}

/// <summary>What evidence is to hold beside what every bundle of an asset does.</summary>
/// <param name="Proofs">Indexes of entries whose <c>.tlog-proof</c> it holds; others' are passed over.</param>
/// <param name="Pages">Whether it holds the report as a PDF, too.</param>
public sealed record EvidenceWish(IReadOnlySet<ulong> Proofs, bool Pages = false)
{
    /// <summary>
    /// Indexes of entries that it holds as transparent statements (RFC 9943); others' are passed over. Null: the newest
    /// entry that set the asset's own state.
    /// </summary>
    public IReadOnlySet<ulong>? Statements { get; init; }

    /// <summary>
    /// The size of the checkpoints that it is made under; null for the newest. What is preserved is an earlier one.
    /// </summary>
    public ulong? Size { get; init; }

    /// <summary>
    /// Which filings (transactions and egress) it holds, however many there are: those of a period, with the last
    /// before it and the first behind it, and it claims that none of it is missing. Null: of long sequences the newest.
    /// </summary>
    public FilingPeriod? Filings { get; init; }

    /// <summary>Nothing more.</summary>
    public static EvidenceWish None { get; } = new(new HashSet<ulong>());
}

/// <summary>Days on which the log recorded something, China Standard Time, both among them;
/// <paramref name="To"/> is not before <paramref name="From"/>.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
public sealed record FilingPeriod(DateOnly From, DateOnly To);
