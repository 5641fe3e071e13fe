namespace Ledger.Portal.Applying;

/// <summary>
/// The application of a case once more, with what the registrar asked for. A page of its own, since a circuit that was
/// there before the page may still hold the address of the page before.
/// </summary>
public sealed partial class CorrectPage
{
    private protected override bool IsCorrection => true;
}
