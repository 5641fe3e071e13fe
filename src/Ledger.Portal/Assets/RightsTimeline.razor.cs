using Ledger.Domain;
using Ledger.Domain.Assets;
using Microsoft.AspNetCore.Components;

namespace Ledger.Portal.Assets;

/// <summary>Who has which right from when to when: drawn, and told in a table that says the same and more.</summary>
public sealed partial class RightsTimeline
{
    private static readonly IReadOnlyCollection<string> s_kinds = WireName.All<RightKind>();

    /// <summary>The asset's id.</summary>
    [Parameter, EditorRequired]
    public string Id { get; set; } = "";

    /// <summary>The registry's legal day.</summary>
    [Parameter]
    public DateOnly? Today { get; set; }

    /// <summary>The rights, by number.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<RightLine> Rights { get; set; } = [];

    private string LabelOf(RightLine right) =>
        $"{right.Number} · {W["right." + right.Kind]} · {Short(right.Holder)} · {Timeline.Term(right)}";

    private static string Short(string holder) => holder.Length > 24 ? holder[..12] + "…" : holder;
}
