using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Domain.Parties;
using Ledger.Grains.Contracts;
using Ledger.Ports;
using Ledger.Ports.Certificates;
using Ledger.Register;

namespace Ledger.Api.Endpoints;

/// <summary>Who issues certificates, and where the public finds what they refer to.</summary>
/// <param name="Address">The public address; empty for whatever address a certificate is asked for at.</param>
/// <param name="Registrar">The registration authority.</param>
public sealed record CertificateOffice(string Address, Registrar Registrar);

/// <summary>Brings together what the documents of a certificate say.</summary>
internal sealed class CertificateFinder(
    RegisterQueries register, IJournal journal, IGrainFactory grains, LogName log, CertificateOffice office)
{
    /// <summary>A certificate with everything; null when there is none of that number.</summary>
    public async Task<CertificateFacts?> FindAsync(CertificateCode number, CancellationToken cancellationToken)
    {
        if (register.FindCertificate(number.ToString()) is not { } row)
        {
            return null;
        }

        var content = await IssuedCertificate.ReadAsync(journal, row, cancellationToken);
        var holders = new Dictionary<PartyId, CertifiedHolder>();
        foreach (var holder in content.Rights.Select(right => right.Holder).Distinct())
        {
            holders[holder] = await NameAsync(holder, cancellationToken);
        }

        return new CertificateFacts
        {
            Number = number,
            Content = content,
            Status = StatusOf(row),
            Holders = holders,
            WasNoticed = await WasNoticedAsync(content.Case, cancellationToken),
            Origin = log.Origin,
            Entry = row.Issued,
            Place = row.Place,
            Authority = await AuthorityAsync(cancellationToken),
        };
    }

    /// <summary>The registration authority's name, or its id while it has not presented itself.</summary>
    public async Task<string> AuthorityAsync(CancellationToken cancellationToken) =>
        (await NameAsync(office.Registrar.Operator, cancellationToken)).Name ?? office.Registrar.Operator.ToString();

    private async Task<CertifiedHolder> NameAsync(PartyId party, CancellationToken cancellationToken)
    {
        var view = await grains.GetGrain<IPartyGrain>(party.ToString()).ReadAsync(cancellationToken);
        return view.State is { } bytes && CanonicalJson.TryParse(bytes, out var json, out _)
            && PartyAggregate.Instance.TryReadSnapshot(json, out var state, out _)
            && state is PartyState { Organisation: { } organisation }
            ? new CertifiedHolder(organisation.Name, organisation.Code.ToString())
            : new CertifiedHolder(null, null);
    }

    private async Task<bool> WasNoticedAsync(CaseId id, CancellationToken cancellationToken)
    {
        var view = await grains.GetGrain<ICaseGrain>(id.ToString()).ReadAsync(cancellationToken);
        return view.State is { } state && Applicants.Read(state).NoticeOn is not null;
    }

    private static CertificateStatus StatusOf(CertificateRow row) =>
        Enum.TryParse<CertificateStatus>(row.Status, ignoreCase: true, out var status)
            ? status
            : throw new InvalidOperationException($"The register knows no certificate status {row.Status}.");
}
