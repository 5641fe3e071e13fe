namespace Ledger.Domain;

/// <summary>What a state key is about; the part before its first slash.</summary>
public enum StateKeyKind
{
    /// <summary>No key.</summary>
    None = 0,

    /// <summary>A registered data asset.</summary>
    Asset,

    /// <summary>One right over an asset.</summary>
    Right,

    /// <summary>A case before the registry.</summary>
    Case,

    /// <summary>A party and its keys.</summary>
    Party,

    /// <summary>A certificate.</summary>
    Certificate,

    /// <summary>A filed transaction.</summary>
    Transaction,

    /// <summary>A filed egress.</summary>
    Egress,

    /// <summary>How an asset's data was collected.</summary>
    Collection,

    /// <summary>What is stated of the platform.</summary>
    Platform,
}
