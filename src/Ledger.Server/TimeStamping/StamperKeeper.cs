using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Ledger.Cryptography;
using Ledger.Grains.Preservation;
using Ledger.Ports.Keys;
using Ledger.Server.Composition;
using Ledger.Server.Configuration;

namespace Ledger.Server.TimeStamping;

/// <summary>
/// Says at the start, and whenever the log names another, which certificates of time stampers and of their authorities
/// a verifier takes for nothing: their stamps would fail only when somebody needs them.
/// </summary>
internal sealed partial class StamperKeeper(
    IRegistryKeys keys, LedgerOptions options, TimeProvider time, ILogger<StamperKeeper> logger)
    : Keeper(time, TimeSpan.FromSeconds(10), logger)
{
    private readonly ILogger _logger = logger;
    private readonly HashSet<(string Role, Digest Id)> _known = [];

    protected override string Task => "The look at the time stampers' certificates";

    // The anchors list whom the log names; the configured ones are among them from the start on.
    protected override async Task RunOnceAsync(CancellationToken stopping)
    {
        var named = await PreservationTrust.ReadAsync(options.Origin, keys, stopping);
        foreach (var (role, certificate, fault) in named.TimeStampers
            .Select(static one => ("time stamper", one.Certificate, one.FindStamperFault()))
            .Concat(named.Authorities
                .Select(static one => ("time stampers' authority", one.Certificate, one.FindAuthorityFault()))))
        {
            var id = DigestAlgorithm.Sha256.Hash(certificate.Span);
            if (_known.Add((role, id)) && fault is not null)
            {
                LogRefused(_logger, role, NameOf(certificate), id, fault);
            }
        }
    }

    private static string NameOf(ReadOnlyMemory<byte> certificate)
    {
        try
        {
            using var read = X509CertificateLoader.LoadCertificate(certificate.Span);
            return read.Subject;
        }
        catch (CryptographicException)
        {
            return "without a readable name";
        }
    }

    [LoggerMessage(
        LogLevel.Warning,
        "No verifier believes the {Role} {Name} (SHA-256 of the certificate {Id}): {Reason}. Stamps that rest on it "
        + "show nothing.")]
    private static partial void LogRefused(ILogger logger, string role, string name, Digest id, string reason);
}
