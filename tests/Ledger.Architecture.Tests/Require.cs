namespace Ledger.Architecture;

internal static class Require
{
    /// <summary>Fails with every offender on a line of its own.</summary>
    public static void None(IEnumerable<string> offenders)
    {
        var list = offenders.ToList();
        Assert.True(list.Count == 0, $"{list.Count} offend:\n{string.Join('\n', list)}");
    }
}
