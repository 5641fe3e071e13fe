namespace Ledger.Portal.Components;

/// <summary>What there is to say of an address that nothing is at.</summary>
public sealed partial class NotFound;
