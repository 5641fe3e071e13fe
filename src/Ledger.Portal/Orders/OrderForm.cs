using System.Globalization;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Orders;
using Ledger.Portal.Components;

namespace Ledger.Portal.Orders;

/// <summary>An order as it is being filled in. What is wrong with a field is told beside it.</summary>
internal sealed class OrderForm
{
    public OrderAct Act { get; set; }

    public OrderAuthority Authority { get; set; }

    public string Body { get; set; } = "";

    public string Reference { get; set; } = "";

    public string Asset { get; set; } = "";

    public string Rights { get; set; } = "";

    public int? Remark { get; set; }

    public DateOnly? Until { get; set; }

    public DateOnly? SealedUntil { get; set; }

    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }

    public string ApprovedBy { get; set; } = "";

    public string ApprovalReference { get; set; } = "";

    public HashSet<DisclosureMatter> Matters { get; } = [DisclosureMatter.Rights];

    /// <summary>The digests of the order's own document; null until it was chosen.</summary>
    public DigestPair? Document { get; set; }

    /// <summary>The digests of the approval's document; null until it was chosen.</summary>
    public DigestPair? ApprovalDocument { get; set; }

    /// <summary>
    /// Whether a sealed reference is wanted, by which what is disclosed is handed out without an account.
    /// </summary>
    public bool WithReference { get; set; }

    private bool IsApproved => ApprovedBy.Trim().Length > 0 || ApprovalReference.Trim().Length > 0;

    /// <summary>What is wrong or missing.</summary>
    public FormChecks Check() => new(
        new("body", Body.Trim().Length is 0, "fault.order-body"),
        new("reference", Reference.Trim().Length is 0, "fault.order-reference"),
        new("asset", !AssetId.TryParse(Asset.Trim(), out _), "fault.order-asset", Asset.Length > 0),
        new("document", Document is null, "fault.order-document"),
        new("rights", Act is OrderAct.Freeze && !TryRights(out _), "fault.order-rights", Rights.Length > 0),
        new("remark", Act is OrderAct.Lift && Remark is not > 0, "fault.order-remark", Remark is not null),
        new("until", Act is not OrderAct.Lift && Until is null, "fault.order-until"),
        new("matters", Act is OrderAct.Disclose && Matters.Count is 0, "fault.order-matters", true),
        new("from", Act is OrderAct.Disclose && (From is null || To is null || To < From), "fault.order-scope",
            To < From),
        new("approval", IsApproved && (ApprovedBy.Trim().Length is 0 || ApprovalReference.Trim().Length is 0
            || ApprovalDocument is null), "fault.order-approval"));

    /// <summary>The order; there must be no faults.</summary>
    /// <param name="sealedReference">SHA-256 of the sealed reference; null where there is none.</param>
    public OrderContent Build(Digest? sealedReference) => new()
    {
        Act = Act,
        Authority = Authority,
        Body = Body.Trim(),
        Reference = Reference.Trim(),
        Document = Document!.Value,
        Asset = AssetId.Parse(Asset.Trim()),
        Until = Act is OrderAct.Lift ? null : Until,
        Rights = Act is OrderAct.Freeze && TryRights(out var rights) ? [.. rights] : [],
        Remark = Act is OrderAct.Lift ? Remark : null,
        SealedUntil = Act is OrderAct.Disclose ? null : SealedUntil,
        Scope = Act is OrderAct.Disclose ? new DisclosureScope([.. Matters.Order()], From!.Value, To!.Value) : null,
        Approval = IsApproved
            ? new OrderApproval(ApprovedBy.Trim(), ApprovalReference.Trim(), ApprovalDocument!.Value)
            : null,
        SealedReference = Act is OrderAct.Disclose ? sealedReference : null,
    };

    private bool TryRights(out List<uint> rights)
    {
        rights = [];
        foreach (var text in Rights.Split([' ', '、', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            if (!uint.TryParse(text, CultureInfo.InvariantCulture, out var ordinal) || ordinal == 0)
            {
                return false;
            }

            rights.Add(ordinal);
        }

        rights = [.. rights.Distinct().Order()];
        return rights.Count > 0;
    }
}
