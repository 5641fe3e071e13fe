using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Ledger.Architecture;

/// <summary>What is decided and what is verified depends on nothing but its arguments.</summary>
public sealed class PurityTests
{
    private static readonly string[] ForbiddenNamespaces =
        ["System.Net", "System.Data", "Microsoft", "Orleans", "Npgsql", "Azure", "System.Timers"];

    private static readonly string[] ForbiddenTypes =
    [
        "System.TimeProvider", "System.Random", "System.Diagnostics.Stopwatch", "System.Diagnostics.Process",
        "System.Threading.Timer", "System.Threading.PeriodicTimer",
    ];

    private static readonly string[] ForbiddenMembers =
    [
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today",
        "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow", "System.Guid.NewGuid",
        "System.Environment.get_TickCount", "System.Environment.get_TickCount64",
        "System.Environment.GetEnvironmentVariable", "System.TimeZoneInfo.get_Local",
    ];

    // The program asks in which language its user reads; what it verifies by asks nobody.
    [Theory]
    [InlineData("Ledger.Cryptography")]
    [InlineData("Ledger.Domain")]
    [InlineData("Ledger.Evidence")]
    [InlineData("ledger-verify", "System.Environment.GetEnvironmentVariable")]
    public void No_network_clock_database_chance_or_Orleans_is_referred_to(string assembly, params string[] allowed)
    {
        using var file = new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, assembly + ".dll")));
        var metadata = file.GetMetadataReader();

        Require.None(Referred(metadata).Where(IsForbidden).Except(allowed));
    }

    private static bool IsForbidden(string name) =>
        ForbiddenMembers.Contains(name)
        || ForbiddenTypes.Any(type => name == type || name.StartsWith(type + ".", StringComparison.Ordinal))
        || ForbiddenNamespaces.Any(space => name.StartsWith(space + ".", StringComparison.Ordinal)
            && !IsOfTheCompiler(name));

    // The compiler leaves its own marks (Embedded, nullable annotations) in every assembly.
    private static bool IsOfTheCompiler(string name) =>
        name.StartsWith("Microsoft.CodeAnalysis.", StringComparison.Ordinal);

    private static IEnumerable<string> Referred(MetadataReader metadata)
    {
        foreach (var handle in metadata.TypeReferences)
        {
            yield return NameOf(metadata, handle);
        }

        foreach (var handle in metadata.MemberReferences)
        {
            var member = metadata.GetMemberReference(handle);
            if (member.Parent.Kind == HandleKind.TypeReference)
            {
                yield return NameOf(metadata, (TypeReferenceHandle)member.Parent)
                    + "." + metadata.GetString(member.Name);
            }
        }
    }

    private static string NameOf(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        return metadata.GetString(type.Namespace) + "." + metadata.GetString(type.Name);
    }
}
