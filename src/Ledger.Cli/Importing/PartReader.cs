using System.Xml;

namespace Ledger.Cli.Importing;

/// <summary>A part of a workbook, read forward element by element.</summary>
internal sealed class PartReader(BoundedPart part) : IDisposable
{
    private static readonly XmlReaderSettings s_settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };

    public XmlReader Xml { get; } = XmlReader.Create(part, s_settings);

    /// <summary>How much of it has been read, from 0 to 1.</summary>
    public double Share => part.Share;

    /// <summary>Goes to the next element; false at the end.</summary>
    public bool Next()
    {
        part.Mark();
        while (Xml.Read())
        {
            if (Xml.NodeType == XmlNodeType.Element)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Something was read of it: what comes next may be as long again.</summary>
    public void Mark() => part.Mark();

    public void Dispose() => Xml.Dispose();
}
