using System.Text;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Domain.Parties;

namespace Ledger.Sdk.Tests.Outboxes;

/// <summary>Acts to put into an outbox.</summary>
internal static class Acts
{
    public static readonly AssetId Asset = AssetId.Parse("a5000000000000000000000000000001");

    public static OutboxAct Egress(string text, string? id = null) => new(
        Asset.Stream, new FileEgress(0, DigestPair.Of(Encoding.UTF8.GetBytes(text))))
    {
        CommandId = id ?? DerivedId.Of(text),
        Record = Encoding.UTF8.GetBytes(text),
    };

    /// <summary>An act on another stream, without a number.</summary>
    public static OutboxAct Revoke(string text) => new(
        Client.Clients.Party.Stream, new RevokeKey(DigestAlgorithm.Sha256.Hash(Encoding.UTF8.GetBytes(text))))
    {
        CommandId = DerivedId.Of(text),
    };
}
