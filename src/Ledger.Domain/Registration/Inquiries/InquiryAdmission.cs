using static Ledger.Domain.Registration.Inquiries.InquiryStatus;

namespace Ledger.Domain.Registration.Inquiries;

/// <summary>Which command an inquiry admits in which state; every other pair is refused.</summary>
public static class InquiryAdmission
{
    private static readonly Dictionary<Type, InquiryStatus[]> Table = new()
    {
        [typeof(GrantInquiry)] = [Filed],
        [typeof(RefuseInquiry)] = [Filed],
        [typeof(WithdrawInquiry)] = [Filed, Granted],
    };

    /// <summary>Whether an inquiry in this state admits the command.</summary>
    public static bool Admits(InquiryStatus status, NumberedInquiryCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return Table.TryGetValue(command.GetType(), out var states) && states.Contains(status);
    }
}
