using System.Globalization;
using Ledger.Domain;
using Ledger.Evidence.Entries;

namespace Ledger.Evidence.Tests.Mirror;

internal static class Samples
{
    private static readonly string[] AssetStatuses = ["registered", "cancelled", "lapsed"];
    private static readonly string[] RightStatuses = ["in-force", "ended", "revoked"];

    public static AssetId Asset(int number) =>
        AssetId.Parse(number.ToString("x32", CultureInfo.InvariantCulture));

    public static JsonObject Filing => Pair(new string('7', 64));

    public static EntryEffect Egress(ulong sequence) =>
        EntryEffect.Of(StateKey.Egress(Asset(9), sequence), 1, Filing);

    public static JsonObject Record(int status) => new(
        ("kind", "product"), ("status", AssetStatuses[status]), ("content", Pair(new string('c', 64))));

    public static JsonObject Right(int status, bool exclusive) => new(
        ("kind", "hold"), ("status", RightStatuses[status]), ("holder", new string('a', 64)),
        ("from", "2025-04-01"), ("until", JsonNull.Instance), ("terms", Pair(new string('b', 64))),
        ("exclusive", exclusive), ("pledged", false), ("frozen", false));

    private static JsonObject Pair(string sha256) => new(("sha256", sha256), ("sm3", new string('e', 64)));
}
