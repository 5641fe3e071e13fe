using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Ledger.Testing;

/// <summary>
/// A network between a client and a server on loopback that does to each connection what a seeded plan says.
/// </summary>
public sealed class FaultyProxy : IAsyncDisposable
{
    private static readonly TimeSpan s_late = TimeSpan.FromMilliseconds(150);

    private static readonly NetworkFault[] s_cards =
    [
        NetworkFault.CutRequest, NetworkFault.CutRequest, NetworkFault.CutAnswer, NetworkFault.CutAnswer,
        NetworkFault.CutAnswer, NetworkFault.Delay, NetworkFault.Repeat, NetworkFault.Late, NetworkFault.Late,
        NetworkFault.None,
    ];

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<NetworkFault, int> _done = new();
    private readonly Queue<NetworkFault> _dealt = new();
    private int _accepted;
    private readonly ConcurrentDictionary<int, Task> _connections = new();
    private readonly IPEndPoint _server;
    private readonly Random _random;
    private readonly Task _serving;

    /// <param name="server">The server's address on loopback.</param>
    /// <param name="seed">Decides which connection meets which fault.</param>
    public FaultyProxy(Uri server, int seed)
    {
        ArgumentNullException.ThrowIfNull(server);
        _server = new IPEndPoint(IPAddress.Loopback, server.Port);
        _random = new Random(seed);
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _serving = ServeAsync();
    }

    /// <summary>Where clients connect to.</summary>
    public Uri Address { get; }

    /// <summary>Whether nothing gets through at all.</summary>
    public bool IsDark { get; set; }

    /// <summary>Whether connections are left alone from now on.</summary>
    public bool IsCalm { get; set; }

    /// <summary>How often each fault was met.</summary>
    public IReadOnlyDictionary<NetworkFault, int> Met => _done;

    /// <summary>How many have connected, in the dark too.</summary>
    public int Accepted => Volatile.Read(ref _accepted);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _serving;
        await Task.WhenAll(_connections.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _listener.Dispose();
        _stopping.Dispose();
    }

    private async Task ServeAsync()
    {
        for (var number = 0; ; number++)
        {
            TcpClient client;
            try
            {
                client = await _listener.AcceptTcpClientAsync(_stopping.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            Interlocked.Increment(ref _accepted);
            var fault = IsCalm || IsDark ? NetworkFault.None : Draw();
            var after = _random.Next(1, 6000);
            var own = number;
            _connections[own] = Task.Run(async () =>
            {
                await CarryAsync(client, fault, after).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                _connections.TryRemove(own, out _);
            });
        }
    }

    // As cards are dealt: of ten connections that are carried each kind has had its turn, however few there are in all.
    private NetworkFault Draw()
    {
        if (_dealt.Count == 0)
        {
            var cards = s_cards.ToArray();
            _random.Shuffle(cards);
            Array.ForEach(cards, _dealt.Enqueue);
        }

        return _dealt.Dequeue();
    }

    private async Task CarryAsync(TcpClient client, NetworkFault fault, int after)
    {
        using (client)
        {
            if (IsDark)
            {
                Break(client);
                return;
            }

            _done.AddOrUpdate(fault, 1, static (_, count) => count + 1);
            if (fault is NetworkFault.Late)
            {
                await DeliverLateAsync(client);
                return;
            }

            using var server = await ConnectAsync();
            var sent = new MemoryStream();
            var up = PumpAsync(client, server, fault is NetworkFault.CutRequest ? after : int.MaxValue, fault, sent);
            var down = PumpAsync(server, client, fault is NetworkFault.CutAnswer ? after : int.MaxValue, fault, null);
            await Task.WhenAny(up, down);
            Break(client);
            Break(server);
            await Task.WhenAll(up, down).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (fault is NetworkFault.Repeat)
            {
                await DeliverAsync(sent.ToArray());
            }
        }
    }

    private async Task PumpAsync(TcpClient from, TcpClient to, int cutAfter, NetworkFault fault, MemoryStream? kept)
    {
        var buffer = new byte[4096];
        for (var passed = 0; passed < cutAfter && !IsDark;)
        {
            var came = await from.GetStream().ReadAsync(buffer, _stopping.Token);
            if (came == 0)
            {
                return;
            }

            if (fault is NetworkFault.Delay)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(came % 20), _stopping.Token);
            }

            var passes = Math.Min(came, cutAfter - passed);
            kept?.Write(buffer, 0, passes);
            await to.GetStream().WriteAsync(buffer.AsMemory(0, passes), _stopping.Token);
            passed += passes;
        }
    }

    /// <summary>The client hears of a broken connection; what it had sent arrives later.</summary>
    private async Task DeliverLateAsync(TcpClient client)
    {
        var sent = new MemoryStream();
        var buffer = new byte[4096];
        do
        {
            var came = await client.GetStream().ReadAsync(buffer, _stopping.Token);
            if (came == 0)
            {
                break;
            }

            sent.Write(buffer, 0, came);
            await Task.Delay(TimeSpan.FromMilliseconds(5), _stopping.Token);
        }
        while (client.Available > 0);
        Break(client);
        await Task.Delay(s_late, _stopping.Token);
        await DeliverAsync(sent.ToArray());
    }

    private async Task DeliverAsync(byte[] request)
    {
        using var server = await ConnectAsync();
        await server.GetStream().WriteAsync(request, _stopping.Token);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
        patience.CancelAfter(TimeSpan.FromSeconds(2));
        await server.GetStream().ReadAtLeastAsync(new byte[16], 16, throwOnEndOfStream: false, patience.Token);
    }

    private async Task<TcpClient> ConnectAsync()
    {
        var server = new TcpClient { NoDelay = true };
        await server.ConnectAsync(_server, _stopping.Token);
        return server;
    }

    // With a reset, as a network does, rather than a farewell.
    private static void Break(TcpClient connection)
    {
        try
        {
            connection.Client.LingerState = new LingerOption(true, 0);
            connection.Client.Close();
        }
        catch (ObjectDisposedException)
        {
            // It is broken already.
        }
        catch (SocketException)
        {
            // The other side was faster.
        }
    }
}
