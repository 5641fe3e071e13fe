using Ledger.Domain.Json;
using Ledger.Domain.Parties;

namespace Ledger.Domain.Registration;

/// <summary>The JSON of commands and events of cases that follow a first registration.</summary>
internal static class LaterCodecs
{
    public static readonly Codec<Succession> Succession = Codecs.Record<Succession>(static f => new(
        f.Get("kind", Codecs.Name<SuccessionKind>(), static o => o.Kind),
        f.Get("predecessor", Codecs.Party, static o => o.Predecessor)));

    public static readonly Codec<IdentityChange> Identity = Codecs.Record<IdentityChange>(static f => new(
        f.Get("party", Codecs.Party, static o => o.Party),
        f.Get("organisation", PartyCodecs.Organisation, static o => o.Organisation)));

    public static readonly Codec<ApplyForRegistration> Apply = Codecs.Record<ApplyForRegistration>(static f => new(
        f.Get("application", CaseCodecs.Later, static o => o.Application)));

    public static readonly Codec<AmendApplication> Amend = Codecs.Record<AmendApplication>(static f => new(
        f.Get("application", CaseCodecs.Later, static o => o.Application)));

    public static readonly Codec<JoinApplication> Join = Codecs.Record<JoinApplication>(static _ => new());

    public static readonly Codec<OpenCancellation> OpenCancellation = Codecs.Record<OpenCancellation>(
        static f => new(
            f.Get("application", CaseCodecs.Later, static o => o.Application),
            f.Get("reason", CaseCodecs.Reason, static o => o.Reason)),
        static o => o.Application.Type is LaterType.Cancellation ? null : "a cancellation is expected");

    public static readonly Codec<CompleteRegistration> Complete =
        Codecs.Record<CompleteRegistration>(static _ => new());

    public static readonly Codec<RegistrationApplied> Applied = Codecs.Record<RegistrationApplied>(static f => new(
        f.Get("application", CaseCodecs.Later, static o => o.Application),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<RegistrationAmended> Amended = Codecs.Record<RegistrationAmended>(static f => new(
        f.Get("application", CaseCodecs.Later, static o => o.Application),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<RegistrationJoined> Joined = Codecs.Record<RegistrationJoined>(static f => new(
        f.Get("party", Codecs.Party, static o => o.Party),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<CancellationOpened> Opened = Codecs.Record<CancellationOpened>(static f => new(
        f.Get("application", CaseCodecs.Later, static o => o.Application),
        f.Get("reason", CaseCodecs.Reason, static o => o.Reason),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<RegistrationCompleted> Completed =
        Codecs.Record<RegistrationCompleted>(static f => new(
            f.MaybeValue("elapsed", Codecs.Number(0, 100_000), static o => o.Elapsed),
            f.Get("act", PartyCodecs.Act, static o => o.Act)));
}
