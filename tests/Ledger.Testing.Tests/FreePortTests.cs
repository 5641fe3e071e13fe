namespace Ledger.Testing;

public sealed class FreePortTests
{
    // Were a port not kept, one would come twice among so many, all but surely.
    private const int Ports = 600;

    [Fact]
    public void A_port_is_given_once()
    {
        var found = Enumerable.Range(0, Ports).Select(static _ => FreePort.Find()).ToArray();

        Assert.Equal(found.Length, found.Distinct().Count());
    }
}
