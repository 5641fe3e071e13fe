using static Ledger.Domain.Registrars.RegistrarStatus;

namespace Ledger.Domain.Registrars;

/// <summary>
/// Which command the registrar's life admits in which state; every other pair is refused before anything is looked at.
/// </summary>
public static class RegistrarAdmission
{
    private static readonly RegistrarStatus[] Active = [Practising, Suspended, Leaving, ExitAgreed];

    private static readonly RegistrarStatus[] Ending = [HandingOver, Removed];

    private static readonly Dictionary<Type, RegistrarStatus[]> Table = new()
    {
        [typeof(Declare)] = [None, Declined],
        [typeof(Recommend)] = [Declared],
        [typeof(Decline)] = [Declared, Recommended],
        [typeof(Enlist)] = [Recommended],
        [typeof(Disclose)] = Active,
        [typeof(StatePlatform)] = [None, Declared, Recommended, Declined, .. Active],
        [typeof(ReportYear)] = [.. Active, .. Ending],
        [typeof(AssessYear)] = [.. Active, .. Ending],
        [typeof(ReportChange)] = Active,
        [typeof(DecideChange)] = Active,
        [typeof(RecordChange)] = Active,
        [typeof(Guide)] = Active,
        // Who has left answers for what it did all the same (article 13, second paragraph).
        [typeof(FindMisconduct)] = [.. Active, .. Ending, Exited],
        [typeof(Suspend)] = [Practising],
        [typeof(Resume)] = [Suspended],
        [typeof(Remove)] = Active,
        [typeof(ReportExit)] = [Practising, Suspended],
        [typeof(DecideExit)] = [Leaving],
        [typeof(ForwardExit)] = [ExitAgreed],
        [typeof(ConsentToExit)] = [ExitAgreed],
        [typeof(Designate)] = Ending,
        [typeof(GiveOver)] = Ending,
        [typeof(TakeOver)] = Ending,
    };

    /// <summary>Whether a registrar in this state admits the command.</summary>
    public static bool Admits(RegistrarStatus status, RegistrarCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return Table.TryGetValue(command.GetType(), out var states) && states.Contains(status);
    }
}
