namespace Ledger.Domain.Registration.Inquiries;

/// <summary>The inquiries of a case after an event.</summary>
internal static class InquiryFold
{
    public static ValueList<Inquiry> After(ValueList<Inquiry> inquiries, InquiryEvent domainEvent) =>
        domainEvent switch
        {
            InquiryFiled e => inquiries.Add(new Inquiry(e.By, InquiryStatus.Filed)),
            InquiryGranted e => With(inquiries, e.Number, known => known with
            {
                Status = InquiryStatus.Granted, Of = e.Of, Until = e.Until,
            }),
            InquiryRefused e => With(inquiries, e.Number, static known => known with
            {
                Status = InquiryStatus.Refused,
            }),
            InquiryWithdrawn e => With(inquiries, e.Number, static known => known with
            {
                Status = InquiryStatus.Withdrawn,
            }),
            _ => throw new InvalidOperationException($"Nothing folds {domainEvent.Type}."),
        };

    private static ValueList<Inquiry> With(
        ValueList<Inquiry> inquiries, int number, Func<Inquiry, Inquiry> change) =>
        inquiries.With(number - 1, change(inquiries[number - 1]));
}
