namespace Ledger.Sdk;

/// <summary>What an asset's evidence is to hold beside what it always holds.</summary>
public sealed record EvidenceChoice
{
    /// <summary>Indexes of at most 64 of its entries, whose <c>.tlog-proof</c> is wanted.</summary>
    public IReadOnlyCollection<ulong> Proofs { get; init; } = [];

    /// <summary>
    /// Indexes of at most 64 of its entries that are wanted as transparent statements (RFC 9943); without any, the
    /// newest that set the asset's state comes as one.
    /// </summary>
    public IReadOnlyCollection<ulong> Statements { get; init; } = [];

    /// <summary>Whether the report is wanted as a PDF, too.</summary>
    public bool Pages { get; init; }

    /// <summary>
    /// The size of the checkpoints that it is made under, such as preserved ones
    /// (<see cref="LedgerClient.ListPreservedAsync"/>); null for the newest.
    /// </summary>
    public ulong? Size { get; init; }

    /// <summary>
    /// The first and last day (China Standard Time) on which the log recorded the transactions and egress whose entries
    /// are wanted, however many there are, and of which the bundle claims that none is missing: proven once these days
    /// are over. Null: of an asset with many filings the newest alone, and no such claim.
    /// </summary>
    public (DateOnly From, DateOnly To)? Filings { get; init; }

    /// <summary>Nothing more.</summary>
    public static EvidenceChoice Plain { get; } = new();
}
