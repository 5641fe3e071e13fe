using Ledger.Api.Contracts;
using Ledger.Cli.Importing;
using Ledger.Cli.Output;
using Ledger.Cryptography;
using Ledger.Sdk;

namespace Ledger.Cli.Tests;

/// <summary>What people are told whose import ends early.</summary>
public sealed class ImportBreakTests
{
    private static readonly LedgerAccount s_account =
        new("holder", Forms.Party, PrivateKey.Generate(SignatureAlgorithm.P256));

    public static TheoryData<string> Codes => [.. SenderRefusals.Codes, .. SenderRefusals.CodesOfNamedParty];

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_refusal_of_the_sender_is_told_with_the_registry_s_words_and_what_to_do(string code)
    {
        var end = ImportBreak.Of(Refused(403, code, $"Not you ({Forms.Party})."), s_account);

        Assert.NotNull(end);
        Assert.Equal(ExitCodes.Failed, end.ExitCode);
        Assert.Contains($"Refused: {code}", end.Words, StringComparison.Ordinal);
        Assert.Contains("拒绝。", end.Words, StringComparison.Ordinal);
        Assert.Contains("各行均不因此记为未通过", end.Words, StringComparison.Ordinal);
        var (english, chinese) = SenderAdvice.Of(code, s_account);
        Assert.Contains(english, end.Words, StringComparison.Ordinal);
        Assert.Contains(chinese, end.Words, StringComparison.Ordinal);
        Assert.EndsWith(".", english, StringComparison.Ordinal);
        Assert.EndsWith("。", chinese, StringComparison.Ordinal);
        Assert.Equal(
            code is "unauthenticated" or "invalid-client",
            english == SenderAdvice.Of("of-no-code", s_account).English);
    }

    [Fact]
    public void Whoever_is_not_registered_is_told_how_and_with_which_key()
    {
        var end = ImportBreak.Of(Refused(403, "unknown-key", "The key."), s_account)!;

        Assert.Contains($"ledger act party/{Forms.Party} party.register", end.Words, StringComparison.Ordinal);
        Assert.Contains($"{s_account.Key.PublicKey.Id}", end.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(503, "unavailable", ExitCodes.Unfinished)]
    [InlineData(429, "too-many-requests", ExitCodes.Unfinished)]
    [InlineData(401, "http-401", ExitCodes.Failed)]
    [InlineData(409, "party-ended", null)]
    [InlineData(422, "basis-unknown", null)]
    [InlineData(413, "oversize", null)]
    public void What_passes_goes_on_by_itself_and_what_is_a_row_s_own_is_none_of_it(
        int status, string code, int? exitCode) =>
        Assert.Equal(exitCode, ImportBreak.Of(Refused(status, code, "No."), s_account)?.ExitCode);

    [Fact]
    public void An_interruption_and_a_registry_that_is_away_go_on_by_themselves()
    {
        Exception[] faults =
            [new OperationCanceledException(), new LedgerUnreachableException(new Uri("http://r/"), new IOException())];
        Assert.All(faults, static fault =>
        {
            var end = ImportBreak.Of(fault, s_account)!;
            Assert.Equal(ExitCodes.Unfinished, end.ExitCode);
            Assert.Contains("再次执行同一命令即可继续", end.Words, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_clock_that_is_out_is_to_be_looked_at_and_then_it_goes_on()
    {
        var end = ImportBreak.Of(Refused(409, "command-expired", "Expired."), s_account)!;

        Assert.Equal((ExitCodes.Unfinished, false), (end.ExitCode, end.IsOfFile));
        Assert.Contains("Refused: command-expired", end.Words, StringComparison.Ordinal);
        Assert.Contains("Look at the clock", end.Words, StringComparison.Ordinal);
        Assert.Contains("请核对本机时钟", end.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_read_further_is_told_in_its_own_words()
    {
        var fault = new ImportFileException("No further.", "无法读取。");

        Assert.Equal(
            new ImportBreak(fault.Message, ExitCodes.Failed, IsOfFile: true), ImportBreak.Of(fault, s_account));
    }

    private static LedgerProblemException Refused(int status, string code, string detail) => new(new Problem(
        $"urn:ledger:problem:{code}", "Refused", status, code, detail, "拒绝。", null, null));
}
