using System.Net.Sockets;
using Ledger.Ports;
using Npgsql;

namespace Ledger.Journal.Postgres;

/// <summary>What a failure of the server or of the way to it means for a caller.</summary>
internal static class PostgresFaults
{
    /// <summary>Whether an exception is the store's and not a bug of ours.</summary>
    internal static bool IsStoreFault(Exception e) =>
        e is NpgsqlException or TimeoutException or SocketException or IOException;

    /// <remarks>SQLSTATE classes: PostgreSQL documentation, appendix A.</remarks>
    internal static JournalException Translate(Exception e) => (e as PostgresException)?.SqlState switch
    {
        // An append checks before it inserts, under the fence: what a constraint still refuses is not what was read.
        { } state when state.StartsWith("23", StringComparison.Ordinal) =>
            new JournalCorruptException("A constraint of the journal refused what its checks had passed.", e),
        "XX001" or "XX002" => new JournalCorruptException("The database reports corrupted data.", e),
        "3D000" or "42501" => new JournalRefusedException("The database is not there or not ours to use.", e),
        { } state when state.StartsWith("28", StringComparison.Ordinal) =>
            new JournalRefusedException("The database refuses the credentials.", e),
        { } state when state.StartsWith("42", StringComparison.Ordinal) =>
            new JournalRefusedException("The schema is not that of a journal.", e),
        _ => new JournalUnavailableException("The database cannot be reached or failed.", e),
    };
}
