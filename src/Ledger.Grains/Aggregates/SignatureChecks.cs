using Ledger.Cryptography;
using Ledger.Evidence.Entries;

namespace Ledger.Grains.Aggregates;

/// <summary>
/// Checks commands, those that come together one after the other: whether their payloads are those that were signed
/// for, which is cheapest for several at once; then their signatures. Makes the bodies that the log keeps of those that
/// are right. A check of a signature leaves nothing else in the nearest caches, so that what comes before and after it,
/// which is little, costs half as much again behind each of them. What waits for the checks of a group goes on behind
/// the last of them, one command after the other as well.
/// </summary>
internal sealed class SignatureChecks
{
    /// <summary>Checks in one group: most of what can be saved is, and a group is no long wait.</summary>
    private const int Together = DigestBatch.Capacity;

    private readonly Lock _gate = new();
    private Group? _open;

    /// <summary>
    /// The command as a body for the log, or what is wrong with it. Continues on a thread of the pool.
    /// </summary>
    public Task<CheckedCommand> VerifyAsync(CommandAuthor author, PublicKey key, byte[] envelope, PayloadClaim payload)
    {
        var check = new Check(author, key, envelope, payload);
        Group? begun = null;
        lock (_gate)
        {
            var group = _open ??= begun = new Group(this);
            if (group.Add(check) == Together)
            {
                _open = null;
            }
        }

        if (begun is not null)
        {
            // Behind the commands that the pool has still to read: they join.
            ThreadPool.UnsafeQueueUserWorkItem(begun, preferLocal: false);
        }

        return check.Outcome;
    }

    private sealed class Group(SignatureChecks owner) : IThreadPoolWorkItem
    {
        private readonly List<Check> _checks = new(Together);

        public int Add(Check check)
        {
            _checks.Add(check);
            return _checks.Count;
        }

        public void Execute()
        {
            lock (owner._gate)
            {
                if (owner._open == this)
                {
                    owner._open = null;
                }
            }

            MatchPayloads();
            foreach (var check in _checks)
            {
                check.Run();
            }

            var bodies = new CommandBody?[_checks.Count];
            CommandBody.Make([.. _checks.Select(static check => check.Verified)], bodies);
            for (var i = 0; i < bodies.Length; i++)
            {
                _checks[i].Answer(bodies[i]);
            }
        }

        private void MatchPayloads()
        {
            var batch = DigestBatch.OfThread();
            foreach (var check in _checks)
            {
                check.Payload.AddTo(batch);
            }

            var digests = batch.Finish();
            for (var i = 0; i < digests.Length; i++)
            {
                _checks[i].Matches = _checks[i].Payload.IsKept(digests[i]);
            }
        }
    }

    // Whoever waits goes on inside the answer.
    private sealed class Check(CommandAuthor author, PublicKey key, byte[] envelope, PayloadClaim payload)
    {
        private readonly TaskCompletionSource<CheckedCommand> _outcome = new();
        private Exception? _fault;

        public PayloadClaim Payload => payload;

        /// <summary>Whether the payload is the one that the envelope names.</summary>
        public bool Matches { get; set; }

        /// <summary>The envelope once it is known that it is signed; null before, and when it is not.</summary>
        public byte[]? Verified { get; private set; }

        public Task<CheckedCommand> Outcome => _outcome.Task;

        public void Run()
        {
            try
            {
                Verified = Matches && author.Verify(key, envelope) ? envelope : null;
            }
#pragma warning disable CA1031 // It is thrown where the check was asked for.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                _fault = fault;
            }
        }

        public void Answer(CommandBody? body)
        {
            if (_fault is null)
            {
                _outcome.SetResult(new CheckedCommand(Matches, body));
            }
            else
            {
                _outcome.SetException(_fault);
            }
        }
    }
}

/// <summary>What became of the checks of one command.</summary>
/// <param name="Matches">Whether the payload is the one that the envelope names.</param>
/// <param name="Body">The command as a body for the log; null when the key has not signed it.</param>
internal readonly record struct CheckedCommand(bool Matches, CommandBody? Body);

/// <summary>A payload as it came, and the commitment to it that the author signed.</summary>
internal readonly record struct PayloadClaim(byte[] Salt, byte[] Bytes, DigestPair Committed)
{
    /// <summary>Adds what has to be hashed; one message always.</summary>
    public void AddTo(DigestBatch batch)
    {
        if (Salt.Length == BodyCommitment.SaltBytes)
        {
            BodyCommitment.AddTo(batch, Salt, Bytes);
        }
        else
        {
            batch.Add([]);
        }
    }

    /// <summary>Whether the commitment is kept, given the digests of what was added.</summary>
    public bool IsKept(DigestPair digests) => Salt.Length == BodyCommitment.SaltBytes && digests == Committed;
}
