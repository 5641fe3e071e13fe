namespace Ledger.Portal.Applying.Public;

/// <summary>An application for public data that was returned, handed in again.</summary>
public sealed partial class ResubmitPage
{
    private protected override bool IsReturned => true;
}
