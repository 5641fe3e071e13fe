using System.Formats.Asn1;
using System.Numerics;
using Ledger.Api.Contracts;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Registration;

namespace Ledger.Api.Tests.Commands;

[Collection(nameof(RegistryTests))]
public sealed class CommandRefusalTests(Registry registry)
{
    // The order of P-256, FIPS 186-5 (SP 800-186, section 3.2.1.3).
    private static readonly BigInteger s_order = BigInteger.Parse(
        "115792089210356248762697446949407573529996955224135760342422259061068512044369");

    private Draft Filing => registry.Draft("holder") with
    {
        Command = new FileRegistration(Registrations.Of(registry.Account("holder").Party)),
    };

    [Fact]
    public async Task A_command_is_accepted_and_the_same_bytes_again_get_the_first_answer()
    {
        var draft = Filing;
        var command = draft.Sign();
        var first = (await registry.SubmitAsync("holder", draft.Address, command)).Read<CommandAccepted>();
        var again = (await registry.SubmitAsync("holder", draft.Address, command)).Read<CommandAccepted>();

        Assert.False(first.Repeated);
        Assert.Equal(first with { Repeated = true }, again);
    }

    [Fact]
    public async Task A_command_id_with_other_content_is_refused()
    {
        var draft = Filing;
        await registry.ExecuteAsync(draft);
        await RefuseAsync(409, "command-id-taken", Filing with { CommandId = draft.CommandId, Stream = draft.Stream });
        await RefuseAsync(409, "command-id-taken", Filing with { CommandId = draft.CommandId });
    }

    [Fact]
    public async Task A_stale_version_is_refused()
    {
        var draft = Filing;
        await registry.ExecuteAsync(draft);
        await RefuseAsync(409, "stale-version", draft with
        {
            CommandId = Draft.NewId(), Command = new WithdrawRegistration("不再申请。"), ExpectedVersion = 7,
        });
        await RefuseAsync(409, "stale-version", Filing with { Stream = draft.Stream });
    }

    [Fact]
    public Task A_command_for_another_log_is_refused() =>
        RefuseAsync(400, "wrong-origin", Filing with { Origin = "dev-other.example/registry" });

    [Fact]
    public async Task A_command_sent_to_another_stream_than_its_own_is_refused()
    {
        var draft = Filing;
        await RefuseAsync(400, "wrong-stream", draft.Sign(), (Filing with { }).Address);
        await RefuseAsync(400, "wrong-stream", draft.Sign(), draft.Address.Replace("cases", "assets"));
    }

    [Fact]
    public Task A_command_of_another_actor_than_the_tokens_party_is_refused() =>
        RefuseAsync(403, "not-the-actor", Filing with { Actor = registry.Account("maker").Party });

    [Fact]
    public Task An_expired_command_is_refused() =>
        RefuseAsync(409, "command-expired", Filing with { Expires = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero) });

    [Fact]
    public async Task A_payload_that_the_envelope_does_not_commit_to_is_refused()
    {
        var (one, other) = (Filing, Filing);
        await RefuseAsync(
            400, "payload-mismatch", one.Sign() with { Payload = other.Sign().Payload }, one.Address);
        await RefuseAsync(400, "payload-mismatch", one.Sign() with { Salt = new string('0', 64) }, one.Address);
    }

    [Fact]
    public Task A_key_that_nobody_registered_is_refused() =>
        RefuseAsync(403, "unknown-key", Filing with { Key = PrivateKey.Generate(SignatureAlgorithm.P256) });

    [Fact]
    public Task A_key_of_another_party_is_refused() =>
        RefuseAsync(403, "unknown-key", Filing with { Key = registry.Account("maker").Key });

    [Fact]
    public async Task A_signature_over_other_bytes_is_refused()
    {
        var (one, other) = (Filing, Filing);
        await RefuseAsync(
            403, "bad-signature", one.Sign() with { Signature = other.Sign().Signature }, one.Address);
    }

    [Fact]
    public async Task A_signature_with_high_S_is_refused()
    {
        var draft = Filing;
        var command = draft.Sign();
        var high = command.Signature with { Value = WithHighS(command.Signature.Value) };
        await RefuseAsync(403, "bad-signature", command with { Signature = high }, draft.Address);
    }

    [Fact]
    public async Task A_signature_of_another_algorithm_than_its_key_is_refused()
    {
        var draft = Filing;
        var command = draft.Sign();
        foreach (var name in (string[])["sm2", "ed25519", "secp256k1", "none", ""])
        {
            var renamed = command with { Signature = command.Signature with { Algorithm = name } };
            await RefuseAsync(403, "bad-signature", renamed, draft.Address);
        }
    }

    [Fact]
    public async Task An_envelope_in_any_other_spelling_than_the_canonical_one_is_refused()
    {
        var draft = Filing;
        var command = draft.Sign();
        string[] spellings =
        [
            command.Envelope + " ",
            command.Envelope.Replace(",", ", "),
            command.Envelope.Replace("\"type\":\"", "\"type\":\"\\u0072").Replace("\\u0072r", "\\u0072"),
            command.Envelope[..^1] + ",\"zz\":\"1\"}",
            command.Envelope.Replace("\"expectedVersion\":\"0\"", "\"expectedVersion\":\"00\""),
            command.Envelope.Replace("\"expectedVersion\":\"0\"", "\"expectedVersion\":0"),
            command.Envelope.Replace(draft.CommandId, draft.CommandId.ToUpperInvariant() + "A"),
            command.Envelope.Replace("ledger-command@v1", "ledger-command@v2"),
            "",
            "null",
            "[]",
        ];
        foreach (var spelling in spellings)
        {
            Assert.NotEqual(command.Envelope, spelling);
            await RefuseAsync(400, "envelope-malformed", command with { Envelope = spelling }, draft.Address);
        }
    }

    private Task RefuseAsync(int status, string code, Draft draft) =>
        RefuseAsync(status, code, draft.Sign(), draft.Address);

    private async Task RefuseAsync(int status, string code, SignedCommand command, string address)
    {
        var answer = await registry.RefuseAsync(() => registry.SubmitAsync("holder", address, command));
        answer.AssertProblem(status, code);
    }

    private static string WithHighS(string signature)
    {
        var low = new AsnReader(Convert.FromBase64String(signature), AsnEncodingRules.DER).ReadSequence();
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(low.ReadInteger());
            writer.WriteInteger(s_order - low.ReadInteger());
        }

        return Convert.ToBase64String(writer.Encode());
    }
}
