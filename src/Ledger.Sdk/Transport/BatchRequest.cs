using System.Net.Http.Headers;
using System.Text.Json;

namespace Ledger.Sdk;

/// <summary>Cuts commands into requests that the registry takes, and writes each as lines of JSON.</summary>
internal static class BatchRequest
{
    public const string Path = "v1/commands:batch";
    public const string Lines = "application/x-ndjson";

    // The registry takes 1,000 commands and 16 MiB.
    private const int MostCommands = 1000;
    private const int MostBytes = 12 * 1024 * 1024;

    /// <summary>The commands of the next request, each as a line.</summary>
    /// <param name="commands">All of them.</param>
    /// <param name="from">The first that goes.</param>
    /// <param name="count">How many go.</param>
    public static byte[] Write(IReadOnlyList<PreparedCommand> commands, int from, out int count)
    {
        using var body = new MemoryStream();
        for (count = 0; count < MostCommands && from + count < commands.Count; count++)
        {
            var line = JsonSerializer.SerializeToUtf8Bytes(
                commands[from + count].Body, ClientJson.Plain.SignedCommand);
            if (count > 0 && body.Length + line.Length >= MostBytes)
            {
                break;
            }

            body.Write(line);
            body.WriteByte((byte)'\n');
        }

        return body.ToArray();
    }

    public static HttpContent Content(byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue(Lines);
        return content;
    }
}
