namespace Ledger.Domain.Registration;

/// <summary><c>registration.applied</c>: an application that follows a first registration was received.</summary>
public sealed record RegistrationApplied(LaterApplication Application, Act Act) : CaseEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "registration.applied";
}

/// <summary><c>registration.amended</c>: it was filed anew; everybody else has to apply anew.</summary>
public sealed record RegistrationAmended(LaterApplication Application, Act Act) : CaseEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "registration.amended";
}

/// <summary><c>registration.joined</c>: another applicant applied too, or a pledgee agreed.</summary>
public sealed record RegistrationJoined(PartyId Party, Act Act) : CaseEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "registration.joined";
}

/// <summary><c>registration.cancellation-opened</c>: the registrar opened it itself.</summary>
public sealed record CancellationOpened(LaterApplication Application, string Reason, Act Act) : CaseEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "registration.cancellation-opened";
}

/// <summary>
/// <c>registration.completed</c>: what was applied for is done; with the working days that handling took, where
/// determinable.
/// </summary>
public sealed record RegistrationCompleted(int? Elapsed, Act Act) : CaseEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "registration.completed";
}
