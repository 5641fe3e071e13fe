namespace Ledger.Domain.Registration.Inquiries;

/// <summary>Who may see and copy the materials of a case besides those who handed them in.</summary>
/// <remarks>The guide, article 30: registrant, interested party and state organ, who state the purpose.</remarks>
internal static class InquiryDesk
{
    public static Decision? Decide(CaseDesk desk, CaseCommand command) => command switch
    {
        FileInquiry { Content: var content } => desk.Yes(
            File(desk, content),
            new InquiryFiled(desk.Request.Actor.Party.GetValueOrDefault(), content, desk.Act)),
        NumberedInquiryCommand numbered => Decide(desk, numbered),
        _ => null,
    };

    private static Decision Decide(CaseDesk desk, NumberedInquiryCommand command)
    {
        if (Authority.Registered(desk.Request, desk.Facts) is { } stranger)
        {
            return stranger;
        }

        if (command.Number > desk.State.Inquiries.Count)
        {
            return Refusals.InquiryUnknown;
        }

        var inquiry = desk.State.Inquiries[command.Number - 1];
        return !InquiryAdmission.Admits(inquiry.Status, command)
            ? Refusals.InquiryNotInThisState.About(WireName.Of(inquiry.Status))
            : command switch
            {
                GrantInquiry grant => desk.Yes(
                    Clerk(desk, inquiry) ?? Grant(desk, grant),
                    new InquiryGranted(grant.Number, grant.Of, grant.Until, desk.Act)),
                RefuseInquiry refuse => desk.Yes(
                    Clerk(desk, inquiry), new InquiryRefused(refuse.Number, refuse.Reason, desk.Act)),
                WithdrawInquiry => desk.Yes(
                    desk.Request.Actor.Party == inquiry.By ? null : Refusals.NotTheInquirer,
                    new InquiryWithdrawn(command.Number, desk.Act)),
                _ => throw new InvalidOperationException($"Nothing decides {command.Type}."),
            };
    }

    private static Refusal? File(CaseDesk desk, InquiryContent content) =>
        Authority.Registered(desk.Request, desk.Facts)
        ?? content.Capacity switch
        {
            InquiryCapacity.Registrant when !desk.State.IsApplicant(desk.Request.Actor.Party) =>
                Refusals.NotTheApplicant,
            InquiryCapacity.InterestedParty when content.Materials.Count == 0 => Refusals.InterestNotShown,
            InquiryCapacity.StateOrgan when content.Reference is null || !IsOrgan(desk) => Refusals.OrganNotShown,
            _ => null,
        };

    private static bool IsOrgan(CaseDesk desk) =>
        desk.Facts.Party(desk.Request.Actor.Party!.Value).Organisation?.Code.IsPublicOrgan is true;

    private static Refusal? Clerk(CaseDesk desk, Inquiry inquiry) =>
        desk.Request.Actor.Party == inquiry.By
            ? Refusals.OwnApplication
            : Authority.Staff(desk.Request, desk.Facts, Role.Clerk);

    private static Refusal? Grant(CaseDesk desk, GrantInquiry grant) =>
        grant.Until < desk.Today ? Refusals.InquiryTermOver
        : grant.Of.All(desk.State.Concerns) ? null
        : Refusals.NotAPartyToTheCase;
}
