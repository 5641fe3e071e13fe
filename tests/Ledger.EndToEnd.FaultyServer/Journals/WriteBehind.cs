using Microsoft.Data.Sqlite;

namespace Ledger.EndToEnd.FaultyServer.Journals;

/// <summary>
/// A disk that takes what it is given for written long before it writes it: what a kill leaves is the last copy.
/// </summary>
/// <param name="data">The registry's data folder.</param>
/// <param name="folder">A folder in it that is on the same disk as the journal; null for the journal alone.</param>
internal sealed class WriteBehind(string data, string? folder = null)
{
    private string Written => Path.Combine(data, "written");

    private string Journal => Path.Combine(data, "journal.db");

    /// <summary>What a start finds.</summary>
    public void Restore()
    {
        if (!Directory.Exists(Written))
        {
            return;
        }

        // The register is derived from the journal; it must not be ahead of it.
        foreach (var file in (string[])["journal.db", "register.db"])
        {
            foreach (var part in Directory.EnumerateFiles(data, file + "*"))
            {
                File.Delete(part);
            }
        }

        File.Copy(Path.Combine(Written, "journal.db"), Journal);
        if (folder is not null)
        {
            Directory.Delete(Path.Combine(data, folder), recursive: true);
            Copy(Path.Combine(Written, folder), Path.Combine(data, folder));
        }
    }

    /// <summary>Writes what is there now. Nothing is appended meanwhile.</summary>
    public void Write()
    {
        var next = Path.Combine(data, "written.next");
        Remove(next);
        Directory.CreateDirectory(next);
        using (var connection = new SqliteConnection($"Data Source={Journal};Mode=ReadOnly;Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "VACUUM INTO $file";
            command.Parameters.AddWithValue("$file", Path.Combine(next, "journal.db"));
            command.ExecuteNonQuery();
        }

        if (folder is not null)
        {
            Copy(Path.Combine(data, folder), Path.Combine(next, folder));
        }

        // A kill in between leaves the copy before, or none, and then nothing falls back; never a part of one.
        var before = Path.Combine(data, "written.before");
        Remove(before);
        if (Directory.Exists(Written))
        {
            Directory.Move(Written, before);
        }

        Directory.Move(next, Written);
    }

    private static void Remove(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var path in Directory.EnumerateDirectories(from))
        {
            Copy(path, Path.Combine(to, Path.GetFileName(path)));
        }

        foreach (var path in Directory.EnumerateFiles(from))
        {
            try
            {
                File.Copy(path, Path.Combine(to, Path.GetFileName(path)));
            }
            catch (FileNotFoundException)
            {
                // It was being written, and has got its name meanwhile.
            }
        }
    }
}
