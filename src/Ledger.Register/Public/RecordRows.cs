using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Domain.Parties;
using Ledger.Domain.PublicData;
using Ledger.Domain.Registration;
using Ledger.Evidence.Entries;

namespace Ledger.Register;

/// <summary>
/// Keeps the public register: what certificates of the guide and registrations of public data say. Only what the public
/// notice showed is shown (the guide, article 24; the interim measures, article 12).
/// </summary>
internal sealed class RecordRows(RowWriter rows)
{
    /// <summary>Takes in a certificate.</summary>
    /// <returns>The name of the data, where it is shown to the public.</returns>
    public string? Put(CertificateContent content, CertificateCode number, ulong index)
    {
        var shown = rows.Read(
            "SELECT 1 FROM notice WHERE number = " + NoticeRows.Numbered + " AND entry IS NOT NULL", static _ => true,
            ("$case", content.Case.ToString())).Count > 0;
        var description = content.Description;
        Insert(
            "G35", number.ToString(), content.Case, content.Asset, "valid", content.From, content.Until, index, shown);
        Describe(
            index, WireName.Of(content.Kind), description.Name, description.Overview, description.Restrictions,
            description.Divisions);
        foreach (var right in content.Rights)
        {
            rows.Run(
                "INSERT INTO record_holder VALUES ($e, $n, $party, $kind, $from, $until, $exclusive, $limits)",
                ("$e", (long)index), ("$n", (long)right.Ordinal), ("$party", right.Holder.ToString()),
                ("$kind", WireName.Of(right.Kind)), ("$from", Day(right.From)), ("$until", Day(right.Until)),
                ("$exclusive", right.Exclusive), ("$limits", right.Terms.Limits));
        }

        Index((long)index);
        return shown ? description.Name : null;
    }

    /// <summary>Takes in an event of a party or of a registration of public data.</summary>
    public void Put(StreamEvent item, ulong index)
    {
        switch (item.Event)
        {
            case PartyRegistered registered when item.Stream.TryGetParty(out var party):
                Name(party, registered.Organisation);
                break;
            case PartyIdentityChanged changed when item.Stream.TryGetParty(out var party):
                Name(party, changed.Organisation);
                break;
            case PartySucceeded { Ends: true } succeeded when item.Stream.TryGetParty(out var party):
                rows.Run(
                    """
                    UPDATE party SET ended = coalesce(ended, $day), successor = coalesce(successor, $by) WHERE id = $id
                    """,
                    ("$id", party.ToString()), ("$day", Day(succeeded.Act.On)),
                    ("$by", succeeded.Kind is SuccessionKind.Merger ? succeeded.Successor.ToString() : null));
                break;
            case PublicDataRegistered registered when item.Stream.TryGetCase(out var id):
                Register(id, registered, index);
                break;
            case PublicRecordChanged changed when item.Stream.TryGetCase(out var id):
                Change(id, changed.Record);
                break;
            case PublicDataRenewed renewed when item.Stream.TryGetCase(out var id):
                rows.Run(
                    "UPDATE record SET until = $until WHERE filing = $case",
                    ("$until", Day(renewed.Until)), ("$case", id.ToString()));
                break;
            default:
                break;
        }
    }

    /// <summary>Takes in how a registration stands from now on.</summary>
    public void Put(EntryEffect effect)
    {
        var (column, regime, id) = effect.Key.Kind switch
        {
            StateKeyKind.Certificate => ("code", "G35", effect.Key.Code.ToString()),
            StateKeyKind.Case => ("filing", "M26", effect.Key.ToString()["case/".Length..]),
            _ => ("", "", ""),
        };
        if (column.Length == 0)
        {
            return;
        }

        var status = effect.ReadValue().Text("status");
        foreach (var entry in rows.Read(
            $"SELECT entry FROM record WHERE {column} = $id AND regime = $regime AND status <> $status",
            static row => row.GetInt64(0), ("$id", id), ("$regime", regime), ("$status", status)))
        {
            rows.Run("UPDATE record SET status = $status WHERE entry = $e", ("$status", status), ("$e", entry));
            Index(entry);
        }
    }

    // A person has no name here, whatever was filed.
    private void Name(PartyId party, Organisation? organisation)
    {
        rows.Run(
            """
            INSERT INTO party (id, name, code) VALUES ($id, $name, $code)
            ON CONFLICT (id) DO UPDATE SET name = $name, code = $code
            """,
            ("$id", party.ToString()), ("$name", organisation?.Name), ("$code", organisation?.Code.ToString()));
        foreach (var entry in rows.Read(
            "SELECT DISTINCT entry FROM record_holder WHERE party = $id", static row => row.GetInt64(0),
            ("$id", party.ToString())))
        {
            Index(entry);
        }
    }

    // What is registered was filed, and published, as the notice has it.
    private void Register(CaseId id, PublicDataRegistered registered, ulong index)
    {
        foreach (var filed in rows.Read(
            "SELECT asset, kind, name, overview, division, entry IS NOT NULL FROM notice WHERE number = "
                + NoticeRows.Numbered,
            static row => (
                Asset: AssetId.Parse(row.GetString(0)), Kind: row.GetString(1), Name: row.GetString(2),
                Overview: row.GetString(3), Division: DivisionCode.Parse(row.GetString(4)), Shown: row.GetBoolean(5)),
            ("$case", id.ToString())))
        {
            Insert(
                "M26", registered.Code, id, filed.Asset, "registered", registered.From, registered.Until, index,
                filed.Shown);
            Describe(index, filed.Kind, filed.Name, filed.Overview, null, [filed.Division]);
            rows.Run(
                "INSERT INTO record_holder (entry, n, party) SELECT $e, n, party FROM notice_holder WHERE notice = "
                    + NoticeRows.Numbered + " AND kind IS NULL",
                ("$e", (long)index), ("$case", id.ToString()));
            Index((long)index);
        }
    }

    private void Change(CaseId id, PublicRecord record)
    {
        foreach (var entry in rows.Read(
            "SELECT entry FROM record WHERE filing = $case", static row => row.GetInt64(0), ("$case", id.ToString())))
        {
            Describe(
                (ulong)entry, WireName.Of(record.Kind), record.Name, record.Summary, null, [record.Division]);
            Index(entry);
        }
    }

    private void Insert(
        string regime, string code, CaseId id, AssetId asset, string status, DateOnly from, DateOnly until,
        ulong index, bool shown) => rows.Run(
        """
        INSERT INTO record VALUES (
            $e, $regime, $code, $case, $asset, '', $status, $from, $until, $shown, '', '', NULL)
        """,
        ("$e", (long)index), ("$regime", regime), ("$code", code), ("$case", id.ToString()),
        ("$asset", asset.ToString()), ("$status", status), ("$from", Day(from)), ("$until", Day(until)),
        ("$shown", shown));

    private void Describe(
        ulong index, string kind, string name, string overview, string? restrictions, ValueList<DivisionCode> divisions)
    {
        rows.Run(
            "UPDATE record SET kind = $k, name = $name, overview = $overview, restrictions = $limits WHERE entry = $e",
            ("$k", kind), ("$name", name), ("$overview", overview), ("$limits", restrictions), ("$e", (long)index));
        rows.Run("DELETE FROM record_division WHERE entry = $e", ("$e", (long)index));
        foreach (var division in divisions)
        {
            rows.Run(
                "INSERT INTO record_division VALUES ($e, $division)",
                ("$e", (long)index), ("$division", division.ToString()));
        }
    }

    private void Index(long entry)
    {
        var record = rows.Read(
            "SELECT regime, code, kind, status, shown, name FROM record WHERE entry = $e",
            static row => (
                Regime: row.GetString(0), Code: row.GetString(1), Kind: row.GetString(2), Status: row.GetString(3),
                Shown: row.GetBoolean(4), Name: row.GetString(5)),
            ("$e", entry))[0];
        IEnumerable<string> words =
        [
            .. SearchWords.OfCode(record.Code), SearchWords.Of('k', record.Kind), SearchWords.Of('t', record.Status),
            SearchWords.Of('g', record.Regime), .. record.Shown ? Shown(entry, record.Name) : [],
        ];
        rows.Run(
            "INSERT OR REPLACE INTO record_index (rowid, words) VALUES ($e, $words)",
            ("$e", entry), ("$words", string.Join(' ', words.Distinct())));
    }

    private IEnumerable<string> Shown(long entry, string name) =>
    [
        .. SearchWords.OfName(name),
        .. rows.Read(
            "SELECT division FROM record_division WHERE entry = $e",
            static row => DivisionCode.Parse(row.GetString(0)), ("$e", entry)).SelectMany(SearchWords.OfDivision),
        .. rows.Read(
            """
            SELECT DISTINCT p.name, p.code FROM record_holder h JOIN party p ON p.id = h.party
            WHERE h.entry = $e AND p.name IS NOT NULL
            """,
            static row => (Name: row.GetString(0), Code: row.GetString(1)), ("$e", entry))
            .SelectMany(static holder => SearchWords.OfHolder(holder.Name)
                .Append(SearchWords.OfHolderCode(holder.Code))),
    ];

    private static string Day(DateOnly day) => Domain.Calendars.CivilDate.Format(day);
}
