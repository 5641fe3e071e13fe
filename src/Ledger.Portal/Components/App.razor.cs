namespace Ledger.Portal.Components;

/// <summary>The page around all pages.</summary>
public sealed partial class App;
