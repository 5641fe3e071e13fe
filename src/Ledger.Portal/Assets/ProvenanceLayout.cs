using Ledger.Api.Contracts;

namespace Ledger.Portal.Assets;

/// <summary>
/// A graph of provenance on paper: what an asset was made of to its left, what was made of it to its right, a column
/// for each step. A circle of false declarations is drawn too: every asset stands once, where it was reached first.
/// </summary>
internal sealed class ProvenanceLayout
{
    /// <summary>How wide a box is.</summary>
    public const int BoxWidth = 190;

    /// <summary>How high a box is.</summary>
    public const int BoxHeight = 52;

    private const int ColumnWidth = 300;
    private const int RowHeight = 84;
    private const int Margin = 16;

    /// <param name="center">The asset that is looked at.</param>
    /// <param name="edges">The links that are shown.</param>
    public ProvenanceLayout(AssetResource center, IReadOnlyList<ProvenanceEdge> edges)
    {
        var columns = Columns(center, edges);
        var first = columns.Values.Min(static place => place.Column);
        var rows = columns.Values.GroupBy(static place => place.Column).Max(static column => column.Count());
        Nodes =
        [
            .. columns.Values.GroupBy(static place => place.Column).SelectMany(column => column.Select((place, i) =>
                new ProvenanceNode(
                    place.Asset, Margin + ((place.Column - first) * ColumnWidth),
                    Margin + (i * RowHeight) + ((rows - column.Count()) * RowHeight / 2),
                    place.Asset.Id == center.Id))),
        ];
        var at = Nodes.ToDictionary(static node => node.Asset.Id);
        Links =
        [
            .. edges.Where(edge => at.ContainsKey(edge.Asset.Id) && at.ContainsKey(edge.Source.Id))
                .Select(edge => new ProvenanceLink(edge, at[edge.Source.Id], at[edge.Asset.Id])),
        ];
        Width = Nodes.Max(static node => node.X) + BoxWidth + Margin;
        Height = (rows * RowHeight) + Margin;
    }

    /// <summary>The picture's width.</summary>
    public int Width { get; }

    /// <summary>The picture's height.</summary>
    public int Height { get; }

    /// <summary>The assets.</summary>
    public IReadOnlyList<ProvenanceNode> Nodes { get; }

    /// <summary>The links, each from what something was made of to what was made.</summary>
    public IReadOnlyList<ProvenanceLink> Links { get; }

    // By breadth, so that an asset's column is its nearest.
    private static Dictionary<string, (AssetResource Asset, int Column)> Columns(
        AssetResource center, IReadOnlyList<ProvenanceEdge> edges)
    {
        var places = new Dictionary<string, (AssetResource Asset, int Column)> { [center.Id] = (center, 0) };
        var queue = new Queue<string>([center.Id]);
        while (queue.TryDequeue(out var id))
        {
            var column = places[id].Column;
            foreach (var edge in edges)
            {
                var (next, step) = edge.Asset.Id == id ? (edge.Source, -1)
                    : edge.Source.Id == id ? (edge.Asset, 1)
                    : (null, 0);
                if (next is not null && places.TryAdd(next.Id, (next, column + step)))
                {
                    queue.Enqueue(next.Id);
                }
            }
        }

        return places;
    }
}

/// <summary>An asset in the picture.</summary>
/// <param name="Asset">The asset.</param>
/// <param name="X">Its left.</param>
/// <param name="Y">Its top.</param>
/// <param name="IsCenter">Whether it is the one looked at.</param>
internal sealed record ProvenanceNode(AssetResource Asset, int X, int Y, bool IsCenter);

/// <summary>A link in the picture.</summary>
/// <param name="Edge">What it says.</param>
/// <param name="From">Of what.</param>
/// <param name="To">What was made.</param>
internal sealed record ProvenanceLink(ProvenanceEdge Edge, ProvenanceNode From, ProvenanceNode To)
{
    /// <summary>Its line, as the <c>d</c> of a path.</summary>
    public string Path
    {
        get
        {
            var (x1, y1) = (From.X + ProvenanceLayout.BoxWidth, From.Y + (ProvenanceLayout.BoxHeight / 2));
            var (x2, y2) = (To.X, To.Y + (ProvenanceLayout.BoxHeight / 2));
            return string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"M{x1} {y1} C{x1 + 50} {y1} {x2 - 50} {y2} {x2} {y2}");
        }
    }

    /// <summary>Where its label is.</summary>
    public (int X, int Y) Label => (
        (From.X + ProvenanceLayout.BoxWidth + To.X) / 2,
        ((From.Y + To.Y + ProvenanceLayout.BoxHeight) / 2) - 6);
}
