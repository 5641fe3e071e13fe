using Ledger.Cryptography;
using Ledger.Evidence.Entries;
using Ledger.Grains.Contracts;

namespace Ledger.Grains.Aggregates;

/// <summary>What was asked, as a private body of the entry that answers it.</summary>
/// <param name="Body">The bytes, under a fresh salt.</param>
/// <param name="Plain">The digests of the bytes alone.</param>
/// <param name="Commitment">The commitment to the body.</param>
internal sealed record CommandBody(DraftBody Body, DigestPair Plain, BodyCommitment Commitment)
{
    private const string Name = "command";

    // Two digests of each.
    private const int Together = DigestBatch.Capacity / 2;

    /// <summary>The body of one.</summary>
    public static CommandBody Of(byte[] bytes)
    {
        var made = new CommandBody?[1];
        Make([bytes], made);
        return made[0]!;
    }

    /// <summary>The bodies of several, which costs much less than one after the other.</summary>
    /// <param name="several">The bytes; null where no body is wanted.</param>
    /// <param name="made">As many; null where none was wanted.</param>
    public static void Make(ReadOnlySpan<byte[]?> several, Span<CommandBody?> made)
    {
        for (var from = 0; from < several.Length; from += Together)
        {
            var some = several[from..Math.Min(from + Together, several.Length)];
            MakeSome(some, made.Slice(from, some.Length));
        }
    }

    private static void MakeSome(ReadOnlySpan<byte[]?> some, Span<CommandBody?> made)
    {
        var batch = DigestBatch.OfThread();
        var bodies = new DraftBody?[some.Length];
        for (var i = 0; i < some.Length; i++)
        {
            if (some[i] is { } bytes)
            {
                bodies[i] = new DraftBody(Name, FreshBytes.Take(), bytes);
                batch.Add(bytes);
                BodyCommitment.AddTo(batch, bodies[i]!.Salt, bytes);
            }
        }

        var digests = batch.Finish();
        for (var (i, at) = (0, 0); i < some.Length; i++)
        {
            if (bodies[i] is { } body)
            {
                made[i] = new CommandBody(body, digests[at], new BodyCommitment(Name, digests[at + 1]));
                at += 2;
            }
        }
    }
}
