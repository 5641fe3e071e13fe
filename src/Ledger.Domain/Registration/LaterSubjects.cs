using Ledger.Domain.Parties;

namespace Ledger.Domain.Registration;

/// <summary>Who an applicant is from now on, where its name, its code or its form changed (article 35).</summary>
/// <param name="Party">The holder whose identity changed; it stays the same party.</param>
/// <param name="Organisation">What it is from now on.</param>
public sealed record IdentityChange(PartyId Party, Organisation Organisation);

/// <summary>How the rights of an organisation went over to another by law (Civil Code article 67).</summary>
public enum SuccessionKind
{
    /// <summary>合并: those that merged are one from now on, which has all their rights and obligations.</summary>
    Merger,

    /// <summary>分立: out of one came several, which have its rights as they agreed.</summary>
    Division,
}

/// <summary>That a transfer follows a merger or a division, so that the successor applies alone.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Predecessor">The organisation whose the rights were.</param>
public sealed record Succession(SuccessionKind Kind, PartyId Predecessor);
