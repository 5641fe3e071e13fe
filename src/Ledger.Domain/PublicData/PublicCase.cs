namespace Ledger.Domain.PublicData;

/// <summary>
/// What a case under the interim measures has beside what every case has. A first registration is itself the record:
/// what follows one changes it.
/// </summary>
public sealed record PublicCase
{
    /// <summary>Where it stands.</summary>
    public PublicStatus Status { get; init; }

    /// <summary>Who announced that authorised operation began, and of what; null when nobody did.</summary>
    public PublicAnnouncement? Announcement { get; init; }

    /// <summary>The application as last submitted.</summary>
    public PublicApplication? Application { get; init; }

    /// <summary>The defects that the first notice named: no later one names others.</summary>
    public ValueList<PublicDefect> Defects { get; init; } = [];

    /// <summary>Why the review was not finished in time; null while nobody said.</summary>
    public string? Delay { get; init; }

    /// <summary>What is registered; null before it is.</summary>
    public PublicRegistration? Registration { get; init; }

    /// <summary>Whether the registration stands on a day: it has its code and is neither over nor ended.</summary>
    public bool IsInForce(DateOnly day) =>
        Status is PublicStatus.Registered && Registration is { } registered
        && day >= registered.From && day <= registered.Until;

    /// <summary>Whether nothing can happen any more.</summary>
    public bool IsFinal => Status >= PublicStatus.Completed;
}

/// <summary>The announcement that authorised operation began.</summary>
/// <param name="Applicants">Who has to apply.</param>
/// <param name="Name">What is provided.</param>
/// <param name="On">Since when.</param>
public sealed record PublicAnnouncement(ValueList<PartyId> Applicants, string Name, DateOnly On);

/// <summary>A registration of public data: no right, but what public data is operated by.</summary>
/// <param name="Code">登记结果查询码, as the national platform gave it.</param>
/// <param name="Record">What stands in the register.</param>
/// <param name="Holders">Whose registration it is.</param>
/// <param name="From">The day of the code.</param>
/// <param name="Until">The last day on which it is valid.</param>
/// <param name="Renewal">The last case that asks for its renewal; null while none does.</param>
public sealed record PublicRegistration(
    string Code, PublicRecord Record, ValueList<PartyId> Holders, DateOnly From, DateOnly Until, CaseId? Renewal);
