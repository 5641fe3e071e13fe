using System.Net.Http.Headers;
using Ledger.Cryptography;
using Ledger.Evidence.Log;
using Ledger.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Time.Testing;

namespace Ledger.Witness.Tests;

/// <summary>The witness's own program, over real HTTP on a free port.</summary>
internal sealed class RunningWitness : IAsyncDisposable
{
    public const string Name = "court.example/witness";

    private readonly WebApplication _app;

    private RunningWitness(WebApplication app, WitnessKey key)
    {
        (_app, Key) = (app, key);
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public HttpClient Http { get; }

    public WitnessKey Key { get; }

    public static Task<RunningWitness> StartAsync(
        TemporaryFolder folder, FakeTimeProvider time, params WatchedLog[] logs) =>
        StartAsync(folder, time, [.. logs.Select(static log => log.Anchors())]);

    /// <summary>The same, with anchors as they were fetched.</summary>
    public static async Task<RunningWitness> StartAsync(
        TemporaryFolder folder, FakeTimeProvider time, IReadOnlyList<byte[]> anchors)
    {
        var data = Path.Combine(folder.Path, "witness");
        var key = new WitnessKey(Name, WitnessKeyFile.Make(data).PublicKey);
        List<string> words = [$"--Witness:Name={Name}", $"--Witness:Data={data}", "--urls=http://127.0.0.1:0"];
        for (var i = 0; i < anchors.Count; i++)
        {
            var file = Path.Combine(folder.Path, $"anchors-{i}.json");
            await File.WriteAllBytesAsync(file, anchors[i]);
            words.Add($"--Witness:Anchors:{i}={file}");
        }

        var app = WitnessProgram.Build([.. words], time);
        await app.StartAsync();
        return new RunningWitness(app, key);
    }

    public async Task<(int Status, string? Type, string Text)> AddAsync(byte[] body)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
        using var answer = await Http.PostAsync(new Uri("add-checkpoint", UriKind.Relative), content);
        return ((int)answer.StatusCode, answer.Content.Headers.ContentType?.ToString(),
            await answer.Content.ReadAsStringAsync());
    }

    public Task<(int Status, string? Type, string Text)> AddAsync(WitnessRequest request) =>
        AddAsync(request.ToBytes());

    /// <summary>The checkpoint that the witness serves of a tree; null while there is none.</summary>
    public async Task<string?> ServedAsync(string origin)
    {
        using var answer = await Http.GetAsync(
            new Uri($"{WitnessMemory.NameOf(origin)}/checkpoint", UriKind.Relative));
        return answer.IsSuccessStatusCode ? await answer.Content.ReadAsStringAsync() : null;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }
}
