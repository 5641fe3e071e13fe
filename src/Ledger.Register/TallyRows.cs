using System.Globalization;
using Ledger.Domain;
using Ledger.Domain.Calendars;
using Ledger.Domain.Registration;
using Ledger.Evidence.Entries;

namespace Ledger.Register;

/// <summary>
/// Counts entries by legal month and type, and handled cases by the working days that they took. One batch of entries
/// is counted in memory and added once, so that counting costs nothing an entry.
/// </summary>
internal sealed class TallyRows(RowWriter rows)
{
    private readonly Dictionary<(string Month, string What), long> _counts = [];

    /// <summary>Counts an entry.</summary>
    public void Count(EntryLeaf leaf, IReadOnlyList<StreamEvent> events)
    {
        var month = CivilDate.At(leaf.LegalTime).ToString("yyyy-MM", CultureInfo.InvariantCulture);
        Add(month, leaf.Type);
        foreach (var (stream, happened) in events)
        {
            if (!stream.TryGetCase(out var id))
            {
                continue;
            }

            if (happened is HandlingExtended { Days: var more })
            {
                rows.Run(
                    "INSERT INTO extension VALUES ($id, $n) ON CONFLICT (filing) DO UPDATE SET days = days + $n",
                    ("$id", id.ToString()), ("$n", more));
            }
            else if (ElapsedIn(happened) is { } elapsed)
            {
                // By how much it was extended does not count: what is compared is the period that the rules give.
                var days = Math.Max(0, elapsed - ExtensionOf(id));
                Add(month, TallyNames.Handled + days.ToString(CultureInfo.InvariantCulture));
            }
        }
    }

    /// <summary>Writes what was counted.</summary>
    public void Flush()
    {
        foreach (var ((month, what), n) in _counts)
        {
            rows.Run(
                "INSERT INTO tally VALUES ($month, $what, $n) ON CONFLICT (month, what) DO UPDATE SET n = n + $n",
                ("$month", month), ("$what", what), ("$n", n));
        }

        _counts.Clear();
    }

    private static int? ElapsedIn(DomainEvent happened) => happened switch
    {
        RegistrationRefused refused => refused.Elapsed,
        RegistrationCompleted completed => completed.Elapsed,
        RegistrationCertified certified => certified.Elapsed,
        _ => null,
    };

    private int ExtensionOf(CaseId id) => rows.Read(
        "SELECT days FROM extension WHERE filing = $id", static row => row.GetInt32(0), ("$id", id.ToString()))
        .FirstOrDefault();

    private void Add(string month, string what) =>
        _counts[(month, what)] = _counts.GetValueOrDefault((month, what)) + 1;
}
