using System.Net;
using System.Net.Http.Headers;

namespace Ledger.Sdk;

/// <summary>Cuts commands into requests that the registry takes, and writes each as lines of JSON.</summary>
internal static class BatchRequest
{
    public const string Path = "v1/commands:batch";
    public const string Lines = "application/x-ndjson";

    // The registry takes 1,000 commands and 16 MiB.
    private const int MostCommands = 1000;
    private const int MostBytes = 12 * 1024 * 1024;

    /// <summary>How many commands go with the next request.</summary>
    /// <param name="commands">All of them.</param>
    /// <param name="from">The first that goes.</param>
    public static int Count(IReadOnlyList<PreparedCommand> commands, int from)
    {
        var (count, bytes) = (0, 0L);
        for (; count < MostCommands && from + count < commands.Count; count++)
        {
            bytes += commands[from + count].Line.Length + 1;
            if (count > 0 && bytes > MostBytes)
            {
                break;
            }
        }

        return count;
    }

    /// <summary>The body of that request, made anew for each attempt: a request disposes of its own.</summary>
    public static HttpContent Content(IReadOnlyList<PreparedCommand> commands, int from, int count) =>
        new LinesContent(commands, from, count);

    /// <summary>Commands as lines, written as they are sent: they are never joined in memory.</summary>
    private sealed class LinesContent : HttpContent
    {
        // One command is less than a packet holds, and a write of its own would be a packet of its own.
        private const int BufferSize = 1 << 16;

        private static readonly byte[] s_end = "\n"u8.ToArray();

        private readonly IReadOnlyList<PreparedCommand> _commands;
        private readonly int _from;
        private readonly int _count;

        public LinesContent(IReadOnlyList<PreparedCommand> commands, int from, int count)
        {
            (_commands, _from, _count) = (commands, from, count);
            Headers.ContentType = new MediaTypeHeaderValue(Lines);
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override async Task SerializeToStreamAsync(
            Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            // Not disposed of, which would close the stream below.
            var buffered = new BufferedStream(stream, BufferSize);
            for (var i = 0; i < _count; i++)
            {
                await buffered.WriteAsync(_commands[_from + i].Line, cancellationToken).ConfigureAwait(false);
                await buffered.WriteAsync(s_end, cancellationToken).ConfigureAwait(false);
            }

            await buffered.FlushAsync(cancellationToken).ConfigureAwait(false);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            for (var i = 0; i < _count; i++)
            {
                length += _commands[_from + i].Line.Length + s_end.Length;
            }

            return true;
        }
    }
}
