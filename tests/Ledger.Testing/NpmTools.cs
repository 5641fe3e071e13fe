using System.Runtime.InteropServices;

namespace Ledger.Testing;

/// <summary>The programs and data sets that <c>tools/npm/package-lock.json</c> pins.</summary>
public static class NpmTools
{
    /// <summary>The chain node's own program, of the platform's package.</summary>
    public static string Anvil =>
        PathOf("@foundry-rs", $"anvil-{PlatformName()}", "bin", OperatingSystem.IsWindows() ? "anvil.exe" : "anvil");

    /// <summary>The blob service's script, for <c>node</c>.</summary>
    public static string AzuriteBlob => PathOf("azurite", "dist", "src", "blob", "main.js");

    /// <summary>A file or folder of a package.</summary>
    /// <exception cref="InvalidOperationException">It is not installed.</exception>
    public static string PathOf(params ReadOnlySpan<string> parts)
    {
        var path = Path.Combine([Modules(), .. parts]);
        return Path.Exists(path)
            ? path
            : throw new InvalidOperationException($"{path} is missing. Run tools/setup first.");
    }

    private static string Modules() => Repository.PathOf("tools", "npm", "node_modules");

    private static string PlatformName()
    {
        var system = OperatingSystem.IsMacOS() ? "darwin" : OperatingSystem.IsWindows() ? "win32" : "linux";
        return RuntimeInformation.OSArchitecture == Architecture.Arm64 ? $"{system}-arm64" : $"{system}-amd64";
    }
}
