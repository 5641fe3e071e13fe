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

/// <summary>Drafts as the command handler does: three bodies with salts and commitments, one effect, a leaf.</summary>
public sealed class DraftGrain(ILogAppender log) : Grain, IDraftGrain
{
    private static readonly string[] s_names = ["command", "events", "payload"];
    private static readonly int[] s_sizes = [430, 240, 180];

    // Content of bodies is cut from here at places that vary: making random content is no part of what is measured.
    private static readonly byte[] s_content = RandomNumberGenerator.GetBytes(1 << 20);
    private static readonly PartyId s_actor = PartyId.Parse(new string('a', 32));
    private StreamName _stream;
    private AssetId _asset;
    private ulong _version;

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _stream = StreamName.Parse("asset/" + this.GetPrimaryKeyString());
        return _stream.TryGetAsset(out _asset) ? Task.CompletedTask : throw new InvalidOperationException();
    }

    /// <inheritdoc/>
    public async Task AppendAsync(int command)
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
            Writes = [new StreamVersion(_stream, _version + 1)],
            Actor = s_actor,
            Command = new EntryCommand(command.ToString("x32", CultureInfo.InvariantCulture), digest, null),
            Rules = "G35@2026-07-01",
            Calendar = "cn-2023-2026",
            LegalTime = DateTimeOffset.UnixEpoch,
            Bodies = commitments,
            Effects = [EntryEffect.Of(StateKey.Of(_asset), _version + 1, new JsonObject(("kind", "resource")))],
        };
        var template = LeafTemplate.Of(draft, series: null);
        var reply = await log.AppendAsync(
            new AppendRequest
            {
                Leaf = template.Bytes,
                TimeAt = template.TimeAt,
                Writes = [new StreamAt(_stream.ToString(), _version + 1)],
                Reads = [],
                Actor = "party/" + s_actor,
                CommandId = draft.Command.Id,
                CommandSha256 = digest.Sha256.ToArray(),
                Bodies = bodies,
            },
            CancellationToken.None);
        _version = reply.Entry?.Version ?? throw new InvalidOperationException(reply.Conflict?.English);
    }
}
