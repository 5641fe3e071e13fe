using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Evidence.Entries;
using Ledger.Grains.Aggregates;
using Ledger.Grains.Contracts;
using Ledger.Grains.Log;

namespace Ledger.Benchmarks.Log;

/// <summary>An asset's part in an append that nobody signed: draft the entry, ask the log.</summary>
[Alias("ledger.benchmark.draft")]
public interface IDraftGrain : IGrainWithStringKey
{
    /// <summary>Appends one more entry to the stream of that asset.</summary>
    [Alias("append")]
    Task AppendAsync(int command);
}

/// <summary>
/// Makes a draft's asset at the first message to it and enters it, so that it is reached directly from then on. An
/// aggregate's own grain enters nothing: the command door needs none where the log is written.
/// </summary>
public sealed class DraftGrain(ILogAppender log, LocalDrafts local) : Grain, IDraftGrain
{
    private DraftAsset _asset = null!;

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _asset = new DraftAsset(StreamName.Parse("asset/" + this.GetPrimaryKeyString()), log);
        local.Enter(_asset);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task AppendAsync(int command) => _asset.AppendAsync(command);
}

/// <summary>
/// The way to a draft's asset: directly, as the command door goes it where the log is written, but for the first draft
/// of each asset, which its grain gets by a message.
/// </summary>
public sealed class LocalDrafts(IGrainFactory grains)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<StreamName, DraftAsset> _active = new();

    internal void Enter(DraftAsset asset) => _active[asset.Stream] = asset;

    internal Task AppendAsync(string stream, int command) =>
        _active.TryGetValue(StreamName.Parse(stream), out var asset)
            ? asset.AppendAsync(command).WaitAsync(s_patience)
            : grains.GetGrain<IDraftGrain>(stream["asset/".Length..]).AppendAsync(command);
}

/// <summary>
/// Drafts as the command handler does, one act after the other: three bodies with salts and commitments, one effect, a
/// leaf.
/// </summary>
#pragma warning disable CA1001 // Without a wait handle there is nothing to free.
internal sealed class DraftAsset(StreamName stream, ILogAppender log)
#pragma warning restore CA1001
{
    private static readonly string[] s_names = ["command", "events", "payload"];
    private static readonly int[] s_sizes = [430, 240, 180];

    // Content of bodies is cut from here at places that vary: making random content is no part of what is measured.
    private static readonly byte[] s_content = RandomNumberGenerator.GetBytes(1 << 20);
    private static readonly PartyId s_actor = PartyId.Parse(new string('a', 32));
    private readonly SemaphoreSlim _turn = new(1);
    private readonly AssetId _asset = stream.TryGetAsset(out var asset) ? asset : throw new InvalidOperationException();
    private ulong _version;

    internal StreamName Stream => stream;

    internal async Task AppendAsync(int command)
    {
        await _turn.WaitAsync();
        try
        {
            var reply = await log.AppendAsync(Draft(command), CancellationToken.None);
            _version = reply.Entry?.Version ?? throw new InvalidOperationException(reply.Conflict?.English);
        }
        finally
        {
            _turn.Release();
        }
    }

    private AppendRequest Draft(int command)
    {
        var bodies = new DraftBody[s_names.Length];
        var batch = DigestBatch.OfThread();
        for (var i = 0; i < bodies.Length; i++)
        {
            var content = s_content.AsSpan((int)(command * 64L % (s_content.Length - 512)), s_sizes[i]).ToArray();
            bodies[i] = new DraftBody(s_names[i], FreshBytes.Take(), content);
            BodyCommitment.AddTo(batch, bodies[i].Salt, content);
        }

        batch.Add(bodies[0].Bytes);
        var digests = batch.Finish();
        var commitments = new BodyCommitment[bodies.Length];
        for (var i = 0; i < bodies.Length; i++)
        {
            commitments[i] = new BodyCommitment(s_names[i], digests[i]);
        }

        var digest = digests[bodies.Length];
        var draft = new EntryDraft
        {
            Origin = BenchmarkRegistry.Origin,
            Type = "benchmark.written",
            Writes = [new StreamVersion(stream, _version + 1)],
            Actor = s_actor,
            Command = new EntryCommand(command.ToString("x32", CultureInfo.InvariantCulture), digest, null),
            Rules = "G35@2026-07-01",
            Calendar = "cn-2023-2026",
            LegalTime = DateTimeOffset.UnixEpoch,
            Bodies = commitments,
            Effects = [EntryEffect.Of(StateKey.Of(_asset), _version + 1, new JsonObject(("kind", "resource")))],
        };
        var template = LeafTemplate.Of(draft, series: null);
        return new AppendRequest
        {
            Leaf = template.Bytes,
            TimeAt = template.TimeAt,
            Writes = [new StreamAt(stream.ToString(), _version + 1)],
            Reads = [],
            Actor = "party/" + s_actor,
            CommandId = draft.Command.Id,
            CommandSha256 = digest.Sha256.ToArray(),
            Bodies = bodies,
        };
    }
}
