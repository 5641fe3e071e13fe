using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Domain.PublicData;
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

    /// <summary>The ground of a revocation.</summary>
    public RevocationGround Revocation { get; set; }

    /// <summary>The kind of the next material that is handed in.</summary>
    public MaterialKind MaterialKind { get; set; } = MaterialKind.Other;

    /// <summary>Whose documents are opened.</summary>
    public HashSet<PartyId> Parties { get; } = [];

    /// <summary>What was handed in.</summary>
    public List<Material> Materials { get; } = [];

    /// <summary>The review, item by item.</summary>
    public IReadOnlyList<FindingInput> Findings { get; } =
        [.. WireName.All<FindingItem>().Select(static item => new FindingInput(item))];

    /// <summary>The formal review of public data, or its defects, item by item.</summary>
    public IReadOnlyList<FindingInput> PublicItems { get; } =
        [.. WireName.All<PublicItem>().Select(static item => new FindingInput(item))];

    /// <summary>The lines of <see cref="Items"/> that hold something.</summary>
    public ValueList<string> ItemList =>
        [.. Items.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>The findings of the review.</summary>
    public ValueList<Finding> FindingList => [.. Findings.Select(static finding =>
        new Finding(finding.Of<FindingItem>(), finding.Satisfied is true, finding.Statement.Trim()))];

    /// <summary>The findings of the formal review.</summary>
    public ValueList<PublicFinding> PublicFindingList => [.. PublicItems.Select(static finding =>
        new PublicFinding(finding.Of<PublicItem>(), finding.Satisfied is true, finding.Statement.Trim()))];

    /// <summary>The items that are defective: those about which something is said.</summary>
    public ValueList<PublicDefect> DefectList => [.. PublicItems.Where(static item => item.IsStated).Select(
        static item => new PublicDefect(item.Of<PublicItem>(), item.Statement.Trim()))];

    /// <summary>What is still to be filled in: a word of the portal; null when nothing is.</summary>
    public string? Missing(CaseAct act) =>
        act.Has(ActFields.Reason) && string.IsNullOrWhiteSpace(Reason) ? "missing.reason"
        : act.Has(ActFields.Items) && ItemList.Count == 0 ? "missing.items"
        : act.Has(ActFields.Day) && Day is null ? "missing.day"
        : act.Has(ActFields.Number) && Number < 1 ? "missing.number"
        : act.Has(ActFields.Reference) && string.IsNullOrWhiteSpace(Reference) ? "missing.reference"
        : act.Has(ActFields.Findings) && Findings.Any(static finding => !finding.IsComplete) ? "missing.findings"
        : act.Has(ActFields.PublicFindings) && PublicItems.Any(static item => !item.IsComplete) ? "missing.findings"
        : act.Has(ActFields.Defects) && DefectList.Count == 0 ? "missing.items"
        : act.Has(ActFields.Parties) && Parties.Count == 0 ? "missing.parties"
        : act.Has(ActFields.Materials) && Materials.Count == 0 ? "missing.materials"
        : null;
}

/// <summary>One item of a review.</summary>
internal sealed class FindingInput(string item)
{
    /// <summary>What is looked at, as the log spells it.</summary>
    public string Item { get; } = item;

    /// <summary>Whether it is as it should be; null while nobody said.</summary>
    public bool? Satisfied { get; set; }

    /// <summary>What was found, in words.</summary>
    public string Statement { get; set; } = "";

    /// <summary>Whether something is said of it.</summary>
    public bool IsStated => !string.IsNullOrWhiteSpace(Statement);

    /// <summary>Whether both are there.</summary>
    public bool IsComplete => Satisfied is not null && IsStated;

    /// <summary>The item among the terms that it comes from.</summary>
    public T Of<T>()
        where T : struct, Enum => WireName.TryParse<T>(Item, out var term)
        ? term
        : throw new InvalidOperationException($"{Item} is no {typeof(T).Name}.");
}
