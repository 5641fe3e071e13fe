using Ledger.Ports;
using SQLitePCL;

namespace Ledger.Journal.Sqlite;

/// <summary>SQLite said no; <see cref="Code"/> is its extended result code.</summary>
internal sealed class SqliteFault(int code, string message) : Exception($"SQLite result {code}: {message}")
{
    internal int Code { get; } = code;

    /// <summary>The low byte of an extended code is the code it extends.</summary>
    internal int Primary => Code & 0xff;

    internal JournalException ToJournalException() => Primary switch
    {
        raw.SQLITE_CORRUPT => new JournalCorruptException(Message, this),
        raw.SQLITE_NOTADB => new JournalRefusedException("The file is not an SQLite database.", this),
        raw.SQLITE_CONSTRAINT => new JournalCorruptException(
            "A constraint of the journal refused what its checks had passed.", this),
        _ => new JournalUnavailableException(Message, this),
    };
}
