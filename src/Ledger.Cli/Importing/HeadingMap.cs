namespace Ledger.Cli.Importing;

/// <summary>Which cell of a row belongs to which column of the form.</summary>
internal sealed class HeadingMap
{
    // Each column is there once: to compare all that it says, for every cell, would take longer than to read the cell.
    private readonly Dictionary<FormColumn, int> _places = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<FormColumn, string> _defaults;
    private readonly List<string> _unknown = [];

    /// <param name="headings">The file's headings; those that the form does not know are passed over.</param>
    /// <param name="defaults">What a column holds where the file leaves it empty.</param>
    /// <exception cref="ImportFileException">A heading comes twice, or one that is needed is missing.</exception>
    public HeadingMap(IReadOnlyList<string> headings, IReadOnlyDictionary<FormColumn, string> defaults)
    {
        _defaults = new Dictionary<FormColumn, string>(defaults, ReferenceEqualityComparer.Instance);
        foreach (var (place, heading) in headings.Index())
        {
            if (AnnexForm.Find(heading) is not { } column)
            {
                _unknown.AddRange(AnnexForm.ErrorHeadings.Contains(heading) || heading.Trim().Length == 0
                    ? []
                    : [heading]);
            }
            else if (!_places.TryAdd(column, place))
            {
                throw new ImportFileException(
                    $"The heading {column.English} ({column.Chinese}) comes twice.", $"表头“{column.Chinese}”重复出现。");
            }
        }

        var missing = AnnexForm.Columns.FirstOrDefault(column =>
            column.IsNeeded && column != AnnexForm.Bytes && !_places.ContainsKey(column)
            && !defaults.ContainsKey(column));
        if (missing is not null)
        {
            throw new ImportFileException(
                $"The heading {missing.English} ({missing.Chinese}) is missing; --template writes a form.",
                $"缺少表头“{missing.Chinese}”，可用 --template 生成空表。");
        }
    }

    /// <summary>Headings that the form does not know: what stands under them goes nowhere.</summary>
    public IReadOnlyList<string> Unknown => _unknown;

    /// <summary>What a row has under a column, without spaces around it; empty for nothing.</summary>
    public string Of(SourceRow row, FormColumn column)
    {
        var text = _places.TryGetValue(column, out var place) && place < row.Cells.Count
            ? Neutral.Undo(row.Cells[place]).Trim()
            : "";
        return text.Length > 0 ? text : _defaults.GetValueOrDefault(column, "");
    }
}
