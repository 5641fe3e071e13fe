using System.Globalization;
using CsCheck;
using Ledger.Domain;
using Ledger.Evidence.Entries;

namespace Ledger.Evidence.Tests.Entries;

internal static class Drafts
{
    public const string Origin = "dev-ledger.example/registry";

    public static AssetId Asset { get; } = AssetId.Parse(new string('9', 32));

    public static EntryEffect Large { get; } = EntryEffect.Of(
        StateKey.Of(Asset), 1, new JsonObject(("pad", new string('x', EntryLeaf.MaxBytes))));

    private static Gen<DigestPair> Pair { get; } =
        Gen.Byte.Array[32].Select(Gen.Byte.Array[32], (a, b) => new DigestPair(Digest.Read(a), Digest.Read(b)));

    private static Gen<ulong> Version { get; } = Gen.ULong[1, EntrySyntax.MaxNumber];

    private static Gen<CommandAuthor?> Author { get; } = Gen.Byte.Array[1, 128].Select(Gen.Bool, (signature, none) =>
        none ? null : new CommandAuthor(SignatureAlgorithm.Sm2, DigestAlgorithm.Sha256.Hash(signature), signature));

    public static Gen<EntryDraft> Any { get; } =
        from assets in Gen.Int[1, 99].Select(Version).Array[1, 5]
        from bodies in Gen.String[Gen.Char['a', 'z'], 1, 9].Select(Pair).Array[0, 4]
        from pair in Pair
        from author in Author
        from time in Gen.Long[0, 4_000_000_000_000]
        select Act(assets.DistinctBy(x => x.Item1).ToArray()) with
        {
            Bodies = [.. bodies.DistinctBy(x => x.Item1).Select(x => new BodyCommitment(x.Item1, x.Item2))],
            Command = new EntryCommand(new string('c', 32), pair, author),
            LegalTime = DateTimeOffset.FromUnixTimeMilliseconds(time),
        };

    public static EntryDraft Act() => Act((99, 1)) with { Writes = [new StreamVersion(Asset.Stream, 1)], Effects = [] };

    private static EntryDraft Act(params (int Id, ulong Version)[] assets) => new()
    {
        Origin = Origin,
        Type = "registration.certified",
        Writes = [.. assets.Select(x => new StreamVersion(Of(x.Id).Stream, x.Version))],
        Reads = [new StreamVersion(StreamName.Registry, 0)],
        Actor = PartyId.Parse(new string('f', 32)),
        Command = new EntryCommand(new string('c', 32), default, null),
        Rules = "G35@2026-07-01",
        Calendar = "cn-2023-2026",
        LegalTime = DateTimeOffset.UnixEpoch,
        Effects =
        [
            .. assets.Select(x => EntryEffect.Of(StateKey.Of(Of(x.Id)), x.Version, new JsonObject(("kind", "资源")))),
            .. assets.Select(x => EntryEffect.Of(
                StateKey.Right(Of(x.Id), 12), x.Version, new JsonObject(("until", JsonNull.Instance)))),
        ],
    };

    private static AssetId Of(int id) => AssetId.Parse(id.ToString("x32", CultureInfo.InvariantCulture));
}
