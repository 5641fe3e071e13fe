using CsCheck;

namespace Ledger.Ports.TestKit;

/// <summary>
/// Random work on a journal, drawn from so few streams, commands and numbers that most batches meet a conflict.
/// Versions are drawn relative to the present one, so that enough batches go in.
/// </summary>
internal static class JournalModel
{
    private static readonly string[] Streams = ["registry", "log", "asset/1", "asset/2", "case/1"];
    private static readonly string[] Callers = ["party/1", "party/2", "asset/1"];

    /// <summary>An entry before versions are known: streams by number, each with how far off the version is.</summary>
    internal sealed record Draft(
        IReadOnlyList<(int Stream, int Off, bool Write)> Streams, int Caller, int Command, int Digest, uint Number);

    /// <summary>One act: a batch at some distance from the size, or a change of writer, or a restart.</summary>
    internal sealed record Act(IReadOnlyList<Draft> Batch, int Off, bool Acquire, bool Reopen, bool Repeat);

    private static readonly Gen<int> Off = Gen.Frequency((12, Gen.Const(0)), (1, Gen.Int[-1, 2]));

    private static readonly Gen<Draft> Drafts =
        from streams in Gen.Select(Gen.Int[0, Streams.Length - 1], Off, Gen.Bool).List[1, 3]
        from caller in Gen.Int[0, Callers.Length - 1]
        from command in Gen.Frequency((6, Gen.Int[0, 1_000_000]), (1, Gen.Int[0, 5]))
        from digest in Gen.Int[0, 1]
        from number in Gen.Frequency((4, Gen.Const(0U)), (1, Gen.UInt[1, 6]))
        select new Draft([.. streams.DistinctBy(s => s.Item1)], caller, command, digest, number);

    /// <summary>Up to fifteen acts.</summary>
    internal static readonly Gen<List<Act>> Work =
        (from batch in Gen.Frequency((8, Drafts.List[1, 6]), (1, Drafts.List[256, 300]))
         from off in Gen.Frequency((12, Gen.Const(0)), (1, Gen.Int[-2, 2]))
         from rare in Gen.Int[0, 19]
         select new Act(batch, off, rare is 0 or 1, rare is 2 or 3, rare is 4 or 5)).List[1, 15];

    /// <summary>The batch that a draft is, given what the journal holds.</summary>
    internal static List<JournalEntry> Build(ReferenceJournal journal, Act act)
    {
        var first = (ulong)Math.Max(0, journal.Entries.Count + act.Off);
        var written = new Dictionary<string, ulong>();
        return JournalSamples.Batch(first, [.. act.Batch.Select(draft => Build(journal, written, draft))]);
    }

    private static JournalEntry Build(ReferenceJournal journal, Dictionary<string, ulong> written, Draft draft)
    {
        ulong Present(string stream) => journal.Version(stream) + written.GetValueOrDefault(stream);
        var named = draft.Streams
            .Select((s, i) => (Stream: Streams[s.Stream], s.Off, Write: s.Write || i == 0))
            .ToArray();
        StreamVersion[] writes =
        [
            .. named.Where(s => s.Write)
                .Select(s => new StreamVersion(s.Stream, (ulong)Math.Max(1, (long)Present(s.Stream) + 1 + s.Off))),
        ];
        StreamVersion[] reads =
        [
            .. named.Where(s => !s.Write)
                .Select(s => new StreamVersion(s.Stream, (ulong)Math.Max(0, (long)Present(s.Stream) + s.Off))),
        ];
        foreach (var (stream, _) in writes)
        {
            written[stream] = written.GetValueOrDefault(stream) + 1;
        }

        return new JournalSamples().Entry(writes[0].Stream, 1) with
        {
            Writes = writes,
            Reads = reads,
            Caller = Callers[draft.Caller],
            CommandId = $"{draft.Command:x32}",
            CommandDigest = JournalSamples.DigestOf($"digest {draft.Digest}"),
            NumberSeries = draft.Number == 0 ? null : "series",
            NumberSerial = draft.Number,
        };
    }
}
