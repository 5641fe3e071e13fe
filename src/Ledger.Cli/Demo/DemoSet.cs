using Ledger.Domain.Assets;

namespace Ledger.Cli.Demo;

/// <summary>Data that the walk-through registers, and what its application says of it.</summary>
internal sealed record DemoSet
{
    /// <summary>Its name among the walk-through's ids and files.</summary>
    public required string Key { get; init; }

    /// <summary>The file or folder.</summary>
    public required string Location { get; init; }

    /// <summary>How the lines call it.</summary>
    public required Words Label { get; init; }

    public required string Name { get; init; }

    public required string Overview { get; init; }

    public required string Industry { get; init; }

    public required RegionScope Scope { get; init; }

    public required DateOnly From { get; init; }

    public required UpdateFrequency Frequency { get; init; }

    public required DataMedium Medium { get; init; }

    public required DataStructure Structure { get; init; }

    /// <summary>Records, where it is counted so.</summary>
    public ulong? Records { get; init; }

    /// <summary>The file whose beginning is the sample.</summary>
    public required string Sample { get; init; }
}
