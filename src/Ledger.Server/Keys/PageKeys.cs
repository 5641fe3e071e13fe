using Ledger.Server.Configuration;
using Microsoft.AspNetCore.DataProtection;

namespace Ledger.Server.Keys;

/// <summary>
/// The keys of cookies and forms, kept with the registry's others, so that a restart signs nobody out.
/// </summary>
internal static class PageKeys
{
    public static void Keep(IServiceCollection services, LedgerOptions options)
    {
        var folder = Path.Combine(options.Data, "keys", "pages");
        services.AddDataProtection().SetApplicationName(options.Origin)
            .PersistKeysToFileSystem(OperatingSystem.IsWindows()
                ? Directory.CreateDirectory(folder)
                : Directory.CreateDirectory(
                    folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
    }
}
