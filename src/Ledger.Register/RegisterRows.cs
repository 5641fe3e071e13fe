using System.Globalization;
using System.Text;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Domain.Assets.Provenance;
using Ledger.Domain.Assets.Rights;
using Ledger.Domain.Registrars;
using Ledger.Evidence.Entries;
using Microsoft.Data.Sqlite;

namespace Ledger.Register;

/// <summary>Writes effects into the register's tables within one transaction.</summary>
internal sealed partial class RegisterRows(SqliteConnection connection, SqliteTransaction transaction)
{
    public void MoveTo(ulong size) => Run("UPDATE position SET size = $size", ("$size", (long)size));

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
        var content = value.Object("content");
        Run(
            """
            INSERT INTO asset (id, kind, status, name, sha256, sm3, version, entry)
            VALUES ($id, $kind, $status, (SELECT name FROM registration WHERE asset = $id ORDER BY entry DESC),
                $a, $b, $v, $e)
            ON CONFLICT (id) DO UPDATE SET kind = $kind, status = $status,
                sha256 = $a, sm3 = $b, version = $v, entry = $e
            """,
            ("$id", id), ("$kind", value.Text("kind")), ("$status", value.Text("status")),
            ("$a", content.Text("sha256")), ("$b", content.Text("sm3")),
            ("$v", (long)effect.Version), ("$e", (long)index));
        IndexName(id, index);
    }

    /// <summary>An asset's name is indexed once, under the row number of the entry that made it public.</summary>
    private void IndexName(string id, ulong index)
    {
        using var read = Command(
            "SELECT name FROM asset WHERE id = $id AND id NOT IN (SELECT asset FROM asset_name_row)");
        read.Parameters.AddWithValue("$id", id);
        if (read.ExecuteScalar() is string name)
        {
            var row = (long)index + 1;
            Run("INSERT INTO asset_name_row VALUES ($id, $row)", ("$id", id), ("$row", row));
            Run(
                "INSERT INTO asset_name (rowid, grams) VALUES ($row, $grams)",
                ("$row", row), ("$grams", Bigrams.Index(name)));
        }
    }

    /// <summary>A later certificate may describe the data under another name; the public finds it under that.</summary>
    private void Rename(string id, string name)
    {
        using var read = Command(
            "SELECT a.name, r.row FROM asset a JOIN asset_name_row r ON r.asset = a.id WHERE a.id = $id");
        read.Parameters.AddWithValue("$id", id);
        using var row = read.ExecuteReader();
        if (!row.Read())
        {
            return;
        }

        var before = row.GetString(0);
        if (before == name)
        {
            return;
        }

        // An index without content is told what it had (FTS5, "The 'delete' Command").
        Run(
            "INSERT INTO asset_name (asset_name, rowid, grams) VALUES ('delete', $row, $grams)",
            ("$row", row.GetInt64(1)), ("$grams", Bigrams.Index(before)));
        Run(
            "INSERT INTO asset_name (rowid, grams) VALUES ($row, $grams)",
            ("$row", row.GetInt64(1)), ("$grams", Bigrams.Index(name)));
        Run("UPDATE asset SET name = $name WHERE id = $id", ("$name", name), ("$id", id));
    }

    private void PutRight(EntryEffect effect)
    {
        Run(
            "INSERT OR REPLACE INTO owned_right VALUES ($asset, $n, $v, $value)",
            ("$asset", AssetOf(effect)), ("$n", (long)effect.Key.Ordinal), ("$v", (long)effect.Version),
            ("$value", Encoding.UTF8.GetString(effect.Value.Span)));
    }

    /// <summary>Whatever writes an asset's stream advances it, also where its record stays as it is.</summary>
    public void Advance(Domain.StreamVersion write)
    {
        if (write.Stream.Kind is StreamKind.Registrar)
        {
            Run("UPDATE registrar SET version = $v", ("$v", (long)write.Version));
        }

        if (write.Stream.TryGetAsset(out var asset))
        {
            Run(
                "UPDATE asset SET version = $v WHERE id = $asset AND version < $v",
                ("$asset", asset.ToString()), ("$v", (long)write.Version));
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
            case CertificateIssued { Content: var content }:
                Rename(asset.ToString(), content.Description.Name);
                break;
            case SourceObserved observed:
                PutSource(asset, observed.Source, observed.Relation, SourceBasis.Observed, null, index);
                break;
            case SourceWithdrawn withdrawn:
                Run(
                    "UPDATE source_link SET stands = 0, entry = $e WHERE asset = $asset AND n = $n",
                    ("$asset", asset.ToString()), ("$n", withdrawn.Number), ("$e", (long)index));
                break;
            default:
                break;
        }
    }

    private void PutSource(
        AssetId asset, AssetId source, SourceRelation relation, SourceBasis basis, Fraction? part, ulong index) => Run(
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
        Run(
            """
            INSERT INTO certificate VALUES ($n, $asset, $status, $until, $v, $e, $e,
                (SELECT coalesce(max(place) + 1, 0) FROM certificate))
            ON CONFLICT (number) DO UPDATE SET status = $status, until = $until, version = $v, entry = $e
            """,
            ("$n", number), ("$asset", asset), ("$status", value.Text("status")), ("$until", value.TextOrNull("until")),
            ("$v", (long)effect.Version), ("$e", (long)index));
        if (value.Text("status") == "valid")
        {
            Run("UPDATE asset SET certificate = $n WHERE id = $asset", ("$n", number), ("$asset", asset));
        }
    }

    private void PutCase(EntryEffect effect, JsonObject value, ulong index, string? name) => Run(
        """
        INSERT INTO registration VALUES ($id, $asset, $status, $name, $v, $e)
        ON CONFLICT (id) DO UPDATE SET status = $status, name = coalesce($name, name), version = $v, entry = $e
        """,
        ("$id", effect.Key.ToString()["case/".Length..]), ("$asset", value.Text("asset")),
        ("$status", value.Text("status")), ("$name", name), ("$v", (long)effect.Version), ("$e", (long)index));

    private void PutFiling(EntryEffect effect, JsonObject value, ulong index)
    {
        Run(
            "INSERT OR IGNORE INTO filing VALUES ($asset, $kind, $n, $a, $b, $e)",
            ("$asset", AssetOf(effect)), ("$kind", effect.Key.Kind is StateKeyKind.Egress ? "egress" : "transaction"),
            ("$n", (long)effect.Key.Ordinal), ("$a", value.Text("sha256")), ("$b", value.Text("sm3")),
            ("$e", (long)index));
    }

    private static string AssetOf(EntryEffect effect) => effect.Key.TryGetAsset(out var id)
        ? id.ToString()
        : throw new InvalidOperationException($"{effect.Key} belongs to no asset.");

    private void Run(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = Command(sql);
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string sql)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // Only constants of this class come here.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
