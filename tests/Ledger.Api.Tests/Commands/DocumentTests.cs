using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using Ledger.Api.Contracts;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Domain.Registration;
using Ledger.Domain.Registration.Inquiries;

namespace Ledger.Api.Tests.Commands;

/// <summary>Documents: encrypted for whoever handed them in, restricted and erased by acts in the log.</summary>
[Collection(nameof(RegistryTests))]
public sealed class DocumentTests(Registry registry)
{
    private PartyId Holder => registry.Account("holder").Party;

    [Fact]
    public async Task A_document_is_read_back_and_lies_nowhere_in_the_clear()
    {
        var secret = Encoding.UTF8.GetBytes("身份证明 " + Draft.NewId());
        var path = PathOf(registry.Draft("holder"), secret);

        Assert.Equal(201, (await PutAsync(registry, path, secret)).Status);
        Assert.Equal(200, (await PutAsync(registry, path, secret)).Status);

        Assert.Equal(secret, (await registry.GetAsync(path, "holder")).Body);
        Assert.Equal(secret, (await registry.GetAsync($"{path}?party={Holder}", "reviewer")).Body);
        Assert.Empty(FilesWith(secret));

        // The same search finds what is kept as it is.
        var open = Encoding.UTF8.GetBytes("manifest " + Draft.NewId());
        await registry.SendAsync(
            HttpMethod.Put, $"v1/content/sha256/{DigestOf(open)}", "holder", new ByteArrayContent(open));
        Assert.Single(FilesWith(open));
    }

    [Fact]
    public async Task A_document_goes_under_its_own_digest_only()
    {
        var path = PathOf(registry.Draft("holder"), [1, 2, 3]);

        Assert.Equal("digest-mismatch", (await PutAsync(registry, path, [1, 2, 4])).AssertProblem(422).Code);
        (await registry.GetAsync(path, "holder")).AssertProblem(404);
    }

    [Fact]
    public async Task A_document_of_one_party_is_not_anothers_though_the_bytes_are_the_same()
    {
        var draft = registry.Draft("holder");
        var path = PathOf(draft, [7, 7]);
        await PutAsync(registry, path, [7, 7]);

        (await registry.GetAsync(path, "maker")).AssertProblem(404);
        (await registry.GetAsync($"{path}?party={Holder}", "maker")).AssertProblem(404);
        (await registry.GetAsync(path, "clerk")).AssertProblem(404);
    }

    [Fact]
    public async Task A_granted_inquiry_opens_the_documents_of_an_applicant_to_who_asked_until_it_is_withdrawn()
    {
        var (filed, path) = await WithdrawnAsync(registry, [5, 5, 5]);
        var materials = path[..path.IndexOf("/documents", StringComparison.Ordinal)] + "/materials";
        var ask = filed with
        {
            Author = registry.Account("maker"), ExpectedVersion = 2, CommandId = Draft.NewId(),
            Command = new FileInquiry(new InquiryContent(
                InquiryCapacity.InterestedParty, "核实来源。", null,
                [new Material(MaterialKind.Contract, "采购合同", DigestPair.Of([6]))])),
        };
        await registry.ExecuteAsync(ask);
        (await registry.GetAsync($"{path}?party={Holder}", "maker")).AssertProblem(404);
        (await registry.GetAsync(materials, "maker")).AssertProblem(404);

        await registry.ExecuteAsync(ask with
        {
            Author = registry.Account("clerk"), ExpectedVersion = 3, CommandId = Draft.NewId(),
            Command = new GrantInquiry(1, [Holder], new DateOnly(2099, 12, 31)),
        });

        Assert.Equal([5, 5, 5], (await registry.GetAsync($"{path}?party={Holder}", "maker")).Body);
        Assert.NotEmpty((await registry.GetAsync(materials, "maker")).Read<MaterialResource[]>());

        await registry.ExecuteAsync(ask with
        {
            ExpectedVersion = 4, CommandId = Draft.NewId(), Command = new WithdrawInquiry(1),
        });
        (await registry.GetAsync($"{path}?party={Holder}", "maker")).AssertProblem(404);
    }

    [Fact]
    public async Task Restricted_documents_are_kept_and_given_to_nobody()
    {
        var (filed, path) = await WithdrawnAsync(registry, [1, 1, 1]);

        await registry.ExecuteAsync(filed with
        {
            ExpectedVersion = 2, CommandId = Draft.NewId(), Command = new RestrictDocuments(Holder, "撤回后不再使用。"),
        });

        foreach (var account in new[] { "holder", "clerk", "auditor" })
        {
            var problem = (await registry.GetAsync($"{path}?party={Holder}", account)).AssertProblem(409);
            Assert.Equal(("documents-restricted", "个人信息保护法 第四十七条第二款"), (problem.Code, problem.Clause));
        }

        Assert.Equal("documents-restricted", (await PutAsync(registry, path, [1, 1, 1])).AssertProblem(409).Code);
        Assert.True((await AuditAsync(registry)).Agrees);
    }

    [Fact]
    public async Task Materials_of_a_filed_case_are_not_erased_before_their_time()
    {
        var (filed, path) = await WithdrawnAsync(registry, [2, 2, 2]);
        var erase = filed with
        {
            ExpectedVersion = 2, CommandId = Draft.NewId(), Command = new EraseDocuments(Holder, "请删除。"),
        };

        var answer = await registry.RefuseAsync(() => registry.SubmitAsync("holder", erase.Address, erase.Sign()));

        var problem = answer.AssertProblem(422);
        Assert.Equal(("retention-period", "G35 第十条"), (problem.Code, problem.Clause));
        Assert.Contains("2045-", problem.Detail, StringComparison.Ordinal);
        Assert.Equal([2, 2, 2], (await registry.GetAsync(path, "holder")).Body);
    }

    [Fact]
    public async Task What_was_never_filed_is_erased_at_once_and_for_ever()
    {
        var draft = registry.Draft("holder") with { Command = new EraseDocuments(Holder, "误传。") };
        var path = PathOf(draft, [3, 3, 3]);
        await PutAsync(registry, path, [3, 3, 3]);

        await registry.ExecuteAsync(draft);

        (await registry.GetAsync(path, "holder")).AssertProblem(409);
        Assert.Equal("documents-erased", (await PutAsync(registry, path, [3, 3, 3])).AssertProblem(409).Code);
        await KeyIsDestroyedAsync(registry, draft);
    }

    [Fact]
    public async Task After_twenty_years_documents_are_erased_and_the_log_still_proves_itself()
    {
        // A registry of its own: its legal time goes far ahead.
        await using var own = new Registry();
        await own.InitializeAsync();
        var (filed, _) = await WithdrawnAsync(own, [4, 4, 4]);
        var later = JsonContent.Create(new ClockAdvance("2045-06-01T01:00:00.000Z"));
        Assert.Equal(204, (await own.SendAsync(HttpMethod.Post, "v1/development/clock", "clerk", later)).Status);

        await own.ExecuteAsync(filed with
        {
            ExpectedVersion = 2, CommandId = Draft.NewId(),
            Command = new EraseDocuments(own.Account("holder").Party, "保存期限已届满。"),
        });

        await KeyIsDestroyedAsync(own, filed);
        var audit = await AuditAsync(own);
        Assert.True(audit.Agrees, string.Join("\n", audit.Findings));
        Assert.Contains("documents: 0 decrypted and hashed, 1 erased", audit.Notes);
    }

    /// <summary>A case that its applicant withdrew, with one document.</summary>
    private static async Task<(Draft Filed, string Path)> WithdrawnAsync(Registry at, byte[] document)
    {
        var filed = at.Draft("holder") with
        {
            Command = new FileRegistration(Registrations.Of(at.Account("holder").Party)),
        };
        var path = PathOf(filed, document);
        await PutAsync(at, path, document);
        await at.ExecuteAsync(filed);
        await at.ExecuteAsync(filed with
        {
            ExpectedVersion = 1, CommandId = Draft.NewId(), Command = new WithdrawRegistration("撤回。"),
        });
        return (filed, path);
    }

    private static async Task KeyIsDestroyedAsync(Registry at, Draft draft)
    {
        var key = $"subject-keys/{draft.Stream.ToString()["case/".Length..]}/{at.Account("holder").Party}";
        var file = Directory.EnumerateFiles(at.Folder, "*", SearchOption.AllDirectories)
            .Single(file => file.EndsWith(key, StringComparison.Ordinal));
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await look.WaitForNextTickAsync(TestContext.Current.CancellationToken)
            && !(await File.ReadAllTextAsync(file)).Contains("erased", StringComparison.Ordinal))
        {
        }
    }

    private static async Task<OperationResource> AuditAsync(Registry at) =>
        (await at.SendAsync(HttpMethod.Post, "v1/operations/audit", "auditor")).Read<OperationResource>();

    private static Task<Answer> PutAsync(Registry at, string path, byte[] bytes) =>
        at.SendAsync(HttpMethod.Put, path, "holder", new ByteArrayContent(bytes));

    private static string PathOf(Draft draft, byte[] bytes) =>
        $"v1/cases/{draft.Stream.ToString()["case/".Length..]}/documents/sha256/{DigestOf(bytes)}";

    private static string DigestOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private IEnumerable<string> FilesWith(byte[] bytes) =>
        Directory.EnumerateFiles(registry.Folder, "*", SearchOption.AllDirectories).Where(file =>
        {
            const FileShare everybody = FileShare.ReadWrite | FileShare.Delete;
            try
            {
                using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, everybody);
                using var copy = new MemoryStream();
                stream.CopyTo(copy);
                return copy.ToArray().AsSpan().IndexOf(bytes) >= 0;
            }
            catch (FileNotFoundException)
            {
                // The registry writes beside and renames: what was listed may be gone, and keeps nothing.
                return false;
            }
        });
}
