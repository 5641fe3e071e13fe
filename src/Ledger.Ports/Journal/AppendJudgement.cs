using Ledger.Cryptography;

namespace Ledger.Ports;

/// <summary>One run over a batch: an entry in conflict leaves no trace for those behind it.</summary>
internal sealed class AppendJudgement(AppendPlan plan, AppendFacts facts)
{
    private readonly List<AppendConflict> _conflicts = [];
    private readonly long[] _versions = [.. facts.Versions];
    private readonly Dictionary<(int Caller, string Id), Digest> _commands = new(plan.Batch.Count);
    private readonly Dictionary<string, BatchNumbers> _numbers = new(StringComparer.Ordinal);

    internal List<AppendConflict> Run()
    {
        if (facts.Head.Size != plan.FirstIndex)
        {
            _conflicts.Add(new IndexConflict(0, plan.FirstIndex, facts.Head.Size));
        }

        for (var position = 0; position < plan.Batch.Count; position++)
        {
            var entry = plan.Batch[position];
            if (!IsKnown(position, entry) && Fits(position, entry))
            {
                Accept(position, entry);
            }
        }

        return _conflicts;
    }

    private bool IsKnown(int position, JournalEntry entry)
    {
        if (facts.Commands.TryGetValue(position, out var known))
        {
            _conflicts.Add(new CommandConflict(position, known.Index, known.Digest == entry.CommandDigest));
            return true;
        }

        if (_commands.TryGetValue((plan.CallerOf(position), entry.CommandId), out var digest))
        {
            _conflicts.Add(new CommandConflict(position, null, digest == entry.CommandDigest));
            return true;
        }

        return false;
    }

    private bool Fits(int position, JournalEntry entry)
    {
        var before = _conflicts.Count;
        var writes = plan.WritesOf(position);
        for (var i = 0; i < writes.Length; i++)
        {
            Expect(position, writes[i], entry.Writes[i].Version - 1);
        }

        var reads = plan.ReadsOf(position);
        for (var i = 0; i < reads.Length; i++)
        {
            Expect(position, reads[i], entry.Reads[i].Version);
        }

        ExpectNumber(position, entry);
        return _conflicts.Count == before;
    }

    private void Expect(int position, int stream, ulong expected)
    {
        var actual = (ulong)_versions[stream];
        if (actual != expected)
        {
            _conflicts.Add(new StreamConflict(position, plan.Names[stream], expected, actual));
        }
    }

    private void ExpectNumber(int position, JournalEntry entry)
    {
        if (entry.NumberSeries is not { } series)
        {
            return;
        }

        facts.Numbers.TryGetValue(position, out var known);
        var here = _numbers.GetValueOrDefault(series);
        if (known.Taken || here?.Taken.Contains(entry.NumberSerial) == true)
        {
            var last = Math.Max(known.Last, here?.Last ?? 0);
            _conflicts.Add(new NumberConflict(position, series, entry.NumberSerial, last));
        }
    }

    private void Accept(int position, JournalEntry entry)
    {
        foreach (var stream in plan.WritesOf(position))
        {
            _versions[stream]++;
        }

        _commands.Add((plan.CallerOf(position), entry.CommandId), entry.CommandDigest);
        if (entry.NumberSeries is { } series)
        {
            if (!_numbers.TryGetValue(series, out var here))
            {
                _numbers.Add(series, here = new BatchNumbers());
            }

            here.Take(entry.NumberSerial);
        }
    }

    private sealed class BatchNumbers
    {
        internal HashSet<uint> Taken { get; } = [];

        internal uint Last { get; private set; }

        internal void Take(uint serial)
        {
            Taken.Add(serial);
            Last = Math.Max(Last, serial);
        }
    }
}
