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
    /// <summary>Nothing more.</summary>
    public static EvidenceWish None { get; } = new(new HashSet<ulong>());
}
