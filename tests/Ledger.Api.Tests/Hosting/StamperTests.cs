using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Ledger.Testing;

namespace Ledger.Api.Tests.Hosting;

/// <summary>A registry says at its start which of its time stampers no verifier believes.</summary>
public sealed class StamperTests : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Each_stamper_that_no_verifier_believes_is_named_at_every_start_with_the_reason()
    {
        var stampers = new JsonArray(
            await WriteAsync("good", []), await WriteAsync("strange", [new X509Extension("1.2.3.4", [5, 0], true)]));
        var authorities = new JsonArray(await WriteAsync("nobody", []));
        for (var start = 0; start < 2; start++)
        {
            await using var server = await ServerProcess.StartAsync(_folder.Path, Cancel, all =>
                all["Ledger"]!["TimeStamps"] = new JsonObject
                {
                    ["Kind"] = "http", ["Address"] = "http://127.0.0.1:1/",
                    ["Certificates"] = stampers.DeepClone(), ["Authorities"] = authorities.DeepClone(),
                });

            var stamper = await server.Process.WaitForLineAsync("the time stamper CN=strange", s_patience, Cancel);
            Assert.Contains("critical extension that is not known here, 1.2.3.4", stamper, StringComparison.Ordinal);
            var authority = await server.Process.WaitForLineAsync("authority CN=nobody", s_patience, Cancel);
            Assert.Contains("do not make it an authority", authority, StringComparison.Ordinal);
            Assert.DoesNotContain("CN=good", server.Process.Output, StringComparison.Ordinal);
        }
    }

    private async Task<string> WriteAsync(string name, X509Extension[] extensions)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        foreach (var extension in (X509Extension[])
            [new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.8")], critical: true), .. extensions])
        {
            request.CertificateExtensions.Add(extension);
        }

        using var made = request.CreateSelfSigned(
            new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero),
            new DateTimeOffset(2045, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var file = _folder.PathOf(name + ".cer");
        await File.WriteAllBytesAsync(file, made.RawData, Cancel);
        return file;
    }
}
