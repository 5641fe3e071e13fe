using System.Globalization;

namespace Ledger.Testing;

public sealed class PostgresServerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_that_is_done_with_leaves_no_shared_memory()
    {
        var server = await PostgresServer.StartAsync(cancellationToken: Cancellation);
        var id = server.Process.Id;
        Assert.Equal(1, await PiecesOfAsync(id));

        await server.DisposeAsync();

        Assert.Equal(0, await PiecesOfAsync(id));
    }

    // A line each, with who made it in the fifth column.
    private static async Task<int> PiecesOfAsync(int process) =>
        (await File.ReadAllLinesAsync("/proc/sysvipc/shm", Cancellation)).Skip(1).Count(line =>
            line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[4]
                == process.ToString(CultureInfo.InvariantCulture));
}
