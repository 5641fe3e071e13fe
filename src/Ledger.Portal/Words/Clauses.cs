namespace Ledger.Portal.Words;

/// <summary>Clauses with the names of their documents.</summary>
internal static class Clauses
{
    private static readonly (string Short, string Name)[] s_documents =
    [
        ("G35", "《数据产权登记工作指引（试行）》"),
        ("M26", "《公共数据资源登记管理暂行办法》"),
    ];

    /// <summary>A clause as the API writes it, for example <c>G35 第十七条</c>.</summary>
    public static string Text(string clause)
    {
        var (name, rest) = s_documents
            .Where(document => clause.StartsWith(document.Short + " ", StringComparison.Ordinal))
            .Select(document => (document.Name, clause[(document.Short.Length + 1)..]))
            .FirstOrDefault((Name: "", clause));
        return name + rest;
    }
}
