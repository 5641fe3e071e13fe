using Ledger.Domain;
using Ledger.Domain.Calendars;
using Ledger.Domain.PublicData;
using Ledger.Domain.Registration;
using Ledger.Evidence.Entries;

namespace Ledger.Register;

/// <summary>
/// Keeps what a notice has to say from the application on, and opens it to the public when it is published: applicants,
/// name, overview and limits (the guide, article 24), or applicants, type, name and summary (the interim measures,
/// article 12).
/// </summary>
internal sealed class NoticeRows(RowWriter rows)
{
    /// <summary>The number of the case <c>$case</c>, under which its notice and its holders stand.</summary>
    public const string Numbered = "(SELECT number FROM registration WHERE id = $case)";

    /// <summary>Takes in an application, or the publication of its notice.</summary>
    public void Put(StreamEvent item, ulong index)
    {
        if (!item.Stream.TryGetCase(out var id))
        {
            return;
        }

        switch (item.Event)
        {
            case RegistrationFiled { Application: var application }:
                File(id, application);
                break;
            case RegistrationCorrected { Application: var application }:
                File(id, application);
                break;
            case RegistrationApplied { Application: var application }:
                File(id, application);
                break;
            case RegistrationAmended { Application: var application }:
                File(id, application);
                break;
            case CancellationOpened { Application: var application }:
                File(id, application);
                break;
            case PublicDataFiled { Application: var application }:
                File(id, application);
                break;
            case PublicDataResubmitted { Application: var application }:
                File(id, application);
                break;
            case NoticePublished published:
                Publish(id, published.Reference, published.Act, index);
                break;
            case PublicDataNoticed published:
                Publish(id, published.Reference, published.Act, index);
                break;
            default:
                break;
        }
    }

    /// <summary>Takes in how a case stands: its notice is open while it is published or objected to.</summary>
    public void Put(EntryEffect effect)
    {
        if (effect.Key.Kind is StateKeyKind.Case)
        {
            rows.Run(
                "UPDATE notice SET is_open = $open WHERE number = " + Numbered + " AND entry IS NOT NULL",
                ("$open", effect.ReadValue().Text("status") is "noticed" or "objected"),
                ("$case", effect.Key.ToString()["case/".Length..]));
        }
    }

    private void File(CaseId id, Application application)
    {
        var data = application.Description;
        var notice = Write(id, "G35", "first", application.Asset,
            (WireName.Of(application.Kind), data.Name, data.Overview, data.Restrictions, null), application.Applicants);
        var place = (long)application.Applicants.Count;
        foreach (var right in application.Rights)
        {
            rows.Run(
                "INSERT INTO notice_holder VALUES ($notice, $n, $party, $kind, $until, $exclusive, $limits)",
                ("$notice", notice), ("$n", place++), ("$party", right.Holder.ToString()),
                ("$kind", WireName.Of(right.Right)),
                ("$until", right.Until is { } until ? CivilDate.Format(until) : null),
                ("$exclusive", right.Exclusive), ("$limits", right.Limits));
        }
    }

    // What follows a registration is about data and rights as the certificate has them, but for what it changes.
    private void File(CaseId id, LaterApplication application)
    {
        var certificate = application.Certificate.ToString();
        var known = rows.Read(
            "SELECT kind, name, overview, restrictions FROM record WHERE code = $code AND regime = 'G35'",
            static row => (
                Kind: row.GetString(0), Name: row.GetString(1), Overview: row.GetString(2),
                Limits: row.GetString(3)),
            ("$code", certificate)).FirstOrDefault();
        var data = application.Description;
        var notice = Write(
            id, "G35", WireName.Of(application.Type), application.Asset,
            (known.Kind, data?.Name ?? known.Name, data?.Overview ?? known.Overview,
                data?.Restrictions ?? known.Limits, null),
            application.Applicants);
        foreach (var ordinal in application.Rights)
        {
            rows.Run(
                """
                INSERT INTO notice_holder
                SELECT $notice, (SELECT count(*) FROM notice_holder WHERE notice = $notice),
                    h.party, h.kind, h.until, h.exclusive, h.limits
                FROM record_holder h JOIN record r ON r.entry = h.entry
                WHERE r.code = $code AND r.regime = 'G35' AND h.n = $n
                """,
                ("$notice", notice), ("$code", certificate), ("$n", (long)ordinal));
        }
    }

    private void File(CaseId id, PublicApplication application)
    {
        var known = application.Original is not { } original ? default : rows.Read(
            "SELECT kind, name, overview FROM record WHERE filing = $case",
            static row => (Kind: row.GetString(0), Name: row.GetString(1), Summary: row.GetString(2)),
            ("$case", original.ToString())).FirstOrDefault();
        var data = application.Record;
        Write(
            id, "M26", WireName.Of(application.Type), application.Asset,
            (data is null ? known.Kind : WireName.Of(data.Kind), data?.Name ?? known.Name,
                data?.Summary ?? known.Summary, null, data?.Division.ToString()),
            application.Applicants);
    }

    /// <returns>The number under which the notice stands.</returns>
    private long Write(
        CaseId id, string regime, string type, AssetId asset,
        (string? Kind, string? Name, string? Overview, string? Limits, string? Division) data,
        ValueList<PartyId> applicants)
    {
        // The application's effect has put the case into the tables.
        var (notice, isKnown) = rows.Read(
            """
            SELECT number, EXISTS (SELECT * FROM notice WHERE notice.number = registration.number)
            FROM registration WHERE id = $case
            """,
            static row => (row.GetInt64(0), row.GetBoolean(1)), ("$case", id.ToString()))[0];
        rows.Run(
            """
            INSERT OR REPLACE INTO notice VALUES (
                $notice, NULL, $regime, $type, $asset, $kind, $name, $overview, $limits, $division, NULL, NULL, 0)
            """,
            ("$notice", notice), ("$regime", regime), ("$type", type), ("$asset", asset.ToString()),
            ("$kind", data.Kind), ("$name", data.Name), ("$overview", data.Overview), ("$limits", data.Limits),
            ("$division", data.Division));
        if (isKnown)
        {
            rows.Run("DELETE FROM notice_holder WHERE notice = $notice", ("$notice", notice));
        }

        for (var n = 0; n < applicants.Count; n++)
        {
            rows.Run(
                "INSERT INTO notice_holder (notice, n, party) VALUES ($notice, $n, $party)",
                ("$notice", notice), ("$n", n), ("$party", applicants[n].ToString()));
        }

        return notice;
    }

    private void Publish(CaseId id, string reference, Act act, ulong index) => rows.Run(
        "UPDATE notice SET entry = $e, reference = $reference, day = $day, is_open = 1 WHERE number = " + Numbered,
        ("$e", (long)index), ("$reference", reference), ("$day", CivilDate.Format(act.On)),
        ("$case", id.ToString()));
}
