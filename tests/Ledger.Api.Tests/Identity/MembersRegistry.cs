using System.Net.Http.Json;
using System.Text.Json;
using Ledger.Api.Contracts;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Parties;
using Ledger.Domain.Registration;

namespace Ledger.Api.Tests.Identity;

/// <summary>A registry in which the holder keeps a record of its members, with an account in every standing.</summary>
public sealed class MembersRegistry : IAsyncLifetime
{
    /// <summary>Before the registry's legal time, and long after it.</summary>
    internal static readonly DateOnly Past = new(2024, 1, 1);
    internal static readonly DateOnly Future = new(2098, 1, 1);

    /// <summary>
    /// The administrator who also handles; an administrator; a handler; a reader; a handler of the future; one whose
    /// membership was ended; one who never was on record; an account of another party.
    /// </summary>
    internal static readonly string[] Standings =
        ["holder", "administrator", "handler", "reader", "ahead", "ended", "stranger", "maker"];

    private readonly Dictionary<string, string> _tokens = [];

    internal Registry Registry { get; } = new();

    internal StreamName Stream => Registry.Account("holder").Party.Stream;

    public async ValueTask InitializeAsync()
    {
        await Registry.InitializeAsync();
        foreach (var name in Standings)
        {
            _tokens[name] = name is "holder" or "maker" ? Registry.Token(name) : TokenOf(name);
        }

        await AdmitAsync("holder", Past, null, MemberRole.Administrator, MemberRole.Handler);
        await AdmitAsync("administrator", Past, null, MemberRole.Administrator);
        await AdmitAsync("handler", Past, Future, MemberRole.Handler);
        await AdmitAsync("reader", Past, null, MemberRole.Reader);
        await AdmitAsync("ahead", Future, null, MemberRole.Handler);
        await ExecuteAsync(new EndMember(await AdmitAsync("ended", Past, null, MemberRole.Handler)));
    }

    public ValueTask DisposeAsync() => Registry.DisposeAsync();

    /// <summary>Admits somebody; returns the number on record.</summary>
    internal async Task<int> AdmitAsync(string account, DateOnly from, DateOnly? to, params MemberRole[] roles)
    {
        await ExecuteAsync(new AdmitMember(AccountName.Parse(account), [.. roles], from, to));
        return (await StandingAsync()).Members;
    }

    /// <summary>The registrar proposes an administrator, unless a proposal stands; returns its number.</summary>
    internal async Task<int> ProposeAsync()
    {
        var (version, _, proposals, stands) = await StandingAsync();
        if (stands)
        {
            return proposals;
        }

        await Registry.ExecuteAsync(Registry.Draft("reviewer") with
        {
            Stream = Stream,
            ExpectedVersion = version,
            Command = new ProposeRestoration(
                AccountName.Parse("heir"), null, CaseId.Parse(Draft.NewId()), DigestPair.Of("request"u8),
                "管理员已离职。"),
        });
        return proposals + 1;
    }

    /// <summary>The holder's administrator acts.</summary>
    internal async Task ExecuteAsync(Command command) => await Registry.ExecuteAsync(await DraftAsync(command));

    /// <summary>A command to the holder's own party as it stands.</summary>
    internal async Task<Draft> DraftAsync(Command command) => Registry.Draft("holder") with
    {
        Stream = Stream, ExpectedVersion = (await StandingAsync()).Version, Command = command,
    };

    /// <summary>Files an application of the holder; returns the case's id.</summary>
    internal async Task<CaseId> FileAsync()
    {
        var draft = Registry.Draft("holder") with
        {
            Command = new FileRegistration(Registrations.Of(Registry.Account("holder").Party)),
        };
        await Registry.ExecuteAsync(draft);
        return CaseId.Parse(draft.Stream.ToString()["case/".Length..]);
    }

    /// <summary>The token of an account of the holder that is not among the standings.</summary>
    internal string TokenOf(string account) => Tokens.Access(
        Registry.Account("holder"), Tokens.IssuerKey(Registry.Folder), token => token.Claims["sub"] = account);

    internal Task<Answer> SendAsync(HttpMethod method, string path, string account, HttpContent? content = null) =>
        Registry.SendWithTokenAsync(method, path, _tokens[account], content);

    /// <summary>An account hands in what was signed with a key of its party.</summary>
    internal Task<Answer> SubmitAsync(string account, Draft draft) =>
        SendAsync(HttpMethod.Post, draft.Address, account, JsonContent.Create(draft.Sign()));

    private async Task<(ulong Version, int Members, int Proposals, bool Stands)> StandingAsync()
    {
        var found = (await Registry.GetAsync($"v1/parties/{Registry.Account("holder").Party}", "auditor"))
            .Read<AggregateResource>();
        using var state = JsonDocument.Parse(found.State);
        var proposals = state.RootElement.TryGetProperty("restorations", out var proposed)
            ? proposed.EnumerateArray().ToArray()
            : [];
        return (
            ulong.Parse(found.Version),
            state.RootElement.TryGetProperty("members", out var members) ? members.GetArrayLength() : 0,
            proposals.Length,
            proposals is [.., var last] && last.GetProperty("status").GetString() == "proposed");
    }
}
