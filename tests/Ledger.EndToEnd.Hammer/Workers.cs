using System.Globalization;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Domain.Parties;
using Ledger.Sdk;

namespace Ledger.EndToEnd.Hammer;

/// <summary>The load: several who act at once, each in the order of its own acts, until they are told to end.</summary>
public sealed class Workers(Actors actors, Stubborn stubborn, string series)
{
    private const int CasesAtOnce = 2;

    // A notice takes a week of legal time, and the calendar ends with 2026.
    private const int MostRounds = 60;

    // So that the log grows by what two cores can follow, not by what they can accept.
    private static readonly TimeSpan s_pace = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan s_keyPace = TimeSpan.FromMilliseconds(500);

    public async Task RunAsync(CancellationToken ending)
    {
        await actors.RegisterAsync(stubborn, series, CancellationToken.None);
        var first = Registration.Own($"{series}-first", actors);
        await new Procedure(actors, stubborn).CertifyAsync([first], CancellationToken.None);
        await Task.WhenAll(
            CasesAsync(ending),
            FilingsAsync(first.Asset, "transaction", (n, what) => new FileTransaction(n, what), 1, ending),
            KeysAsync(actors.Holder, ending),
            KeysAsync(actors.Maker, ending));
    }

    /// <summary>Registrations from application to certificate.</summary>
    private async Task CasesAsync(CancellationToken ending)
    {
        var process = new Procedure(actors, stubborn);
        for (var round = 0; round < MostRounds && !ending.IsCancellationRequested; round++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{series}-{round}");
            var registrations = Enumerable.Range(0, CasesAtOnce)
                .Select(n => Registration.Collected(string.Create(CultureInfo.InvariantCulture, $"{name}-{n}"), actors))
                .ToArray();
            try
            {
                await process.CertifyAsync(registrations, CancellationToken.None);
            }
            catch (LedgerProblemException problem) when (problem.Code == "acceptance-period-over")
            {
                // Legal time that was set by an answer that a kill swallowed moved on between filing and accepting.
            }
        }
    }

    /// <summary>What a holder reports, one number after the other.</summary>
    private async Task FilingsAsync(
        AssetId asset, string kind, Func<ulong, DigestPair, Command> make, ulong version, CancellationToken ending)
    {
        using var pace = new PeriodicTimer(s_pace);
        for (var number = 1ul; !ending.IsCancellationRequested; number++)
        {
            var id = DerivedId.Of(series, kind, number.ToString(CultureInfo.InvariantCulture));
            var content = DigestPair.Of(System.Text.Encoding.ASCII.GetBytes(id));
            var accepted = await stubborn.SubmitAsync(
                actors.Holder, asset.Stream, version, id, make(number, content), CancellationToken.None);
            version = ulong.Parse(accepted.Version, CultureInfo.InvariantCulture);
            await pace.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    /// <summary>A party adds a key, and replaces it again and again.</summary>
    private async Task KeysAsync(LedgerClient client, CancellationToken ending)
    {
        using var pace = new PeriodicTimer(s_keyPace);
        var party = client.Account!.Party;
        var version = 1ul;
        AuthorKey? held = null;
        while (!ending.IsCancellationRequested)
        {
            var key = Actors.KeyOf(PrivateKey.Generate(SignatureAlgorithm.P256).PublicKey);
            Command command = held is null ? new AddKey(key) : new ReplaceKey(held.Id, key);
            var id = DerivedId.Of(series, "key", party.ToString(), version.ToString(CultureInfo.InvariantCulture));
            var accepted = await stubborn.SubmitAsync(
                client, party.Stream, version, id, command, CancellationToken.None);
            (version, held) = (ulong.Parse(accepted.Version, CultureInfo.InvariantCulture), key);
            await pace.WaitForNextTickAsync(CancellationToken.None);
        }
    }
}
