using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using Ledger.Api.Contracts;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Domain.Assets.Provenance;
using Ledger.Domain.Orders;
using Ledger.Domain.Registration;
using Ledger.Evidence.Sketches;

namespace Ledger.Api.Tests.Contract;

/// <summary>Cases, what came of them, and what an authority orders about it.</summary>
internal sealed class RegisteredCalls(ContractWorld world)
{
    private readonly Registry _registry = world.Registry;

    public async Task RunAsync()
    {
        var (asset, today) = await _registry.RegisterAsync(Registrations.Of(_registry.Account("holder").Party));
        var shown = (await world.GetAsync($"v1/assets/{asset}")).Read<AssetResource>();
        world.Know(asset.Stream, shown.Version);
        await world.GetAsync("v1/assets?limit=2");
        await world.GetAsync($"v1/assets/{asset}/state", "holder");
        await world.GetAsync($"v1/assets/{asset}/entries", "holder");
        await world.GetAsync($"v1/assets/{asset}/rights?on=2026-12-31");
        await DeriveAsync(asset);
        await world.ActAsync("holder", asset.Stream, new FileEgress(1, DigestPair.Of("egress"u8)));
        await world.GetAsync($"v1/assets/{asset}/evidence");
        await CertificateAsync(shown.Certificate!);
        await CaseAsync();
        await AlikeAsync();
        await ManyAsync();
        await NoticeAsync();
        await OrderAsync(asset, today);
    }

    // A product of the same holder, made from the asset.
    private async Task DeriveAsync(AssetId source)
    {
        var (made, _) = await _registry.RegisterAsync(Registrations.Of(_registry.Account("holder").Party));
        world.Know(made.Stream, (await world.GetAsync($"v1/assets/{made}")).Read<AssetResource>().Version);
        await world.ActAsync("holder", made.Stream, new DeclareSources(new SourceDeclaration(
            SourceRelation.Derived, [new DeclaredSource(source, null)], "清洗后汇总。")));
        await world.GetAsync(
            $"v1/assets/{made}/provenance?direction=up", "holder",
            answer => answer.Read<Page<ProvenanceEdge>>().Items.Count == 1);
    }

    private async Task CertificateAsync(string number)
    {
        await world.GetAsync($"v1/certificates/{number}");
        foreach (var file in (string[])["certificate.pdf", "certificate.vc.jwt", "certificate.zip"])
        {
            await world.GetAsync($"v1/certificates/{number}/{file}", "holder");
        }

        await world.GetAsync("v1/certificates/issuer");
        await world.GetAsync("v1/certificates/numbers");
        await world.GetAsync("v1/certificates/status/0");
        await world.GetAsync($"v1/register/{number}");
        await world.GetAsync("v1/register?code=SJ&limit=1");
    }

    private async Task CaseAsync()
    {
        var filed = _registry.Draft("holder") with
        {
            Command = new FileRegistration(Registrations.Of(_registry.Account("holder").Party)),
        };
        await world.ActAsync("holder", filed.Stream, filed.Command);
        var path = "v1/cases/" + filed.Stream.ToString()["case/".Length..];
        await world.GetAsync(path, "holder");
        await world.GetAsync(path + "/entries", "holder");
        await world.GetAsync(path + "/events", "holder");
        await world.GetAsync(path + "/summary", "holder");
        await world.GetAsync(path + "/materials", "holder");
        await world.GetAsync("v1/cases?status=filed&limit=1", "clerk");
        await world.SendAsync(HttpMethod.Post, path + "/national/notice", "clerk");
        await world.SendAsync(HttpMethod.Post, path + "/national/evidence", "clerk");

        var bytes = Encoding.UTF8.GetBytes("document");
        var document = $"{path}/documents/sha256/{DigestAlgorithm.Sha256.Hash(bytes)}";
        await world.SendAsync(HttpMethod.Put, document, "holder", Bytes(bytes));
        await world.GetAsync(document, "holder");
        var content = $"v1/content/sha256/{DigestAlgorithm.Sha256.Hash(bytes)}";
        await world.SendAsync(HttpMethod.Put, content, "holder", Bytes(bytes));
        await world.GetAsync(content, "holder");
    }

    // Two cases for the same data, each with its sketch.
    private async Task AlikeAsync()
    {
        var sketch = MakeSketch();
        var material = new Material(MaterialKind.Sketch, "草图", DigestPair.Of(sketch));
        var path = "";
        for (var i = 0; i < 2; i++)
        {
            var stream = _registry.Draft("holder").Stream;
            path = "v1/cases/" + stream.ToString()["case/".Length..];
            await world.SendAsync(
                HttpMethod.Put, $"{path}/documents/sha256/{DigestAlgorithm.Sha256.Hash(sketch)}", "holder",
                Bytes(sketch));
            var application = Registrations.Of(_registry.Account("holder").Party);
            await world.ActAsync("holder", stream, new FileRegistration(application with
            {
                Materials = [.. application.Materials, material],
            }));
        }

        await world.GetAsync(
            path + "/near-duplicates", "reviewer", static answer => answer.Read<NearDuplicates>().Items.Count == 1);
    }

    private static byte[] MakeSketch()
    {
        var builder = new SketchBuilder(SketchKey.Public);
        for (var i = 0; i < Sketch.SafeRecords; i++)
        {
            builder.Add([$"{i}"]);
        }

        return builder.Finish().ToBytes();
    }

    // One in an array, and another as a line.
    private async Task ManyAsync()
    {
        foreach (var (type, isList) in ((string, bool)[])[("application/json", true), ("application/x-ndjson", false)])
        {
            var command = (_registry.Draft("holder") with
            {
                Command = new FileRegistration(Registrations.Of(_registry.Account("holder").Party)),
            }).Sign();
            var content = JsonContent.Create<object>(
                isList ? new[] { command } : command, new MediaTypeHeaderValue(type));
            await world.SendAsync(HttpMethod.Post, "v1/commands:batch", "holder", content);
        }
    }

    private async Task NoticeAsync()
    {
        var filed = _registry.Draft("holder").Stream;
        await world.ActAsync(
            "holder", filed, new FileRegistration(Registrations.Of(_registry.Account("holder").Party)));
        await world.ActAsync("clerk", filed, new AcceptRegistration());
        await world.ActAsync("reviewer", filed, new ReviewRegistration(
            [.. Enum.GetValues<FindingItem>().Select(item => new Finding(item, true, "属实。"))]));
        await world.ActAsync("clerk", filed, new PublishNotice("GS-2025-1"));
        await world.GetAsync("v1/notices/" + filed.ToString()["case/".Length..]);
        await world.GetAsync("v1/notices?limit=1");
    }

    private async Task OrderAsync(AssetId asset, DateOnly today)
    {
        var order = OrderId.Parse(Draft.NewId());
        var secret = RandomNumberGenerator.GetBytes(32);
        await world.ActAsync("court", order.Stream, new FileOrder(new OrderContent
        {
            Act = OrderAct.Disclose,
            Authority = OrderAuthority.Court,
            Body = Registrations.Court.Name,
            Reference = "（2026）鄂01民初88号",
            Document = DigestPair.Of("order"u8),
            Asset = asset,
            Until = today.AddDays(90),
            Scope = new DisclosureScope([DisclosureMatter.Egress], today, today),
            SealedReference = DigestAlgorithm.Sha256.Hash(secret),
        }));
        await world.ActAsync("reviewer", order.Stream, new VerifyOrder("与送达回证核对一致。"));
        await world.ActAsync("approver", order.Stream, new ExecuteOrder("按令状范围办理。"));
        await world.GetAsync(
            $"v1/orders/{order}", "court", answer => answer.Read<OrderResource>().Status == "executed");
        await world.GetAsync("v1/orders?status=executed", "court");
        await world.GetAsync($"v1/orders/{order}/state", "court");
        await world.GetAsync($"v1/orders/{order}/disclosure", "court");
    }

    private static ByteArrayContent Bytes(byte[] bytes) => new(bytes)
    {
        Headers = { ContentType = new("application/octet-stream") },
    };
}
