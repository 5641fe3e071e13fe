namespace Ledger.Domain.Assets;

/// <summary>The data as annex 1 of the registration guide describes it.</summary>
public sealed record Description
{
    /// <summary>数据名称: time, region, industry, content, type. The rules say how long it may be.</summary>
    public required string Name { get; init; }

    /// <summary>数据概述: what it does, what form it has, what it is for.</summary>
    public required string Overview { get; init; }

    /// <summary>所属行业.</summary>
    public required IndustryCode Industry { get; init; }

    /// <summary>地域范围.</summary>
    public required RegionScope Scope { get; init; }

    /// <summary>The divisions it covers; none when it reaches further than any.</summary>
    public required ValueList<DivisionCode> Divisions { get; init; }

    /// <summary>时域范围: the first day covered.</summary>
    public required DateOnly From { get; init; }

    /// <summary>时域范围: the last day covered; null while it goes on.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>更新频率.</summary>
    public required UpdateFrequency Frequency { get; init; }

    /// <summary>数据量 in records; null when it is not counted so.</summary>
    public ulong? Records { get; init; }

    /// <summary>数据量 in bytes.</summary>
    public required ulong Bytes { get; init; }

    /// <summary>数据形态: what it consists of.</summary>
    public required ValueList<DataMedium> Media { get; init; }

    /// <summary>数据形态: how it is structured.</summary>
    public required DataStructure Structure { get; init; }

    /// <summary>限制范围: who may not use it, where, for what; <c>无</c> when there is no limit.</summary>
    public required string Restrictions { get; init; }
}
