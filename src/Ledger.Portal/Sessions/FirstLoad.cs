using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;

namespace Ledger.Portal.Sessions;

/// <summary>
/// The first loading of a part of a page. It is done twice: where the page is rendered for the browser, and where it
/// comes alive; the second time the registry's answers are those that came with the page, and only what was not asked
/// before is asked.
/// </summary>
internal sealed class FirstLoad : HttpMessageHandler
{
    private readonly ConcurrentDictionary<string, Answer> _answers = new(StringComparer.Ordinal);
    private readonly HttpMessageInvoker _wire;
    private readonly string _account;

    /// <param name="wire">The way to the API; stays the caller's.</param>
    /// <param name="patience">How long one answer may take.</param>
    /// <param name="account">Who looks at it; empty for nobody.</param>
    /// <param name="carried">
    /// What came with the page; null for nothing. What somebody else was told is not told.
    /// </param>
    public FirstLoad(HttpMessageHandler wire, TimeSpan patience, string account, CarriedAnswers? carried)
    {
        _wire = new HttpMessageInvoker(wire, disposeHandler: false);
        _account = account;
        Http = new HttpClient(this, disposeHandler: false) { Timeout = patience };
        if (carried is not null)
        {
            Unpack(carried);
        }
    }

    /// <summary>What the loading asks with.</summary>
    public HttpClient Http { get; }

    /// <summary>The registry's legal day, as it was told in this loading; null while it was not.</summary>
    public DateOnly? Today { get; set; }

    /// <summary>What was answered, compressed by Brotli (RFC 7932); null when nothing was asked.</summary>
    public CarriedAnswers? Pack()
    {
        if (_answers.IsEmpty && Today is null)
        {
            return null;
        }

        using var packed = new MemoryStream();
        using (var writer = new BinaryWriter(new BrotliStream(packed, CompressionLevel.Optimal, leaveOpen: true)))
        {
            writer.Write(_account);
            writer.Write(Today?.DayNumber ?? -1);
            foreach (var (question, answer) in _answers)
            {
                writer.Write(question);
                writer.Write((int)answer.Status);
                writer.Write(answer.Type);
                writer.Write(answer.Body.Length);
                writer.Write(answer.Body);
            }

            writer.Write("");
        }

        return new CarriedAnswers(packed.ToArray());
    }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var question = request.Method == HttpMethod.Get ? QuestionOf(request) : null;
        if (question is not null && _answers.TryGetValue(question, out var known))
        {
            return ResponseOf(known, request);
        }

        var response = await _wire.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (question is not null && IsAnswer(response.StatusCode))
        {
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            _answers[question] = new Answer(
                response.StatusCode, response.Content.Headers.ContentType?.ToString() ?? "", body);
        }

        return response;
    }

    private void Unpack(CarriedAnswers carried)
    {
        using var reader = new BinaryReader(
            new BrotliStream(new MemoryStream(carried.Packed), CompressionMode.Decompress));
        if (reader.ReadString() != _account)
        {
            return;
        }

        var day = reader.ReadInt32();
        Today = day < 0 ? null : DateOnly.FromDayNumber(day);
        while (reader.ReadString() is { Length: > 0 } question)
        {
            var (status, type, length) = ((HttpStatusCode)reader.ReadInt32(), reader.ReadString(), reader.ReadInt32());
            _answers[question] = new Answer(status, type, reader.ReadBytes(length));
        }
    }

    // Somebody may be told more than everybody.
    private static string QuestionOf(HttpRequestMessage request) =>
        (request.Headers.Authorization is null ? "public " : "own ") + request.RequestUri!.PathAndQuery;

    // What tells of the moment and not of what was asked is none. That something is not there is one.
    private static bool IsAnswer(HttpStatusCode status) => status < HttpStatusCode.InternalServerError
        && status is not (HttpStatusCode.Unauthorized or HttpStatusCode.RequestTimeout
            or HttpStatusCode.TooManyRequests);

    private static HttpResponseMessage ResponseOf(Answer known, HttpRequestMessage request)
    {
        var content = new ByteArrayContent(known.Body);
        content.Headers.ContentType = MediaTypeHeaderValue.TryParse(known.Type, out var type) ? type : null;
        return new HttpResponseMessage(known.Status) { Content = content, RequestMessage = request };
    }

    private sealed record Answer(HttpStatusCode Status, string Type, byte[] Body);
}
