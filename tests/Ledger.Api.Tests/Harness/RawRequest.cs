using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Ledger.Api.Tests;

/// <summary>A request that no well-behaved client sends.</summary>
internal sealed class RawRequest : IAsyncDisposable
{
    private const int ChunkBytes = 1024 * 1024;
    private readonly TcpClient _client = new();
    private NetworkStream _stream = null!;

    public static async Task<RawRequest> SendAsync(
        Uri server, string firstLine, CancellationToken cancellationToken, params string[] headers)
    {
        var request = new RawRequest();
        await request._client.ConnectAsync(server.Host, server.Port, cancellationToken);
        request._stream = request._client.GetStream();
        var head = string.Concat([firstLine, "\r\n", $"Host: {server.Authority}\r\n", .. headers.Select(Line), "\r\n"]);
        await request.WriteAsync(Encoding.ASCII.GetBytes(head), cancellationToken);
        return request;
    }

    /// <summary>Sends zeros in chunks until the server has had enough; whether it took them all.</summary>
    public async Task<bool> SendZerosAsync(long bytes, CancellationToken cancellationToken)
    {
        byte[] chunk =
        [
            .. Encoding.ASCII.GetBytes(ChunkBytes.ToString("x", CultureInfo.InvariantCulture) + "\r\n"),
            .. new byte[ChunkBytes], (byte)'\r', (byte)'\n',
        ];
        for (var sent = 0L; sent < bytes; sent += ChunkBytes)
        {
            if (!await WriteAsync(chunk, cancellationToken))
            {
                return false;
            }
        }

        return await WriteAsync("0\r\n\r\n"u8.ToArray(), cancellationToken);
    }

    /// <summary>The answer: its status and its body's text; reads until the server closes.</summary>
    public async Task<(int Status, string Text)> AnswerAsync(CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        try
        {
            await _stream.CopyToAsync(bytes, cancellationToken);
        }
        catch (IOException)
        {
            // Closed before everything that was sent had been read: what was answered is there all the same.
        }

        var text = Encoding.UTF8.GetString(bytes.ToArray());
        Assert.StartsWith("HTTP/1.1 ", text);
        return (int.Parse(text.AsSpan(9, 3), CultureInfo.InvariantCulture), text);
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }

    private static string Line(string header) => header + "\r\n";

    private async Task<bool> WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            await _stream.WriteAsync(bytes, cancellationToken);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
