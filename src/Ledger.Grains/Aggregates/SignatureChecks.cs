using Ledger.Cryptography;
using Ledger.Evidence.Entries;

namespace Ledger.Grains.Aggregates;

/// <summary>
/// Checks signatures of commands, those that come together one after the other. A check leaves nothing else in the
/// nearest caches, so that what comes before and after it, which is little, costs half as much again behind each of
/// them. What waits for the checks of a group goes on behind the last of them, one command after the other as well.
/// </summary>
internal sealed class SignatureChecks
{
    /// <summary>Checks in one group: most of what can be saved is, and a group is no long wait.</summary>
    private const int Together = 8;

    private readonly Lock _gate = new();
    private Group? _open;

    /// <summary>Whether the key has signed the bytes; continues on a thread of the pool.</summary>
    public Task<bool> VerifyAsync(CommandAuthor author, PublicKey key, ReadOnlyMemory<byte> bytes)
    {
        var check = new Check(author, key, bytes);
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

            foreach (var check in _checks)
            {
                check.Run();
            }

            foreach (var check in _checks)
            {
                check.Answer();
            }
        }
    }

    // Whoever waits goes on inside the answer.
    private sealed class Check(CommandAuthor author, PublicKey key, ReadOnlyMemory<byte> bytes)
    {
        private readonly TaskCompletionSource<bool> _outcome = new();
        private Exception? _fault;
        private bool _verified;

        public Task<bool> Outcome => _outcome.Task;

        public void Run()
        {
            try
            {
                _verified = author.Verify(key, bytes.Span);
            }
#pragma warning disable CA1031 // It is thrown where the check was asked for.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                _fault = fault;
            }
        }

        public void Answer()
        {
            if (_fault is null)
            {
                _outcome.SetResult(_verified);
            }
            else
            {
                _outcome.SetException(_fault);
            }
        }
    }
}
