using Ledger.Cryptography;
using Ledger.Domain.Registration;

namespace Ledger.Api.Endpoints;

/// <summary>What endpoints need to know of a case's state.</summary>
internal static class Applicants
{
    /// <summary>The party ids of those whose case it is.</summary>
    public static IEnumerable<string> Of(byte[] state) =>
        Read(state).Applicants.Select(party => party.ToString());

    /// <summary>The canonical bytes of the case's application.</summary>
    public static byte[] ApplicationOf(byte[] state) =>
        CanonicalJson.TryParse(state, out var json, out _) && json is JsonObject snapshot
            && (snapshot.TryGetObject("application", out var application)
                || snapshot.TryGetObject("later", out application)
                || (snapshot.TryGetObject("public", out var one) && one.TryGetObject("application", out application)))
            ? CanonicalJson.Write(application)
            : throw new InvalidOperationException("A case's snapshot holds its application.");

    /// <summary>Whether something was applied for: an announcement alone has nothing to be filed.</summary>
    public static bool IsFiled(byte[] state) =>
        Read(state) is var read && (read.Application ?? (object?)read.Later ?? read.Public?.Application) is not null;

    /// <summary>The case.</summary>
    public static CaseState Read(byte[] state) =>
        CanonicalJson.TryParse(state, out var json, out _)
            && CaseAggregate.Instance.TryReadSnapshot(json, out var read, out _) && read is CaseState known
            ? known
            : throw new InvalidOperationException("A case's state is a snapshot of a case.");
}
