using System.Diagnostics.CodeAnalysis;

namespace Ledger.Domain;

/// <summary>What an aggregate decided: exactly one of outcome and refusal.</summary>
public sealed class Decision
{
    private Decision(Outcome? outcome, Refusal? refusal) => (Outcome, Refusal) = (outcome, refusal);

    /// <summary>Whether the answer is yes.</summary>
    [MemberNotNullWhen(true, nameof(Outcome))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsAccepted => Outcome is not null;

    /// <summary>What is to be appended, as one entry.</summary>
    public Outcome? Outcome { get; }

    /// <summary>Why not.</summary>
    public Refusal? Refusal { get; }

    /// <summary>A yes.</summary>
    public static implicit operator Decision(Outcome outcome) => FromOutcome(outcome);

    /// <summary>A no.</summary>
    public static implicit operator Decision(Refusal refusal) => FromRefusal(refusal);

    /// <summary>A yes.</summary>
    public static Decision FromOutcome(Outcome outcome) => new(outcome, null);

    /// <summary>A no.</summary>
    public static Decision FromRefusal(Refusal refusal) => new(null, refusal);
}

/// <summary>One entry's worth of decisions.</summary>
/// <param name="Type">The entry's type: that of the first event of the addressed stream.</param>
/// <param name="Writes">What each stream gets; the addressed stream first.</param>
/// <param name="Reads">The versions of all other streams that the decision looked at.</param>
/// <param name="Effects">Absolute state after the entry.</param>
/// <param name="Series">The series from which the log's writer numbers a certificate; null for most entries.</param>
public sealed record Outcome(
    string Type,
    ValueList<StreamWrite> Writes,
    ValueList<StreamVersion> Reads,
    ValueList<Effect> Effects,
    CertificateSeries? Series);

/// <summary>The events that one entry adds to one stream.</summary>
/// <param name="At">The stream, and the version that it has after the entry.</param>
/// <param name="Events">The events, in order.</param>
public sealed record StreamWrite(StreamVersion At, ValueList<DomainEvent> Events);
