using System.Globalization;
using System.Security.Cryptography;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Domain.Parties;
using Ledger.Domain.Registration;
using Ledger.Evidence.Entries;
using Ledger.Grains.Contracts;

namespace Ledger.Benchmarks.Log;

/// <summary>
/// Commands of one holder, signed ahead of time with its P-256 key: egress filings, in order for each asset.
/// </summary>
internal sealed class SignedCommands(PrivateKey key)
{
    public const string Holder = "b0000000000000000000000000000001";

    public PublicKey Key => key.PublicKey;

    /// <summary>The holder presents itself.</summary>
    public CommandMessage Register()
    {
        _ = SocialCreditCode.TryParse("91350100M000100Y43", out var code);
        _ = DivisionCode.TryParse("420100", out var division);
        var author = new AuthorKey("p256", key.PublicKey.Id, Convert.ToBase64String(key.PublicKey.ToSpki()));
        return Sign(
            "party/" + Holder, 0, new string('1', 32),
            new RegisterParty(new Organisation("测量公司", code, LegalForm.LegalPerson, division), null, [author]));
    }

    /// <summary>Filings for as many assets as there are callers; the first index is the asset's.</summary>
    public CommandMessage[][] Egress(int assets, int each)
    {
        var made = new CommandMessage[assets][];
        Parallel.For(0, assets, asset => made[asset] = [.. Enumerable.Range(1, each).Select(n => Filing(asset, n))]);
        return made;
    }

    /// <summary>The filing of each application in a case of its own.</summary>
    public (string Stream, CommandMessage Message)[] Filings(IEnumerable<Application> applications)
    {
        var all = applications.ToArray();
        var made = new (string, CommandMessage)[all.Length];
        Parallel.For(0, all.Length, n =>
        {
            var id = all[n].Asset.ToString();
            made[n] = ($"case/{id}", Sign($"case/{id}", 0, id, new FileRegistration(all[n])));
        });
        return made;
    }

    private CommandMessage Filing(int asset, int sequence) => Sign(
        "asset/" + SeededAssets.IdOf(asset),
        (ulong)sequence,
        ((sequence * 100_000L) + asset).ToString("x32", CultureInfo.InvariantCulture),
        new FileEgress((ulong)sequence, DigestPair.Of(BitConverter.GetBytes(sequence))));

    private CommandMessage Sign(string stream, ulong expected, string id, Command command)
    {
        var payload = CanonicalJson.Write(CommandCodec.Write(command));
        var salt = RandomNumberGenerator.GetBytes(BodyCommitment.SaltBytes);
        var envelope = new CommandEnvelope
        {
            Origin = BenchmarkRegistry.Origin,
            Type = command.Type,
            Stream = StreamName.Parse(stream),
            ExpectedVersion = expected,
            CommandId = id,
            Actor = PartyId.Parse(Holder),
            Expires = new DateTimeOffset(2099, 1, 1, 0, 0, 0, TimeSpan.Zero),
            Payload = BodyCommitment.Compute(salt, payload),
        };
        var bytes = envelope.ToBytes();
        var signature = new AuthorSignature("p256", key.PublicKey.Id.ToString(), key.Sign(bytes));
        return new CommandMessage(bytes, payload, salt, signature);
    }
}
