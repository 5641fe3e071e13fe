using Ledger.Domain;
using Ledger.Domain.Registration;

namespace Ledger.Portal.Cases;

/// <summary>What was filled in for an act.</summary>
internal sealed class ActInput
{
    /// <summary>Why.</summary>
    public string Reason { get; set; } = "";

    /// <summary>What is wrong or missing, a line each.</summary>
    public string Items { get; set; } = "";

    /// <summary>A day.</summary>
    public DateOnly? Day { get; set; }

    /// <summary>Years, working days, or which objection.</summary>
    public int Number { get; set; } = 1;

    /// <summary>The ground of a refusal.</summary>
    public RefusalGround Ground { get; set; }

    /// <summary>A reference in the national system.</summary>
    public string Reference { get; set; } = "";

    /// <summary>Whether an objection is upheld.</summary>
    public bool Upheld { get; set; }

    /// <summary>The review, item by item.</summary>
    public IReadOnlyList<FindingInput> Findings { get; } =
        [.. Enum.GetValues<FindingItem>().Select(static item => new FindingInput(item))];

    /// <summary>The lines of <see cref="Items"/> that hold something.</summary>
    public ValueList<string> ItemList =>
        [.. Items.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>The findings of the review.</summary>
    public ValueList<Finding> FindingList => [.. Findings.Select(static finding =>
        new Finding(finding.Item, finding.Satisfied is true, finding.Statement.Trim()))];

    /// <summary>What is still to be filled in: a word of the portal; null when nothing is.</summary>
    public string? Missing(CaseAct act) =>
        act.Has(ActFields.Reason) && string.IsNullOrWhiteSpace(Reason) ? "missing.reason"
        : act.Has(ActFields.Items) && ItemList.Count == 0 ? "missing.items"
        : act.Has(ActFields.Day) && Day is null ? "missing.day"
        : act.Has(ActFields.Number) && Number < 1 ? "missing.number"
        : act.Has(ActFields.Reference) && string.IsNullOrWhiteSpace(Reference) ? "missing.reference"
        : act.Has(ActFields.Findings) && Findings.Any(static finding => !finding.IsComplete) ? "missing.findings"
        : null;
}

/// <summary>One item of a review.</summary>
internal sealed class FindingInput(FindingItem item)
{
    /// <summary>What is looked at.</summary>
    public FindingItem Item { get; } = item;

    /// <summary>Whether it is as it should be; null while nobody said.</summary>
    public bool? Satisfied { get; set; }

    /// <summary>What was found, in words.</summary>
    public string Statement { get; set; } = "";

    /// <summary>Whether both are there.</summary>
    public bool IsComplete => Satisfied is not null && !string.IsNullOrWhiteSpace(Statement);
}
