namespace Ledger.Api.Identity;

/// <summary>The registry's own people.</summary>
internal static class Staff
{
    /// <summary>The roles that they have.</summary>
    public static readonly string[] Roles = ["clerk", "reviewer", "approver", "auditor", "operator"];

    /// <summary>Whoever supervises the registrar, for a data authority.</summary>
    public const string Supervisor = "supervisor";
}
