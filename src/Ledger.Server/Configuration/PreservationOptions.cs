using Ledger.Evidence.Bundles;
using Ledger.Grains.Preservation;

namespace Ledger.Server.Configuration;

/// <summary>How evidence records over checkpoints are kept (SPEC-preservation); they need a time stamper.</summary>
public sealed class PreservationOptions
{
    private static readonly string[] s_digests = ["sha256", "sha384", "sha512"];

    /// <summary>How long after a preserved checkpoint the next one is.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How long before the end of a certificate or an algorithm records are renewed.</summary>
    public TimeSpan Lead { get; set; } = TimeSpan.FromDays(90);

    /// <summary>Hash functions of records that the stamper takes, the first that has not ended first.</summary>
    public IList<string> Digests { get; } = [];

    /// <summary>
    /// Until when algorithms are trusted, by name (<c>sha256</c>, <c>sm3</c>, <c>p256</c>, …): records are hashed anew
    /// and the log is re-rooted the lead before.
    /// </summary>
    public IDictionary<string, DateTimeOffset> Ends { get; } =
        new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);

    /// <summary>The plan that follows.</summary>
    public PreservationPlan ToPlan()
    {
        var plan = new PreservationPlan
        {
            Interval = Interval,
            Lead = Lead,
            Ends = new Dictionary<string, DateTimeOffset>(Ends, StringComparer.Ordinal),
        };
        return Digests.Count == 0 ? plan : plan with { Digests = [.. Digests] };
    }

    /// <summary>What is wrong with it, in words.</summary>
    public IEnumerable<string> Faults()
    {
        if (Interval <= TimeSpan.Zero || Lead < TimeSpan.Zero)
        {
            yield return "Ledger:Preservation:Interval is above 0, Lead not below.";
        }

        if (!Digests.All(s_digests.Contains))
        {
            yield return "Ledger:Preservation:Digests holds what is none of sha256, sha384, sha512.";
        }

        if (!Ends.Keys.All(BrokenAlgorithms.Names.Contains))
        {
            yield return "Ledger:Preservation:Ends names what is no algorithm.";
        }
    }
}
