using Ledger.Cryptography;
using Ledger.Domain;
using Microsoft.Extensions.Time.Testing;

namespace Ledger.Sdk.Tests.Client;

/// <summary>Clients over a <see cref="Wire"/>.</summary>
internal static class Clients
{
    public const string Origin = "dev-ledger.example/registry";

    public static PartyId Party { get; } = PartyId.Parse("a1000000000000000000000000000001");

    public static LedgerAccount Account { get; } =
        new("holder", Party, PrivateKey.Import(SignatureAlgorithm.P256, [.. Enumerable.Repeat((byte)7, 32)]));

    public static FakeTimeProvider Clock() => new(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));

    public static LedgerClient Over(Wire wire, FakeTimeProvider? clock = null, LedgerAccount? account = null) => new(
        new HttpClient(wire, disposeHandler: false),
        new Uri("http://registry.test"),
        account ?? Account,
        new LedgerClientOptions
        {
            Origin = Origin,
            Attempts = 3,
            FirstPause = TimeSpan.Zero,
            Time = clock ?? Clock(),
        });
}
