using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Domain.Registration;
using Ledger.Domain.Registration.Inquiries;
using Ledger.EndToEnd.Hammer;
using Ledger.EndToEnd.Tests.Registry;
using Ledger.Sdk;

namespace Ledger.EndToEnd.Tests;

/// <summary>What an exiting registrar collects for the one that takes over, and what that one checks.</summary>
public sealed class HandOverCommandTests(CommandWords words) : IClassFixture<CommandWords>
{
    [Fact]
    public async Task Whoever_takes_over_gets_every_case_and_document_and_finds_what_was_changed()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var registration = Registration.Own("handed over", words.Actors);
        foreach (var paper in registration.Contents)
        {
            await words.Actors.Holder.PutDocumentAsync(registration.Case, paper, cancellation);
        }

        await new Procedure(words.Actors, new Stubborn()).CertifyAsync([registration], cancellation);
        var contract = await InquireAsync(registration.Case, cancellation);
        await words.ListsAsync("1 cases, log up to", "clerk", "registrar", "collect", words.PathOf("over"));
        Assert.True(File.Exists(words.PathOf($"over/documents/{contract}")));
        var document = registration.Application.Materials[0].Content.Sha256;
        await ChecksAsync(0, "1 cases are whole");
        await words.SaysAsync(
            1, "registrar-not-in-this-state", "operator", "registrar", "act", "hand-over",
            words.PathOf("over/hand-over.json"));

        await File.AppendAllTextAsync(words.PathOf($"over/cases/{registration.Case}.json"), " ", cancellation);
        File.Delete(words.PathOf($"over/documents/{document}"));
        await ChecksAsync(
            1, $"cases/{registration.Case}.json is not what the inventory says", $"documents/{document} is not there");
    }

    /// <summary>Somebody else asks to see the case, with a document of its own.</summary>
    private async Task<Digest> InquireAsync(CaseId id, CancellationToken cancellation)
    {
        var contract = "采购合同"u8.ToArray();
        await words.Actors.Maker.PutDocumentAsync(id, contract, cancellation);
        var file = await words.Actors.Clerk.FindCaseAsync(id, cancellation);
        var inquiry = new FileInquiry(new InquiryContent(
            InquiryCapacity.InterestedParty, "核实来源。", null,
            [new Material(MaterialKind.Contract, "采购合同", DigestPair.Of(contract))]));
        await words.Actors.Maker.ExecuteAsync(
            id.Stream, file!.Version, FreshId.At(TimeProvider.System.GetUtcNow()), inquiry, cancellation);
        return DigestPair.Of(contract).Sha256;
    }

    private async Task ChecksAsync(int exit, params string[] said)
    {
        var (ended, output) = await LedgerCommand.RunWithoutServerAsync(
            TestContext.Current.CancellationToken, "registrar", "check", words.PathOf("over"));
        Assert.True(ended == exit, output);
        Assert.All(said, line => Assert.Contains(line, output, StringComparison.Ordinal));
    }
}
