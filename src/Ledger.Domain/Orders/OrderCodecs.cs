using Ledger.Domain.Assets;
using Ledger.Domain.Json;
using Ledger.Domain.Parties;

namespace Ledger.Domain.Orders;

/// <summary>The JSON of orders: payloads, events, snapshot.</summary>
internal static class OrderCodecs
{
    private static readonly Codec<string> Words = Codecs.Text(1, 1000);
    private static readonly Codec<string> Reference = Codecs.Text(1, 128);

    private static readonly Codec<DisclosureScope> Scope = Codecs.Record<DisclosureScope>(
        static f => new(
            f.Get("matters", Codecs.Set(Codecs.Name<DisclosureMatter>(), 1, 4), static o => o.Matters),
            f.Get("from", Codecs.Date, static o => o.From),
            f.Get("until", Codecs.Date, static o => o.Until)),
        static o => o.Until < o.From ? "until lies before from" : null);

    private static readonly Codec<OrderApproval> Approval = Codecs.Record<OrderApproval>(static f => new(
        f.Get("authority", Codecs.Text(1, 200), static o => o.Authority),
        f.Get("reference", Reference, static o => o.Reference),
        f.Get("document", Codecs.Digests, static o => o.Document)));

    private static readonly Codec<OrderContent> Content = Codecs.Record<OrderContent>(
        static f => new()
        {
            Act = f.Get("act", Codecs.Name<OrderAct>(), static o => o.Act),
            Authority = f.Get("authority", Codecs.Name<OrderAuthority>(), static o => o.Authority),
            Body = f.Get("body", Codecs.Text(1, 200), static o => o.Body),
            Reference = f.Get("reference", Reference, static o => o.Reference),
            Document = f.Get("document", Codecs.Digests, static o => o.Document),
            Asset = f.Get("asset", Codecs.Asset, static o => o.Asset),
            Until = f.MaybeValue("until", Codecs.Date, static o => o.Until),
            Rights = f.Maybe(
                "rights", EncumbranceCodecs.Ordinals, static o => o.Rights.Count == 0 ? null : o.Rights) ?? [],
            Remark = f.MaybeValue("remark", Codecs.Number(1, 100_000), static o => o.Remark),
            SealedUntil = f.MaybeValue("sealedUntil", Codecs.Date, static o => o.SealedUntil),
            Scope = f.Maybe("scope", Scope, static o => o.Scope),
            Approval = f.Maybe("approval", Approval, static o => o.Approval),
            SealedReference = f.MaybeValue("sealedReference", Codecs.Digest, static o => o.SealedReference),
        },
        static o => Fits(o) ? null : "act does not go with what is given for it");

    public static readonly Codec<OrderState> State = Codecs.Record<OrderState>(static f => new()
    {
        Status = f.MaybeValue("status", Codecs.Name<OrderStatus>(), StatusOf).GetValueOrDefault(),
        Content = f.Maybe("content", Content, static o => o.Content),
        Filed = f.Maybe("filed", PartyCodecs.Act, static o => o.Filed),
        Verified = f.Maybe("verified", PartyCodecs.Act, static o => o.Verified),
        LastActOn = f.MaybeValue("lastActOn", Codecs.Date, static o => o.LastActOn),
    });

    /// <summary>The codec of every command, by its type.</summary>
    public static IReadOnlyList<NamedCodec<Command>> Commands { get; } =
    [
        NamedCodec<Command>.Of("order.file", Codecs.Record<FileOrder>(static f => new(
            f.Get("content", Content, static o => o.Content)))),
        NamedCodec<Command>.Of("order.verify", Codecs.Record<VerifyOrder>(static f => new(
            f.Get("statement", Words, static o => o.Statement)))),
        NamedCodec<Command>.Of("order.execute", Codecs.Record<ExecuteOrder>(static f => new(
            f.Get("statement", Words, static o => o.Statement)))),
        NamedCodec<Command>.Of("order.refuse", Codecs.Record<RefuseOrder>(static f => new(
            f.Get("ground", Codecs.Name<OrderRefusalGround>(), static o => o.Ground),
            f.Get("statement", Words, static o => o.Statement)))),
        NamedCodec<Command>.Of("order.withdraw", Codecs.Record<WithdrawOrder>(static f => new(
            f.Get("reason", Words, static o => o.Reason)))),
    ];

    /// <summary>The codec of every event, by its type.</summary>
    public static IReadOnlyList<NamedCodec<DomainEvent>> Events { get; } =
    [
        NamedCodec<DomainEvent>.Of("order.filed", Codecs.Record<OrderFiled>(static f => new(
            f.Get("content", Content, static o => o.Content),
            f.Get("act", PartyCodecs.Act, static o => o.Act)))),
        NamedCodec<DomainEvent>.Of("order.verified", Codecs.Record<OrderVerified>(static f => new(
            f.Get("statement", Words, static o => o.Statement),
            f.Get("act", PartyCodecs.Act, static o => o.Act)))),
        NamedCodec<DomainEvent>.Of("order.executed", Codecs.Record<OrderExecuted>(static f => new(
            f.Get("statement", Words, static o => o.Statement),
            f.Get("act", PartyCodecs.Act, static o => o.Act)))),
        NamedCodec<DomainEvent>.Of("order.refused", Codecs.Record<OrderRefused>(static f => new(
            f.Get("ground", Codecs.Name<OrderRefusalGround>(), static o => o.Ground),
            f.Get("statement", Words, static o => o.Statement),
            f.Get("act", PartyCodecs.Act, static o => o.Act)))),
        NamedCodec<DomainEvent>.Of("order.withdrawn", Codecs.Record<OrderWithdrawn>(static f => new(
            f.Get("reason", Words, static o => o.Reason),
            f.Get("act", PartyCodecs.Act, static o => o.Act)))),
    ];

    private static bool Fits(OrderContent content) => content.Act switch
    {
        OrderAct.Disclose => content is { Scope: not null, Until: not null, Rights.Count: 0, Remark: null,
            SealedUntil: null },
        OrderAct.Freeze => content is { Scope: null, Until: not null, Rights.Count: > 0, Remark: null,
            SealedReference: null } && !(content.SealedUntil > content.Until),
        _ => content is { Scope: null, Until: null, Rights.Count: 0, Remark: not null, SealedReference: null },
    };

    private static OrderStatus? StatusOf(OrderState state) =>
        state.Status is OrderStatus.None ? null : state.Status;
}
