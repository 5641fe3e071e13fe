namespace Ledger.Architecture;

/// <summary>Arrows point downward only; this is the whole picture of <c>src/README.md</c>.</summary>
public sealed class ReferenceTests
{
    public static TheoryData<string, string[]> Arrows => new()
    {
        { "Cryptography", [] },
        { "Domain", ["Cryptography"] },
        { "Evidence", ["Domain"] },
        { "Ports", ["Evidence"] },
        { "Blobs", ["Ports"] },
        { "Certificates", ["Ports"] },
        { "Evm", ["Ports"] },
        { "Journal.Postgres", ["Ports"] },
        { "Journal.Sqlite", ["Ports"] },
        { "Register", ["Ports"] },
        { "Grains.Contracts", [] },
        { "Grains", ["Grains.Contracts", "Ports"] },
        { "Api.Contracts", [] },
        { "Api", ["Api.Contracts", "Grains.Contracts", "Register"] },
        { "Sdk", ["Api.Contracts", "Evidence"] },
        { "Sources", ["Sdk"] },
        { "Cli", ["Sdk", "Sources"] },
        { "Portal", ["Sdk"] },
        { "Verifier", ["Evidence"] },
        { "Witness", ["Blobs"] },
        {
            "Server",
            [
                "Api", "Blobs", "Certificates", "Evm", "Grains", "Journal.Postgres", "Journal.Sqlite", "Portal",
                "Register",
            ]
        },
    };

    [Theory]
    [MemberData(nameof(Arrows))]
    public void A_room_refers_to_exactly_the_rooms_below_it(string room, string[] below) =>
        Assert.Equal(below.Select(name => "Ledger." + name), Find(room).Rooms);

    [Fact]
    public void Every_room_is_in_the_picture() =>
        Assert.Equal(
            Arrows.Select(row => "Ledger." + row.Data.Item1).Order(StringComparer.Ordinal),
            Room.All.Select(room => room.Name));

    [Theory]
    [InlineData("Cryptography", "BouncyCastle.Cryptography")]
    [InlineData("Domain")]
    [InlineData("Evidence")]
    [InlineData("Ports")]
    [InlineData("Verifier")]
    [InlineData("Api.Contracts")]
    [InlineData("Grains.Contracts", "Microsoft.Orleans.Sdk")]
    public void The_inner_rooms_bring_no_packages_of_others(string room, params string[] packages) =>
        Assert.Equal(packages, Find(room).Packages);

    private static Room Find(string room) => Room.All.Single(candidate => candidate.Name == "Ledger." + room);
}
