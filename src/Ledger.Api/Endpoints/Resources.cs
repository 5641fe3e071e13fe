using System.Globalization;
using Ledger.Api.Contracts;
using Ledger.Grains.Contracts;

namespace Ledger.Api.Endpoints;

/// <summary>Turns what grains and register answer into the API's resources.</summary>
internal static class Resources
{
    public static CommandAccepted Of(AcceptedEntry entry) => new(
        Number(entry.Index),
        Convert.ToHexStringLower(entry.LeafSha256),
        Convert.ToHexStringLower(entry.LeafSm3),
        Number(entry.Version),
        Time(entry.RecordedTime),
        entry.Number,
        entry.Repeated);

    public static string Number(ulong value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
