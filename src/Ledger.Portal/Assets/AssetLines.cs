using System.Globalization;
using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Domain.Calendars;
using Ledger.Portal.Words;
using Microsoft.Extensions.Localization;

namespace Ledger.Portal.Assets;

/// <summary>What is registered of an asset, line by line.</summary>
internal sealed class AssetLines(IStringLocalizer<PortalWords> words)
{
    /// <summary>All lines that there are for whoever looks.</summary>
    public IEnumerable<(string Term, string? Value)> Of(AssetView view)
    {
        var (asset, state) = (view.Resource, view.State);
        yield return (words["field.asset"], asset.Id);
        yield return (words["field.kind"], words["asset-kind." + asset.Kind]);
        yield return (words["asset.certificate"], asset.Certificate);
        if (state?.Record is { } record)
        {
            yield return (words["field.category"], words["category." + WireName.Of(record.Category)]);
            yield return (words["field.grade"], words["grade." + WireName.Of(record.Grade)]);
        }

        if (state?.Certificates is [.., var certificate])
        {
            yield return (words["field.overview"], certificate.Description.Overview);
            yield return (words["field.industry"], certificate.Description.Industry.ToString());
            yield return (words["field.restrictions"], certificate.Description.Restrictions);
            yield return (words["asset.valid-until"], CivilDate.Format(certificate.Until));
        }

        yield return (words["field.fingerprint"], asset.ContentSha256);
        yield return (words["asset.fingerprint-sm3"], asset.ContentSm3);
        if (state is not null)
        {
            yield return (words["asset.transactions"], Count(state.Transactions));
            yield return (words["asset.egress"], Count(state.Egress));
        }
    }

    private static string Count(FilingHead head) => head.Sequence.ToString("N0", CultureInfo.InvariantCulture);
}
