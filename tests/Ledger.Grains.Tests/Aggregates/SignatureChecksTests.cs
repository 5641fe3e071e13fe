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
            bytes.Select((b, n) => Task.Run(
                () => _checks.VerifyAsync(authors[n], _secret.PublicKey, b, Claim(b, n % 5 != 0)))));

        var made = answers.Select(answer => answer.Body).ToArray();
        Assert.Equal(Enumerable.Range(0, 50).Select(n => n % 5 != 0), answers.Select(answer => answer.Matches));
        Assert.Equal(
            Enumerable.Range(0, 50).Select(n => n % 3 != 0 && n % 5 != 0), made.Select(body => body is not null));
        Assert.All(made.Zip(bytes), one => Assert.True(one.First is null || IsOf(one.First, one.Second)));
        Assert.Equal(27, made.OfType<CommandBody>().DistinctBy(body => Convert.ToHexString(body.Body.Salt)).Count());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(33)]
    public async Task A_salt_of_another_length_commits_to_nothing(int length)
    {
        var claim = new PayloadClaim(new byte[length], [], DigestPair.Of([]));

        var answer = await _checks.VerifyAsync(Author([1]), _secret.PublicKey, [1], claim);

        Assert.Equal((false, null), (answer.Matches, answer.Body));
    }

    [Fact]
    public async Task A_fault_of_one_check_is_thrown_where_it_was_asked_for()
    {
        var broken = _checks.VerifyAsync(Author([1]), null!, [1], Claim([1], kept: true));
        var sound = _checks.VerifyAsync(Author([1]), _secret.PublicKey, [1], Claim([1], kept: true));

        await Assert.ThrowsAsync<ArgumentNullException>(() => broken);
        Assert.True(IsOf((await sound).Body!, [1]));
    }

    private static PayloadClaim Claim(byte[] bytes, bool kept)
    {
        var salt = new byte[BodyCommitment.SaltBytes];
        return new PayloadClaim(salt, kept ? bytes : [], BodyCommitment.Compute(salt, bytes));
    }

    private static bool IsOf(CommandBody made, byte[] bytes) =>
        made.Body.Bytes.SequenceEqual(bytes) && made.Plain == DigestPair.Of(bytes)
        && made.Commitment.CommitsTo(made.Body.Salt, bytes);

    private CommandAuthor Author(byte[] signed) =>
        new(SignatureAlgorithm.P256, _secret.PublicKey.Id, _secret.Sign(signed));
}
