using System.Globalization;
using System.Security.Cryptography;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Domain.Parties;
using Ledger.Evidence.Entries;
using Ledger.Grains.Contracts;

namespace Ledger.Benchmarks.Log;

/// <summary>Commands signed ahead of time: each presents another party, all with one P-256 key.</summary>
internal static class SignedCommands
{
    public static (string Party, CommandMessage Message)[] Make(int count, PrivateKey key)
    {
        var made = new (string, CommandMessage)[count];
        Parallel.For(0, count, i => made[i] = MakeOne(i, key));
        return made;
    }

    private static (string Party, CommandMessage Message) MakeOne(int number, PrivateKey key)
    {
        var party = (number + 1).ToString("x32", CultureInfo.InvariantCulture);
        var author = new AuthorKey("p256", key.PublicKey.Id, Convert.ToBase64String(key.PublicKey.ToSpki()));
        SocialCreditCode.TryParse("91350100M000100Y43", out var code);
        DivisionCode.TryParse("420100", out var division);
        var command = new RegisterParty(
            new Organisation("测量公司", code, LegalForm.LegalPerson, division), null, [author]);
        var payload = CanonicalJson.Write(CommandCodec.Write(command));
        var salt = RandomNumberGenerator.GetBytes(BodyCommitment.SaltBytes);
        var envelope = new CommandEnvelope
        {
            Origin = BenchmarkRegistry.Origin,
            Type = command.Type,
            Stream = StreamName.Parse("party/" + party),
            ExpectedVersion = 0,
            CommandId = party,
            Actor = PartyId.Parse(party),
            Expires = new DateTimeOffset(2099, 1, 1, 0, 0, 0, TimeSpan.Zero),
            Payload = BodyCommitment.Compute(salt, payload),
        };
        var bytes = envelope.ToBytes();
        var signature = new AuthorSignature("p256", key.PublicKey.Id.ToString(), key.Sign(bytes));
        return (party, new CommandMessage(bytes, payload, salt, signature));
    }
}
