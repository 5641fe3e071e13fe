using Ledger.Domain.Registration;
using Ledger.Sdk;

namespace Ledger.Cli.Demo;

/// <summary>Asks for the third right over collected data, which article 21 does not give; shows the answer.</summary>
internal sealed class RefusalStep(DemoIds ids, DemoLines lines)
{
    private const string Key = "third-right-over-collected-data";

    public async Task RunAsync(DemoAsset collected, CancellationToken cancellationToken)
    {
        var caseId = ids.Case(Key);
        var command = new FileRegistration(Applications.WithOperation(collected));
        try
        {
            await collected.Filer.ExecuteAsync(
                caseId.Stream, 0, ids.Command(Key, command.Type), command, cancellationToken);
        }
        catch (LedgerProblemException e) when (e.Code == Domain.Refusals.RightNotAdmitted.Code)
        {
            var label = collected.Set.Set.Label;
            lines.Step(
                new Words(
                    $"Refused the right to operate the raw set {label.English}: {e.Code}, {e.English}",
                    $"{label.Chinese}原始数据的经营权被拒绝登记：{e.Code}，{e.Chinese}"),
                e.Clause ?? e.Problem.Type);
            return;
        }

        throw new DemoException("The registry took an application that article 21 does not admit.");
    }
}
