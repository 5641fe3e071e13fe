using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Ledger.Cryptography;
using Ledger.Evidence.Log;
using Ledger.Ports.Witnesses;

namespace Ledger.Server.Witnesses;

/// <summary>A witness over HTTP (c2sp.org/tlog-witness). What it answers is read under a limit and believed nothing.
/// </summary>
internal sealed class HttpWitness(HttpClient http, WitnessKey key, Uri prefix, bool takesSm3) : IWitness
{
    /// <summary>The longest answer that is read, in bytes: a few lines.</summary>
    public const int MaxAnswer = 64 * 1024;

    private readonly Uri _address = new(prefix.AbsoluteUri.TrimEnd('/') + "/add-checkpoint");

    public WitnessKey Key => key;

    public bool TakesSm3 => takesSm3;

    public async Task<WitnessReply> AddCheckpointAsync(WitnessRequest request, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(request.ToBytes());
        content.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
        try
        {
            using var answer = await http.PostAsync(_address, content, cancellationToken);
            var text = await answer.Content.ReadAsStringAsync(cancellationToken);
            return Read(answer.StatusCode, text)
                ?? throw new WitnessUnavailableException($"{key.Name} answers {(int)answer.StatusCode}.");
        }
        catch (Exception fault) when (fault is HttpRequestException or SocketException
            || (fault is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new WitnessUnavailableException($"{key.Name} does not answer: {fault.Message}", fault);
        }
    }

    /// <summary>The client for all witnesses: no redirects, a short wait, small answers.</summary>
    public static HttpClient Client() => new(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        Timeout = TimeSpan.FromSeconds(3),
        MaxResponseContentBufferSize = MaxAnswer,
    };

    // A status that the protocol does not have is an outage: a proxy's, for example.
    private static WitnessReply? Read(HttpStatusCode status, string text) => (int)status switch
    {
        200 => new(WitnessOutcome.Cosigned, Lines(text), null),
        // Some name no size when they saw another tree of the very size that they were told: no outage.
        409 => new(
            WitnessOutcome.OtherSize, [], CanonicalDecimal.TryDecode(text.TrimEnd('\n'), out var size) ? size : null),
        400 => new(WitnessOutcome.Malformed, [], null),
        403 => new(WitnessOutcome.NotSigned, [], null),
        404 => new(WitnessOutcome.UnknownOrigin, [], null),
        422 => new(WitnessOutcome.Inconsistent, [], null),
        _ => null,
    };

    private static List<NoteSignature> Lines(string text)
    {
        var lines = new List<NoteSignature>();
        foreach (var line in text.Split('\n'))
        {
            if (NoteSignature.TryParse(line, out var signature))
            {
                lines.Add(signature);
            }
        }

        return lines;
    }
}
