namespace Ledger.Domain;

/// <summary>What a stream is about; the part of its name before the slash.</summary>
public enum StreamKind
{
    /// <summary>No stream.</summary>
    None = 0,

    /// <summary>A data asset with its rights and filings.</summary>
    Asset,

    /// <summary>A case before the registry.</summary>
    Case,

    /// <summary>A party and its keys.</summary>
    Party,

    /// <summary>The registry itself.</summary>
    Registry,

    /// <summary>The institution that keeps the registry.</summary>
    Registrar,

    /// <summary>The log's own entries, such as map leaves.</summary>
    Log,

    /// <summary>An item of the resource catalogue.</summary>
    Catalogue,

    /// <summary>A datum, and which item of the catalogue is its source.</summary>
    Datum,

    /// <summary>A demand for data.</summary>
    Demand,

    /// <summary>A census of resources.</summary>
    Census,

    /// <summary>An order or request of a court or another authority.</summary>
    Order,
}
