namespace Ledger.Portal.Components;

/// <summary>Where a user gives this browser the own key; the script does it, the server sees nothing of it.</summary>
public sealed partial class KeyPage;
