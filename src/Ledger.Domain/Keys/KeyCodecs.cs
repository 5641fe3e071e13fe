using Ledger.Domain.Json;
using Ledger.Domain.Parties;

namespace Ledger.Domain.Keys;

/// <summary>The JSON of key ceremonies: payloads, events, snapshot.</summary>
internal static class KeyCodecs
{
    public static readonly Codec<KeyChange> Change = Codecs.Record<KeyChange>(static f => new(
        f.Get("key", Key, static o => o.Key),
        f.Maybe("next", Key, static o => o.Next),
        f.Maybe("revoked", Revocation, static o => o.Revoked),
        f.Maybe("signature", Signature, static o => o.Signature),
        f.Maybe("possession", Signature, static o => o.Possession)));

    public static readonly Codec<ProposeKeyChange> Propose = Codecs.Record<ProposeKeyChange>(static f => new(
        f.Get("change", Change, static o => o.Change),
        f.Get("reason", Reason, static o => o.Reason)));

    public static readonly Codec<ConfirmKeyChange> Confirm = Codecs.Record<ConfirmKeyChange>(static f => new(
        f.Get("change", Codecs.Digest, static o => o.Change)));

    public static readonly Codec<KeysOpened> Opened = Codecs.Record<KeysOpened>(static f => new(
        f.Get("keys", Codecs.Set(Key, 1, 256), static o => o.Keys)));

    public static readonly Codec<KeyProposed> Proposed = Codecs.Record<KeyProposed>(static f => new(
        f.Get("change", Change, static o => o.Change),
        f.Get("reason", Reason, static o => o.Reason),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<KeyRotated> Rotated = Codecs.Record<KeyRotated>(static f => new(
        f.Get("change", Change, static o => o.Change),
        f.Get("reason", Reason, static o => o.Reason),
        f.Get("proposed", PartyCodecs.Act, static o => o.Proposed),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<KeyRevoked> Revoked = Codecs.Record<KeyRevoked>(static f => new(
        f.Get("change", Change, static o => o.Change),
        f.Get("reason", Reason, static o => o.Reason),
        f.Get("proposed", PartyCodecs.Act, static o => o.Proposed),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<KeyRegister> Register = Codecs.Record<KeyRegister>(static f => new()
    {
        Keys = f.Get("keys", Codecs.List(Standing, 0, int.MaxValue), static o => o.Keys),
        Proposal = f.Maybe("proposal", Proposal, static o => o.Proposal),
    });

    private static Codec<RegistryKey> Key => Codecs.Record<RegistryKey>(
        static f => new(
            f.Get("purpose", Codecs.Name<KeyPurpose>(), static o => o.Purpose),
            f.Get("material", Codecs.Text(1, 4 * ((RegistryKey.MaxCertificate + 2) / 3)), static o => o.Material),
            f.Maybe("name", Codecs.Text(1, 128), static o => o.Name)),
        static key => key.Fault());

    private static Codec<KeyRevocation> Revocation => Codecs.Record<KeyRevocation>(static f => new(
        f.Get(
            "reason",
            Codecs.Text(1, 32).Checked(static text =>
                KeyRevocation.Reasons.Contains(text) ? null : "a reason of RFC 5280 is expected"),
            static o => o.Reason),
        f.MaybeValue("since", Codecs.Date, static o => o.Since)));

    private static Codec<KeyStanding> Standing => Codecs.Record<KeyStanding>(static f => new(
        f.Get("key", Key, static o => o.Key),
        f.Get("inUse", Codecs.Bool, static o => o.IsInUse),
        f.Get("revoked", Codecs.Bool, static o => o.IsRevoked)));

    private static Codec<KeyProposal> Proposal => Codecs.Record<KeyProposal>(static f => new(
        f.Get("change", Change, static o => o.Change),
        f.Get("reason", Reason, static o => o.Reason),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    private static Codec<string> Reason => Codecs.Text(1, 500);

    private static Codec<string> Signature => Codecs.Text(1, 256);
}
