using Ledger.Domain;
using Ledger.Domain.Assets;

namespace Ledger.Ports.Certificates;

/// <summary>A certificate with everything that its documents say.</summary>
public sealed record CertificateFacts
{
    /// <summary>Its code (the guide, annex 6).</summary>
    public required CertificateCode Number { get; init; }

    /// <summary>What it certifies.</summary>
    public required CertificateContent Content { get; init; }

    /// <summary>Whether it still proves that, as the register has it.</summary>
    public required CertificateStatus Status { get; init; }

    /// <summary>Who holds the rights, by party; a natural person has no name here.</summary>
    public required IReadOnlyDictionary<PartyId, CertifiedHolder> Holders { get; init; }

    /// <summary>
    /// Whether the public notice showed what it says; false where the notice was withheld (the guide, article 24).
    /// </summary>
    public required bool WasNoticed { get; init; }

    /// <summary>The log that issued it.</summary>
    public required string Origin { get; init; }

    /// <summary>The index of the entry that issued it.</summary>
    public required ulong Entry { get; init; }

    /// <summary>Its place among all certificates of the log, from 0; its place in the status lists too.</summary>
    public required ulong Place { get; init; }

    /// <summary>The name of the registration authority.</summary>
    public required string Authority { get; init; }
}

/// <summary>A holder as a certificate names it.</summary>
/// <param name="Name">The organisation's name; null for a natural person, who is nowhere in plain.</param>
/// <param name="Code">The unified social credit code; null for a natural person.</param>
public sealed record CertifiedHolder(string? Name, string? Code);
