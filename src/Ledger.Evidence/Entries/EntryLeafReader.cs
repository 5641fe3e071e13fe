using Ledger.Cryptography;
using Ledger.Domain;

namespace Ledger.Evidence.Entries;

internal static class EntryLeafReader
{
    public static EntryLeaf? Read(ReadOnlySpan<byte> bytes, out string? error)
    {
        if (bytes.Length > EntryLeaf.MaxBytes)
        {
            error = $"A leaf has at most {EntryLeaf.MaxBytes} bytes.";
            return null;
        }

        if (!CanonicalJson.TryParse(bytes, out var value, out error))
        {
            return null;
        }

        if (value is not JsonObject members)
        {
            error = "A leaf is an object.";
            return null;
        }

        return Read(members, out error);
    }

    /// <summary>Reads a leaf whose bytes, which are not too many, say these members.</summary>
    public static EntryLeaf? Read(JsonObject members, out string? error)
    {
        var reader = new MemberReader(members);
        var leaf = Read(reader);
        error = reader.Error ?? EntryRules.Refusal(leaf);
        return error is null ? leaf : null;
    }

    /// <summary>Reads <c>party/{id}</c>.</summary>
    public static PartyId? Party(MemberReader members, string name)
    {
        var stream = members.Stream(name);
        if (stream.TryGetParty(out var party))
        {
            return party;
        }

        members.Refuse($"'{name}' is not a party.");
        return null;
    }

    private static EntryLeaf Read(MemberReader members)
    {
        members.Literal("format", EntryLeaf.Format);
        var isAct = members.Has("command");
        return new EntryLeaf
        {
            Origin = members.Text("origin", EntrySyntax.IsOrigin),
            Type = members.Text("type", EntrySyntax.IsType),
            Writes = members.List("writes", static item => Stream(item, 1)),
            Reads = members.List("reads", static item => Stream(item, 0)),
            Actor = Actor(members),
            Command = isAct ? members.Object("command", Command) : null,
            Rules = isAct ? members.Text("rules", EntrySyntax.IsRuleVersion) : null,
            Calendar = isAct ? members.Text("calendar", EntrySyntax.IsRuleVersion) : null,
            RecordedTime = members.Time("recordedTime"),
            LegalTime = members.Time("legalTime"),
            Number = members.Has("number") ? Number(members) : null,
            Bodies = members.List("bodies", Body),
            Effects = members.List("effects", Effect),
            Map = members.Has("map") ? members.Object("map", Map) : null,
        };
    }

    private static StreamVersion Stream(MemberReader item, ulong least) =>
        new(item.Stream("stream"), item.Decimal("version", least));

    private static PartyId? Actor(MemberReader members)
    {
        var stream = members.Stream("actor");
        if (stream.TryGetParty(out var party))
        {
            return party;
        }

        if (stream != StreamName.Registry)
        {
            members.Refuse("'actor' is neither a party nor the registry.");
        }

        return null;
    }

    private static EntryCommand Command(MemberReader members) => new(
        members.Text("id", EntrySyntax.IsId),
        members.Digests(),
        members.Has("author") ? members.Object("author", Author) : null);

    private static CommandAuthor Author(MemberReader members)
    {
        var name = members.Text("algorithm", static text => SignatureAlgorithm.TryGet(text, out var found)
            && CommandAuthor.MaySignWith(found));
        var algorithm = SignatureAlgorithm.TryGet(name, out var known) ? known : SignatureAlgorithm.P256;
        return new CommandAuthor(
            algorithm, members.Digest("key"), members.Base64("signature", CommandAuthor.MaxSignatureBytes));
    }

    private static CertificateCode? Number(MemberReader members)
    {
        var text = members.Text("number", static text => CertificateCode.TryParse(text, out _));
        return CertificateCode.TryParse(text, out var number) ? number : null;
    }

    private static BodyCommitment Body(MemberReader members) =>
        new(members.Text("name", EntrySyntax.IsBodyName), members.Digests());

    private static EntryEffect Effect(MemberReader members)
    {
        var text = members.Text("key", static text => StateKey.TryParse(text, out _));
        _ = StateKey.TryParse(text, out var key);
        return EntryEffect.Of(key, members.Decimal("version", 1), members.Value("value"));
    }

    private static MapRoots Map(MemberReader members) => new(members.Decimal("size", 0), members.Digests());
}
