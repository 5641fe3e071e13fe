using Ledger.Sources.Rows;
using Npgsql;

namespace Ledger.Sources.Postgres;

/// <summary>What the server answered; nothing of the connection string.</summary>
internal static class PostgresFault
{
    public static RowException Of(Exception cause, string location) => cause is PostgresException answer
        ? new RowException(
            answer.SqlState == PostgresErrorCodes.UndefinedTable ? RowFault.Missing : RowFault.Unreadable,
            location,
            $"The database says {answer.SqlState}: {answer.MessageText}",
            $"数据库返回 {answer.SqlState}：{answer.MessageText}")
        : new RowException(
            RowFault.Unreadable,
            location,
            "The database does not answer, or the connection broke.",
            "数据库无响应或连接中断。",
            cause);
}
