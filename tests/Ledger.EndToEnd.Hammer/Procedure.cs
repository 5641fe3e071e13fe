using System.Globalization;
using Ledger.Domain;
using Ledger.Domain.Calendars;
using Ledger.Domain.Registration;
using Ledger.Domain.Rules;
using Ledger.Evidence.Entries;
using Ledger.Sdk;

namespace Ledger.EndToEnd.Hammer;

/// <summary>Takes registrations through the statutory process, each act by the account whose office it is.</summary>
public sealed class Procedure(Actors actors, Stubborn stubborn)
{
    private static readonly TimeOnly s_opening = new(9, 0);

    /// <summary>
    /// From the first paper to the certificates; cases go together, so that they wait for notice once.
    /// </summary>
    public async Task<IReadOnlyList<CertificateCode>> CertifyAsync(
        IReadOnlyList<Registration> registrations, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(registrations);
        foreach (var registration in registrations)
        {
            await ToNoticeAsync(registration, cancellationToken);
        }

        await PassNoticeAsync(registrations, cancellationToken);
        var certificates = new List<CertificateCode>();
        foreach (var registration in registrations)
        {
            certificates.Add(await CompleteAsync(registration, cancellationToken));
        }

        return certificates;
    }

    public Task HandInAsync(Registration registration, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(registration);
        return Parallel.ForEachAsync(registration.Contents, cancellationToken, async (bytes, stop) =>
            await stubborn.PutAsync(registration.Filer, bytes, stop));
    }

    private async Task ToNoticeAsync(Registration registration, CancellationToken cancellationToken)
    {
        await HandInAsync(registration, cancellationToken);
        var file = new FileRegistration(registration.Application);
        var version = await DoAsync(registration, registration.Filer, 0, file, cancellationToken);
        version = await DoAsync(registration, actors.Clerk, version, new AcceptRegistration(), cancellationToken);
        var review = new ReviewRegistration(
        [
            new Finding(FindingItem.Description, true, "描述与清单、样例一致。"),
            new Finding(FindingItem.Source, true, "来源材料齐备，来源合规。"),
            new Finding(FindingItem.Rights, true, "权利配置与来源情形相符。"),
        ]);
        version = await DoAsync(registration, actors.Reviewer, version, review, cancellationToken);
        var receipt = await stubborn.GetAsync(
            () => actors.Clerk.FileNationalNoticeAsync(registration.Case, cancellationToken), cancellationToken);
        await DoAsync(registration, actors.Clerk, version, new PublishNotice(receipt.Number), cancellationToken);
    }

    private async Task<CertificateCode> CompleteAsync(Registration registration, CancellationToken cancellationToken)
    {
        var (version, _) = await FindAsync(registration, cancellationToken);
        var receipt = await stubborn.GetAsync(
            () => actors.Clerk.FileNationalEvidenceAsync(registration.Case, cancellationToken), cancellationToken);
        var record = new RecordEvidence(receipt.Number, CivilDate.At(TimeOf(receipt.LegalTime)));
        version = await DoAsync(registration, actors.Approver, version, record, cancellationToken);
        var accepted = await stubborn.SubmitAsync(
            actors.Approver, registration.Case.Stream, version, registration.CommandId("certify"),
            new CertifyRegistration(5), cancellationToken);
        return CertificateCode.Parse(accepted.Number!);
    }

    /// <summary>Sets legal time to nine o'clock of the first working day after all notices have ended.</summary>
    private async Task PassNoticeAsync(IReadOnlyList<Registration> registrations, CancellationToken cancellationToken)
    {
        var last = default(DateOnly);
        foreach (var registration in registrations)
        {
            var (_, state) = await FindAsync(registration, cancellationToken);
            var end = CaseClock.NoticeEnd(state, WorkdayCalendar.China, RuleSet.G35);
            last = end is { } deadline && deadline.TryGet(out var day) && day > last ? day : last;
        }

        if (!WorkdayCalendar.China.AddWorkdays(last, 1).TryGet(out var next))
        {
            throw new InvalidOperationException("The calendar ends before the notice does.");
        }

        var to = new DateTimeOffset(next, s_opening, CivilDate.ChinaOffset).ToUniversalTime();
        await stubborn.GetAsync(() => AdvanceAsync(to, cancellationToken), cancellationToken);
    }

    // Whether an unanswered advance took place shows in the log's own legal time.
    private async Task<bool> AdvanceAsync(DateTimeOffset to, CancellationToken cancellationToken)
    {
        var log = await actors.Clerk.ReadLogAsync(cancellationToken);
        if (TimeOf(log.LegalTime) < to)
        {
            await actors.Clerk.AdvanceLegalTimeAsync(to, cancellationToken);
        }

        return true;
    }

    private async Task<(ulong Version, CaseState State)> FindAsync(
        Registration registration, CancellationToken cancellationToken)
    {
        var found = await stubborn.GetAsync(
            () => actors.Clerk.FindCaseAsync(registration.Case, cancellationToken), cancellationToken);
        return found is null
            ? throw new InvalidOperationException($"Case {registration.Case} was filed and is not there.")
            : (found.Version, found.State);
    }

    private async Task<ulong> DoAsync(
        Registration registration, LedgerClient who, ulong version, CaseCommand command,
        CancellationToken cancellationToken)
    {
        var accepted = await stubborn.SubmitAsync(
            who, registration.Case.Stream, version, registration.CommandId(command.Type), command, cancellationToken);
        return ulong.Parse(accepted.Version, CultureInfo.InvariantCulture);
    }

    private static DateTimeOffset TimeOf(string text) => EntrySyntax.TryTime(text, out var time)
        ? time
        : throw new InvalidDataException($"{text} is no time of the log.");
}
