using Ledger.Cryptography;
using Ledger.Evidence.Log;
using Ledger.Ports.Witnesses;
using Ledger.Server.Witnesses;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Ledger.Api.Tests.Log;

/// <summary>What becomes of what a witness answers (c2sp.org/tlog-witness), its protocol kept or not.</summary>
public sealed class HttpWitnessTests
{
    [Theory]
    [InlineData(200, "", WitnessOutcome.Cosigned, null)]
    [InlineData(400, "", WitnessOutcome.Malformed, null)]
    [InlineData(403, "", WitnessOutcome.NotSigned, null)]
    [InlineData(404, "", WitnessOutcome.UnknownOrigin, null)]
    [InlineData(409, "12\n", WitnessOutcome.OtherSize, 12ul)]
    [InlineData(409, "", WitnessOutcome.OtherSize, null)]
    [InlineData(409, "012\n", WitnessOutcome.OtherSize, null)]
    [InlineData(422, "", WitnessOutcome.Inconsistent, null)]
    public async Task An_answer_is_what_the_protocol_says_it_is(
        int status, string text, WitnessOutcome outcome, ulong? size)
    {
        var reply = await AskAsync(status, text);

        Assert.Equal((outcome, size), (reply.Outcome, reply.Size));
        Assert.Empty(reply.Lines);
    }

    [Theory]
    [InlineData(204)]
    [InlineData(302)]
    [InlineData(429)]
    [InlineData(500)]
    public async Task Any_other_answer_is_an_outage(int status) =>
        await Assert.ThrowsAsync<WitnessUnavailableException>(() => AskAsync(status, ""));

    private static async Task<WitnessReply> AskAsync(int status, string text)
    {
        var cancel = TestContext.Current.CancellationToken;
        var builder = WebApplication.CreateSlimBuilder();
        await using var app = builder.Build();
        app.MapPost("/w/add-checkpoint", () => Results.Text(text, statusCode: status));
        app.Urls.Add("http://127.0.0.1:0");
        await app.StartAsync(cancel);
        var key = new WitnessKey("court.example/witness", PrivateKey.Generate(SignatureAlgorithm.Ed25519).PublicKey);
        var note = new SignedNote("dev-ledger.example/registry\n", [new NoteSignature("a", 1, new byte[1])]);
        using var http = HttpWitness.Client();

        return await new HttpWitness(http, key, new Uri(app.Urls.Single() + "/w/"), takesSm3: false)
            .AddCheckpointAsync(new WitnessRequest(0, [], note), cancel);
    }
}
