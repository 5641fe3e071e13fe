namespace Ledger.Portal.Components;

/// <summary>Where everybody begins.</summary>
public sealed partial class HomePage;
