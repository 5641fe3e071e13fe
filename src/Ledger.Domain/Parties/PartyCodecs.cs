using Ledger.Cryptography;
using Ledger.Domain.Json;

namespace Ledger.Domain.Parties;

/// <summary>The JSON of parties: payloads, events, snapshot.</summary>
internal static class PartyCodecs
{
    public const int MaxKeys = 8;

    public static readonly Codec<Organisation> Organisation = Codecs.Record<Organisation>(static f => new(
        f.Get("name", Codecs.Text(1, 100), static o => o.Name),
        f.Get("code", Codecs.SocialCredit, static o => o.Code),
        f.Get("form", Codecs.Name<LegalForm>(), static o => o.Form),
        f.Get("division", Codecs.Division, static o => o.Division)));

    /// <summary>In payloads a key is its SubjectPublicKeyInfo alone; the rest follows from it.</summary>
    public static readonly Codec<AuthorKey> SubmittedKey = new(
        static key => key.Spki,
        static (json, reading) => json is JsonText { Value: var text } && AuthorKey.TryParse(text, out var key)
            ? key
            : reading.Fail<AuthorKey>("a P-256, SM2 or Ed25519 SubjectPublicKeyInfo in base64 is expected"));

    public static readonly Codec<Act> Act = Codecs.Record<Act>(static f => new(
        f.MaybeValue("party", Codecs.Party, static o => o.Party),
        f.Get("account", Codecs.Account, static o => o.Account),
        f.Get("on", Codecs.Date, static o => o.On))
    {
        For = f.MaybeValue("for", Codecs.Account, static o => o.For),
    });

    public static readonly Codec<RegisterParty> Register = Codecs.Record<RegisterParty>(
        static f => new(
            f.Maybe("organisation", Organisation, static o => o.Organisation),
            f.MaybeValue("person", Codecs.Digest, static o => o.Person),
            f.Get("keys", Codecs.Set(SubmittedKey, 1, MaxKeys), static o => o.Keys)),
        static o => OneKind(o.Organisation, o.Person));

    public static readonly Codec<AddKey> AddKey = Codecs.Record<AddKey>(static f => new(
        f.Get("key", SubmittedKey, static o => o.Key)));

    public static readonly Codec<ReplaceKey> ReplaceKey = Codecs.Record<ReplaceKey>(static f => new(
        f.Get("old", Codecs.Digest, static o => o.Old), f.Get("key", SubmittedKey, static o => o.Key)));

    public static readonly Codec<RevokeKey> RevokeKey = Codecs.Record<RevokeKey>(static f => new(
        f.Get("old", Codecs.Digest, static o => o.Old)));

    public static readonly Codec<PartyRegistered> Registered = Codecs.Record<PartyRegistered>(
        static f => new(
            f.Maybe("organisation", Organisation, static o => o.Organisation),
            f.MaybeValue("person", Codecs.Digest, static o => o.Person),
            f.Get("keys", Codecs.Set(SubmittedKey, 1, MaxKeys), static o => o.Keys),
            f.Get("act", Act, static o => o.Act)),
        static o => OneKind(o.Organisation, o.Person));

    public static readonly Codec<PartyIdentityChanged> IdentityChanged =
        Codecs.Record<PartyIdentityChanged>(static f => new(
            f.Get("organisation", Organisation, static o => o.Organisation),
            f.Get("case", Codecs.Case, static o => o.Case),
            f.Get("act", Act, static o => o.Act)));

    public static readonly Codec<KeyAdded> KeyAdded = Codecs.Record<KeyAdded>(static f => new(
        f.Get("key", SubmittedKey, static o => o.Key), f.Get("act", Act, static o => o.Act)));

    public static readonly Codec<KeyReplaced> KeyReplaced = Codecs.Record<KeyReplaced>(static f => new(
        f.Get("old", Codecs.Digest, static o => o.Old),
        f.Get("key", SubmittedKey, static o => o.Key),
        f.Get("act", Act, static o => o.Act)));

    public static readonly Codec<KeyRevoked> KeyRevoked = Codecs.Record<KeyRevoked>(static f => new(
        f.Get("old", Codecs.Digest, static o => o.Old), f.Get("act", Act, static o => o.Act)));

    public static readonly Codec<PartyState> State = Codecs.Record<PartyState>(static f => new()
    {
        Kind = f.MaybeValue("kind", Codecs.Name<PartyKind>(), static o => o.Kind),
        Organisation = f.Maybe("organisation", Organisation, static o => o.Organisation),
        Former = f.Get("former", Codecs.List(Organisation, 0, int.MaxValue), static o => o.Former),
        Person = f.MaybeValue("person", Codecs.Digest, static o => o.Person),
        Keys = f.Get("keys", Codecs.List(HeldKey, 0, int.MaxValue), static o => o.Keys),
        Successions = f.Maybe(
            "successions", Codecs.List(SuccessionCodecs.State, 1, int.MaxValue),
            static o => o.Successions.Count == 0 ? null : o.Successions) ?? [],
        EndedOn = f.MaybeValue("endedOn", Codecs.Date, static o => o.EndedOn),
        Substitutions = f.Maybe(
            "substitutions", Codecs.List(SubstitutionCodecs.State, 1, int.MaxValue),
            static o => o.Substitutions.Count == 0 ? null : o.Substitutions) ?? [],
        Members = f.Maybe(
            "members", Codecs.List(MembershipCodecs.State, 1, int.MaxValue),
            static o => o.Members.Count == 0 ? null : o.Members) ?? [],
        Restorations = f.Maybe(
            "restorations", Codecs.List(RestorationCodecs.State, 1, int.MaxValue),
            static o => o.Restorations.Count == 0 ? null : o.Restorations) ?? [],
    });

    private static Codec<HeldKey> HeldKey => Codecs.Record<HeldKey>(static f => new(
        f.Get("key", SubmittedKey, static o => o.Key),
        f.Get("inForce", Codecs.Bool, static o => o.InForce)));

    private static string? OneKind(Organisation? organisation, Digest? person) =>
        organisation is null == person is null ? "either organisation or person is expected" : null;
}
