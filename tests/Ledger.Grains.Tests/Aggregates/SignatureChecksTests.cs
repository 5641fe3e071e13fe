using Ledger.Cryptography;
using Ledger.Evidence.Entries;
using Ledger.Grains.Aggregates;

namespace Ledger.Grains.Tests.Aggregates;

/// <summary>Signatures that are checked together, each with an outcome of its own.</summary>
public sealed class SignatureChecksTests
{
    private readonly PrivateKey _secret = PrivateKey.Generate(SignatureAlgorithm.P256);
    private readonly SignatureChecks _checks = new();

    [Fact]
    public async Task Of_many_at_once_each_gets_its_own_answer()
    {
        var bytes = Enumerable.Range(0, 50).Select(n => new byte[] { (byte)n, 1, 2 }).ToArray();
        var authors = bytes.Select((b, n) => Author(n % 3 == 0 ? [9] : b)).ToArray();

        var answers = await Task.WhenAll(
            bytes.Select((b, n) => Task.Run(() => _checks.VerifyAsync(authors[n], _secret.PublicKey, b))));

        Assert.Equal(Enumerable.Range(0, 50).Select(n => n % 3 != 0), answers);
    }

    [Fact]
    public async Task A_fault_of_one_check_is_thrown_where_it_was_asked_for()
    {
        var broken = _checks.VerifyAsync(Author([1]), null!, new byte[] { 1 });
        var sound = _checks.VerifyAsync(Author([1]), _secret.PublicKey, new byte[] { 1 });

        await Assert.ThrowsAsync<ArgumentNullException>(() => broken);
        Assert.True(await sound);
    }

    private CommandAuthor Author(byte[] signed) =>
        new(SignatureAlgorithm.P256, _secret.PublicKey.Id, _secret.Sign(signed));
}
