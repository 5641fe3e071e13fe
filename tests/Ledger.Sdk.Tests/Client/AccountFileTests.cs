using Ledger.Cryptography;

namespace Ledger.Sdk.Tests.Client;

public sealed class AccountFileTests : IDisposable
{
    private const string Secret = "0707070707070707070707070707070707070707070707070707070707070707";
    private readonly string _file = Path.GetTempFileName();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task An_account_file_gives_the_account()
    {
        await File.WriteAllTextAsync(_file, Text("p256", Secret), Cancellation);

        var account = await LedgerAccount.LoadAsync(_file, Cancellation);

        Assert.Equal("holder", account.Name);
        Assert.Equal(Clients.Party, account.Party);
        Assert.Equal(SignatureAlgorithm.P256, account.Key.PublicKey.Algorithm);
        Assert.Equal(Secret, Hex.Encode(account.Key.Export()));
    }

    [Theory]
    [InlineData("p256", "0707070707")]
    [InlineData("rsa", Secret)]
    [InlineData("p256", "0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task What_is_no_account_is_refused_and_not_quoted(string algorithm, string secret)
    {
        await File.WriteAllTextAsync(_file, Text(algorithm, secret), Cancellation);

        var fault = await Assert.ThrowsAsync<InvalidDataException>(() => LedgerAccount.LoadAsync(_file, Cancellation));

        // The file's own path may hold any two digits.
        Assert.DoesNotContain(secret, fault.ToString().Replace(_file, "FILE"), StringComparison.Ordinal);
    }

    private static string Text(string algorithm, string secret) =>
        $$"""
        {"account":"holder","party":"{{Clients.Party}}","roles":[],"algorithm":"{{algorithm}}","secret":"{{secret}}"}
        """;
}
