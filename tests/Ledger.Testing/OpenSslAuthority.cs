using System.Diagnostics;

namespace Ledger.Testing;

/// <summary>
/// A real time stamper: <c>openssl ts -reply</c> with a key of P-256 and the machine's clock. What it is asked over a
/// digest that it does not take it refuses, as others do.
/// </summary>
public sealed class OpenSslAuthority : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Lock _turn = new();

    /// <param name="takes">The digests that it stamps, by openssl's names.</param>
    /// <param name="signsOver">The digest that it signs with, and names its certificate by.</param>
    public OpenSslAuthority(IReadOnlyList<string> takes, string signsOver)
    {
        File.WriteAllText(_folder.PathOf("serial"), "01");
        File.WriteAllText(_folder.PathOf("openssl.cnf"), string.Join('\n',
        [
            "[req]", "distinguished_name=name", "[name]",
            "[uses]", "keyUsage=critical,digitalSignature", "extendedKeyUsage=critical,timeStamping",
            "[stamps]", $"serial={_folder.PathOf("serial")}", $"signer_cert={_folder.PathOf("certificate.pem")}",
            $"signer_key={_folder.PathOf("key.pem")}", $"signer_digest={signsOver}", "default_policy=1.2.3.4",
            $"digests={string.Join(',', takes)}", $"ess_cert_id_alg={signsOver}", "",
        ]));
        Run("ecparam", "-genkey", "-name", "prime256v1", "-noout", "-out", _folder.PathOf("key.pem"));
        Run("req", "-new", "-x509", "-key", _folder.PathOf("key.pem"), "-out", _folder.PathOf("certificate.pem"),
            "-subj", "/CN=openssl", "-days", "30", "-config", _folder.PathOf("openssl.cnf"), "-extensions", "uses");
        Run("x509", "-in", _folder.PathOf("certificate.pem"), "-outform", "DER", "-out", CertificateFile);
    }

    /// <summary>The file of its certificate, DER.</summary>
    public string CertificateFile => _folder.PathOf("certificate.der");

    /// <summary>Answers a request (RFC 3161, 2.4.1).</summary>
    public byte[] Reply(byte[] request)
    {
        lock (_turn)
        {
            File.WriteAllBytes(_folder.PathOf("request"), request);
            Run("ts", "-reply", "-config", _folder.PathOf("openssl.cnf"), "-section", "stamps",
                "-queryfile", _folder.PathOf("request"), "-out", _folder.PathOf("response"));
            return File.ReadAllBytes(_folder.PathOf("response"));
        }
    }

    public void Dispose() => _folder.Dispose();

    private static void Run(params string[] words)
    {
        using var openssl = Process.Start(new ProcessStartInfo("openssl", words)
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var said = openssl.StandardError.ReadToEndAsync();
        _ = openssl.StandardOutput.ReadToEnd();
        openssl.WaitForExit();
        if (openssl.ExitCode != 0)
        {
            throw new InvalidOperationException($"openssl {words[0]} failed: {said.GetAwaiter().GetResult()}");
        }
    }
}
