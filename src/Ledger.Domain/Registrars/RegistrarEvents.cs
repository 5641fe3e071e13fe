namespace Ledger.Domain.Registrars;

/// <summary>What the events are called that the commands give.</summary>
public static class RegistrarEvents
{
    private static readonly Dictionary<string, string> Names = new()
    {
        ["registrar.declare"] = "registrar.declared",
        ["registrar.recommend"] = "registrar.recommended",
        ["registrar.decline"] = "registrar.declined",
        ["registrar.enlist"] = "registrar.enlisted",
        ["registrar.disclose"] = "registrar.disclosed",
        ["registrar.state-platform"] = "registrar.platform-stated",
        ["registrar.report-year"] = "registrar.year-reported",
        ["registrar.assess-year"] = "registrar.year-assessed",
        ["registrar.report-change"] = "registrar.change-reported",
        ["registrar.decide-change"] = "registrar.change-decided",
        ["registrar.record-change"] = "registrar.change-recorded",
        ["registrar.guide"] = "registrar.guided",
        ["registrar.find-misconduct"] = "registrar.misconduct-found",
        ["registrar.suspend"] = "registrar.suspended",
        ["registrar.resume"] = "registrar.resumed",
        ["registrar.remove"] = "registrar.removed",
        ["registrar.report-exit"] = "registrar.exit-reported",
        ["registrar.decide-exit"] = "registrar.exit-decided",
        ["registrar.forward-exit"] = "registrar.exit-forwarded",
        ["registrar.consent-to-exit"] = "registrar.exit-consented",
        ["registrar.designate"] = "registrar.successor-designated",
        ["registrar.hand-over"] = "registrar.handed-over",
        ["registrar.take-over"] = "registrar.taken-over",
    };

    /// <summary>The event of a command.</summary>
    /// <exception cref="KeyNotFoundException">The command is not about the registrar.</exception>
    public static string NameOf(string command) => Names[command];
}
