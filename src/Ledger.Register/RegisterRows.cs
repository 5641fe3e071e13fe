using System.Globalization;
using System.Text;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Domain.Assets.Provenance;
using Ledger.Domain.Assets.Rights;
using Ledger.Domain.Registrars;
using Ledger.Evidence.Entries;

namespace Ledger.Register;

/// <summary>Writes effects into the register's tables within one transaction.</summary>
internal sealed partial class RegisterRows(RowWriter rows)
{
    private readonly HashSet<string> _changed = [];

    public void MoveTo(ulong size) => rows.Run("UPDATE position SET size = $size", ("$size", (long)size));

    public void Put(EntryEffect effect, ulong index, string? name)
    {
        var value = effect.ReadValue();
        switch (effect.Key.Kind)
        {
            case StateKeyKind.Asset:
                PutAsset(effect, value, index);
                break;
            case StateKeyKind.Right:
                PutRight(effect);
                break;
            case StateKeyKind.Certificate:
                PutCertificate(effect, value, index);
                break;
            case StateKeyKind.Case:
                PutCase(effect, value, index, name);
                break;
            case StateKeyKind.Transaction or StateKeyKind.Egress:
                PutFiling(effect, value, index);
                break;
            default:
                break;
        }
    }

    private void PutAsset(EntryEffect effect, JsonObject value, ulong index)
    {
        var id = AssetOf(effect);
        _changed.Add(id);
        var content = value.Object("content");
        rows.Run(
            """
            INSERT INTO asset (id, kind, status, sha256, sm3, version, entry)
            VALUES ($id, $kind, $status, $a, $b, $v, $e)
            ON CONFLICT (id) DO UPDATE SET kind = $kind, status = $status,
                sha256 = $a, sm3 = $b, version = $v, entry = $e
            """,
            ("$id", id), ("$kind", value.Text("kind")), ("$status", value.Text("status")),
            ("$a", content.Text("sha256")), ("$b", content.Text("sm3")),
            ("$v", (long)effect.Version), ("$e", (long)index));
    }

    /// <summary>
    /// An asset has the name that its last certificate gives it, where the notice of that registration was published;
    /// otherwise none (the guide, article 24).
    /// </summary>
    public void Name(AssetId asset, string? name)
    {
        var id = asset.ToString();
        _changed.Add(id);
        rows.Run("UPDATE asset SET name = $name WHERE id = $id", ("$name", name), ("$id", id));
    }

    /// <summary>
    /// Indexes the assets that an entry changed, each under the entry that its list is paged by.
    /// </summary>
    public void IndexChanged()
    {
        foreach (var id in _changed)
        {
            foreach (var asset in rows.Read(
                "SELECT entry, indexed, kind, status, name, certificate FROM asset WHERE id = $id",
                static row => (
                    Entry: row.GetInt64(0), Indexed: row.IsDBNull(1) ? (long?)null : row.GetInt64(1),
                    Words: AssetWords(row)),
                ("$id", id)))
            {
                if (asset.Indexed is { } before && before != asset.Entry)
                {
                    rows.Run("DELETE FROM asset_index WHERE rowid = $before", ("$before", before));
                }

                rows.Run(
                    "INSERT OR REPLACE INTO asset_index (rowid, words) VALUES ($entry, $words)",
                    ("$entry", asset.Entry), ("$words", asset.Words));
                rows.Run("UPDATE asset SET indexed = entry WHERE id = $id", ("$id", id));
            }
        }

        _changed.Clear();
    }

    private static string AssetWords(Row row) => string.Join(' ',
        (IEnumerable<string>)
        [
            SearchWords.Of('k', row.GetString(2)), SearchWords.Of('t', row.GetString(3)),
            .. row.IsDBNull(4) ? [] : SearchWords.OfName(row.GetString(4)),
            .. row.IsDBNull(5) ? [] : SearchWords.OfCode(row.GetString(5)),
        ]);

    private void PutRight(EntryEffect effect)
    {
        rows.Run(
            "INSERT OR REPLACE INTO owned_right VALUES ($asset, $n, $v, $value)",
            ("$asset", AssetOf(effect)), ("$n", (long)effect.Key.Ordinal), ("$v", (long)effect.Version),
            ("$value", Encoding.UTF8.GetString(effect.Value.Span)));
    }

    /// <summary>Whatever writes an asset's stream advances it, also where its record stays as it is.</summary>
    public void Advance(Domain.StreamVersion write)
    {
        if (write.Stream.Kind is StreamKind.Registrar)
        {
            rows.Run("UPDATE registrar SET version = $v", ("$v", (long)write.Version));
        }

        if (write.Stream.TryGetAsset(out var asset))
        {
            rows.Run(
                "UPDATE asset SET version = $v WHERE id = $asset AND version < $v",
                ("$asset", asset.ToString()), ("$v", (long)write.Version));
        }
    }

    /// <summary>Notes entries that may say something of an asset's rights; filings never do, and are many.</summary>
    public void Note(IEnumerable<StreamEvent> events, ulong index)
    {
        foreach (var stream in events.Where(static item => item.Event is not (TransactionFiled or EgressFiled))
            .Select(static item => item.Stream).Distinct())
        {
            if (stream.TryGetAsset(out var asset))
            {
                rows.Run(
                    "INSERT INTO asset_act VALUES ($asset, $e)", ("$asset", asset.ToString()), ("$e", (long)index));
            }
        }
    }

    /// <summary>Takes in what an event says of where an asset comes from; other events say it in effects.</summary>
    public void Put(StreamEvent item, ulong index)
    {
        if (item.Event is RegistrarActed acted)
        {
            PutRegistrar(acted, index);
        }

        if (!item.Stream.TryGetAsset(out var asset))
        {
            return;
        }

        switch (item.Event)
        {
            case SourcesDeclared { Declaration: var declaration }:
                foreach (var source in declaration.Sources)
                {
                    PutSource(asset, source.Asset, declaration.Relation, SourceBasis.Declared, source.Part, index);
                }

                break;
            case SourceObserved observed:
                PutSource(asset, observed.Source, observed.Relation, SourceBasis.Observed, null, index);
                break;
            case SourceWithdrawn withdrawn:
                rows.Run(
                    "UPDATE source_link SET stands = 0, entry = $e WHERE asset = $asset AND n = $n",
                    ("$asset", asset.ToString()), ("$n", withdrawn.Number), ("$e", (long)index));
                break;
            default:
                break;
        }
    }

    private void PutSource(
        AssetId asset, AssetId source, SourceRelation relation, SourceBasis basis, Fraction? part, ulong index) =>
        rows.Run(
        """
        INSERT INTO source_link VALUES ($asset, (SELECT count(*) + 1 FROM source_link WHERE asset = $asset),
            $source, $relation, $basis, $part, 1, $e)
        """,
        ("$asset", asset.ToString()), ("$source", source.ToString()), ("$relation", WireName.Of(relation)),
        ("$basis", WireName.Of(basis)),
        ("$part", part is null
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{part.Numerator}/{part.Denominator}")),
        ("$e", (long)index));

    private void PutCertificate(EntryEffect effect, JsonObject value, ulong index)
    {
        var number = effect.Key.Code.ToString();
        var asset = value.Text("asset");
        // Its place follows from the log alone, so that it is the same in every register that is made from it.
        rows.Run(
            """
            INSERT INTO certificate VALUES ($n, $asset, $status, $until, $v, $e, $e,
                (SELECT coalesce(max(place) + 1, 0) FROM certificate))
            ON CONFLICT (number) DO UPDATE SET status = $status, until = $until, version = $v, entry = $e
            """,
            ("$n", number), ("$asset", asset), ("$status", value.Text("status")), ("$until", value.TextOrNull("until")),
            ("$v", (long)effect.Version), ("$e", (long)index));
        if (value.Text("status") == "valid")
        {
            rows.Run("UPDATE asset SET certificate = $n WHERE id = $asset", ("$n", number), ("$asset", asset));
            _changed.Add(asset);
        }
    }

    private void PutCase(EntryEffect effect, JsonObject value, ulong index, string? name) => rows.Run(
        """
        INSERT INTO registration (id, asset, status, name, version, entry)
        VALUES ($id, $asset, $status, $name, $v, $e)
        ON CONFLICT (id) DO UPDATE SET status = $status, name = coalesce($name, name), version = $v, entry = $e
        """,
        ("$id", effect.Key.ToString()["case/".Length..]), ("$asset", value.Text("asset")),
        ("$status", value.Text("status")), ("$name", name), ("$v", (long)effect.Version), ("$e", (long)index));

    private void PutFiling(EntryEffect effect, JsonObject value, ulong index)
    {
        rows.Run(
            "INSERT OR IGNORE INTO filing VALUES ($asset, $kind, $n, $a, $b, $e)",
            ("$asset", AssetOf(effect)), ("$kind", effect.Key.Kind is StateKeyKind.Egress ? "egress" : "transaction"),
            ("$n", (long)effect.Key.Ordinal), ("$a", value.Text("sha256")), ("$b", value.Text("sm3")),
            ("$e", (long)index));
    }

    private static string AssetOf(EntryEffect effect) => effect.Key.TryGetAsset(out var id)
        ? id.ToString()
        : throw new InvalidOperationException($"{effect.Key} belongs to no asset.");
}
