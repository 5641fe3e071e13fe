using Ledger.Domain.Json;
using Ledger.Domain.Registration;

namespace Ledger.Domain.Parties;

/// <summary>The JSON of what organisations go on in.</summary>
internal static class SuccessionCodecs
{
    private static readonly Codec<int> Number = Codecs.Number(1, 1000);

    public static readonly Codec<PartySuccession> State = Codecs.Record<PartySuccession>(static f => new(
        f.Get("kind", Codecs.Name<SuccessionKind>(), static o => o.Kind),
        f.Get("successor", Codecs.Party, static o => o.Successor),
        f.Get("ends", Codecs.Bool, static o => o.Ends),
        f.Get("status", Codecs.Name<SuccessionStatus>(), static o => o.Status),
        f.MaybeValue("case", Codecs.Case, static o => o.Case)));

    public static readonly Codec<FileSuccession> File = Codecs.Record<FileSuccession>(
        static f => new(
            f.Get("kind", Codecs.Name<SuccessionKind>(), static o => o.Kind),
            f.Get("ends", Codecs.Bool, static o => o.Ends),
            f.Get("materials", CaseCodecs.Materials, static o => o.Materials)),
        static o => Fault(o.Kind, o.Ends));

    public static readonly Codec<ConfirmSuccession> Confirm = Codecs.Record<ConfirmSuccession>(static f => new(
        f.Get("number", Number, static o => o.Number)));

    public static readonly Codec<DeclineSuccession> Decline = Codecs.Record<DeclineSuccession>(static f => new(
        f.Get("number", Number, static o => o.Number), f.Get("reason", CaseCodecs.Reason, static o => o.Reason)));

    public static readonly Codec<SuccessionFiled> Filed = Codecs.Record<SuccessionFiled>(
        static f => new(
            f.Get("kind", Codecs.Name<SuccessionKind>(), static o => o.Kind),
            f.Get("successor", Codecs.Party, static o => o.Successor),
            f.Get("ends", Codecs.Bool, static o => o.Ends),
            f.Get("materials", CaseCodecs.Materials, static o => o.Materials),
            f.Get("act", PartyCodecs.Act, static o => o.Act)),
        static o => Fault(o.Kind, o.Ends));

    public static readonly Codec<SuccessionDeclined> Declined = Codecs.Record<SuccessionDeclined>(static f => new(
        f.Get("number", Number, static o => o.Number),
        f.Get("reason", CaseCodecs.Reason, static o => o.Reason),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<PartySucceeded> Succeeded = Codecs.Record<PartySucceeded>(
        static f => new(
            f.MaybeValue("number", Number, static o => o.Number),
            f.Get("kind", Codecs.Name<SuccessionKind>(), static o => o.Kind),
            f.Get("successor", Codecs.Party, static o => o.Successor),
            f.Get("ends", Codecs.Bool, static o => o.Ends),
            f.MaybeValue("case", Codecs.Case, static o => o.Case),
            f.Get("act", PartyCodecs.Act, static o => o.Act)),
        static o => Fault(o.Kind, o.Ends)
            ?? (o.Number is null == o.Case is null ? "either number or case is expected" : null));

    private static string? Fault(SuccessionKind kind, bool ends) =>
        kind is SuccessionKind.Merger && !ends ? "a merger ends what merged into another" : null;
}
