using System.Security.Cryptography;
using System.Text;
using Ledger.Api.Contracts;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Registration;
using Ledger.Evidence.Entries;
using Ledger.Sdk;

namespace Ledger.Api.Tests;

/// <summary>A command before it is signed, with every part open to be wrong.</summary>
internal sealed record Draft
{
    public required LedgerAccount Author { get; init; }

    public string Origin { get; init; } = ServerConfiguration.Origin;

    public StreamName Stream { get; init; } = StreamName.Parse("case/" + NewId());

    public ulong ExpectedVersion { get; init; }

    public string CommandId { get; init; } = NewId();

    public PartyId? Actor { get; init; }

    public DateTimeOffset Expires { get; init; } = new(2099, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public Command Command { get; init; } = new AcceptRegistration();

    public PrivateKey? Key { get; init; }

    public byte[] Salt { get; init; } = RandomNumberGenerator.GetBytes(BodyCommitment.SaltBytes);

    public string Address => AddressOf(Stream);

    public static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public static string AddressOf(StreamName stream)
    {
        if (stream.Kind is StreamKind.Registry or StreamKind.Registrar)
        {
            return $"v1/{stream}/commands";
        }

        var (kind, id) = stream.ToString().Split('/') is [var first, var second] ? (first, second) : default;
        var collection = kind switch
        {
            "party" => "parties",
            "catalogue" => "catalogue",
            "census" => "censuses",
            _ => kind + "s",
        };
        return $"v1/{collection}/{id}/commands";
    }

    public SignedCommand Sign()
    {
        var payload = CanonicalJson.Write(CommandCodec.Write(Command));
        var envelope = new CommandEnvelope
        {
            Origin = Origin,
            Type = Command.Type,
            Stream = Stream,
            ExpectedVersion = ExpectedVersion,
            CommandId = CommandId,
            Actor = Actor ?? Author.Party,
            Expires = Expires,
            Payload = BodyCommitment.Compute(Salt, payload),
        };
        var signed = CommandAuthor.Sign(envelope, Key ?? Author.Key);
        return new SignedCommand(
            Encoding.UTF8.GetString(envelope.ToBytes()),
            Encoding.UTF8.GetString(payload),
            Hex.Encode(Salt),
            new CommandSignature(
                signed.Algorithm.Name, signed.KeyId.ToString(), Convert.ToBase64String(signed.Signature.Span)));
    }
}
