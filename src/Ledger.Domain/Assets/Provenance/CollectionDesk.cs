using Ledger.Cryptography;

namespace Ledger.Domain.Assets.Provenance;

/// <summary>How an asset's data was collected: declared by a holder, signed by the collector.</summary>
/// <remarks>人民法院在线诉讼规则 article 18.</remarks>
internal static class CollectionDesk
{
    public static Decision Decide(AssetDesk desk, CollectionCommand command) => command switch
    {
        DeclareCollection declare => desk.Yes(
            SourceDesk.ByHolder(desk) ?? Refuse(desk, declare),
            new CollectionDeclared(declare.Record, declare.Signature, declare.Statement, desk.Act)),
        WithdrawCollection withdraw => desk.Yes(
            SourceDesk.ByHolder(desk) ?? (IsStanding(desk.State, withdraw.Number) ? null : Refusals.CollectionUnknown),
            new CollectionWithdrawn(withdraw.Number, withdraw.Reason, desk.Act)),
        _ => throw new InvalidOperationException($"Nothing decides {command.Type}."),
    };

    private static Refusal? Refuse(AssetDesk desk, DeclareCollection command)
    {
        var record = command.Record;
        return record.Asset.Stream != desk.Request.Stream || record.Content != desk.State.Record!.Content
                ? Refusals.CollectionOfOther
            : record.Until > desk.Now.Instant ? Refusals.CollectionAhead
            : record.Collector is { } party && !desk.Facts.Party(party).HasKeyInForce(command.Signature.Key.Id)
                ? Refusals.CollectorKeyUnknown.About(party.ToString())
            : command.Signature.IsOver(record) ? null
            : Refusals.CollectionNotSigned;
    }

    private static bool IsStanding(AssetState state, int number) =>
        number <= state.Collections.Count && state.Collections[number - 1].Stands;

    /// <summary>The state of an asset after an event about collections; null for other events.</summary>
    public static AssetState? After(AssetState state, DomainEvent domainEvent) => domainEvent switch
    {
        CollectionDeclared e => state with
        {
            Collections = state.Collections.Add(new Collection(e.Record, e.Signature, true)),
        },
        CollectionWithdrawn e => state with
        {
            Collections = state.Collections.With(
                e.Number - 1, state.Collections[e.Number - 1] with { Stands = false }),
        },
        _ => null,
    };

    /// <summary>What changed of collections, as everybody may see it.</summary>
    public static IEnumerable<Effect> Between(AssetId asset, AssetState before, AssetState after, ulong version)
    {
        for (var i = 0; i < after.Collections.Count; i++)
        {
            if (i >= before.Collections.Count || before.Collections[i].Stands != after.Collections[i].Stands)
            {
                yield return new Effect(
                    StateKey.Collection(asset, (uint)i + 1), version, Value(after.Collections[i]));
            }
        }
    }

    private static JsonObject Value(Collection collection) => new(
        ("record", CollectionCodecs.Record.Write(collection.Record)),
        ("signature", CollectionCodecs.Signature.Write(collection.Signature)),
        ("status", collection.Stands ? "declared" : "withdrawn"));
}
