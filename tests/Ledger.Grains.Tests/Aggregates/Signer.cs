using System.Globalization;
using System.Security.Cryptography;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Parties;
using Ledger.Evidence.Entries;
using Ledger.Grains.Contracts;

namespace Ledger.Grains.Tests.Aggregates;

/// <summary>A command as it arrives.</summary>
internal sealed record SignedCommand(StreamName Stream, string Actor, CommandMessage Message);

/// <summary>A party that signs its own commands.</summary>
internal sealed class Signer(int number)
{
    public const string Origin = "dev-test.example/log";
    private static readonly string[] s_codes = ["91350100M000100Y43", "91420100MA4K00010R"];
    private readonly PrivateKey _key = PrivateKey.Generate(SignatureAlgorithm.P256);

    public PartyId Party { get; } = PartyId.Parse(Id(0xb000 + number));

    public Digest Key => _key.PublicKey.Id;

    public static string Id(long n) => n.ToString("x32", CultureInfo.InvariantCulture);

    public static AuthorKey FreshKey() => KeyOf(PrivateKey.Generate(SignatureAlgorithm.P256).PublicKey);

    public SignedCommand Register()
    {
        Assert.True(SocialCreditCode.TryParse(s_codes[number], out var code));
        Assert.True(DivisionCode.TryParse("420100", out var division));
        var organisation = new Organisation("测试公司", code, LegalForm.LegalPerson, division);
        return Sign(Party.Stream, 0, 1, new RegisterParty(organisation, null, [KeyOf(_key.PublicKey)]));
    }

    public SignedCommand Sign(StreamName stream, ulong expected, long id, Command command)
    {
        var payload = CanonicalJson.Write(CommandCodec.Write(command));
        var salt = RandomNumberGenerator.GetBytes(BodyCommitment.SaltBytes);
        var envelope = new CommandEnvelope
        {
            Origin = Origin,
            Type = command.Type,
            Stream = stream,
            ExpectedVersion = expected,
            CommandId = Id(id),
            Actor = Party,
            Expires = new DateTimeOffset(2099, 1, 1, 0, 0, 0, TimeSpan.Zero),
            Payload = BodyCommitment.Compute(salt, payload),
        };
        var bytes = envelope.ToBytes();
        var signature = new AuthorSignature("p256", Key.ToString(), _key.Sign(bytes));
        return new SignedCommand(stream, Party.ToString(), new CommandMessage(bytes, payload, salt, signature));
    }

    private static AuthorKey KeyOf(PublicKey key) => new("p256", key.Id, Convert.ToBase64String(key.ToSpki()));
}
