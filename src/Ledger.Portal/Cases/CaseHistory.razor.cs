using System.Text;
using Ledger.Api.Contracts;
using Ledger.Evidence.Entries;
using Microsoft.AspNetCore.Components;

namespace Ledger.Portal.Cases;

/// <summary>What a case wrote to the log, and how far each entry has come.</summary>
public sealed partial class CaseHistory
{
    /// <summary>The entries, oldest first; their hashes were checked.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<LogEntryResource> Entries { get; set; } = [];

    private IEnumerable<Row> Rows
    {
        get
        {
            foreach (var entry in Entries)
            {
                if (EntryLeaf.TryRead(Encoding.UTF8.GetBytes(entry.Leaf), out var leaf, out _))
                {
                    yield return new Row(entry.Index, leaf, entry.State, entry.AnchoredOn);
                }
            }
        }
    }

    // The chain and its id; the rest of an instance's name is its first block and its contract.
    private static string NameOf(string instance) => string.Join('/', instance.Split('/').Take(2));

    private sealed record Row(string Index, EntryLeaf Leaf, string State, IReadOnlyList<string> Chains);
}
