using Ledger.Domain.PublicData;
using Ledger.Domain.Registration;
using Ledger.Domain.Rules;

namespace Ledger.Domain.Registrars;

/// <summary>What the registrar's own standing does to registration.</summary>
/// <remarks>数据产权登记工作指引（试行） articles 3 and 38; 公共数据资源登记管理暂行办法 article 19.</remarks>
internal static class RegistrarGate
{
    /// <summary>Whether a decision on a command looks at the registrar's standing.</summary>
    public static bool Concerns(Command command) =>
        IsNewCase(command) || command is PublishNotice;

    /// <summary>
    /// The facts without the registrar's where these rules do not regard it: what was decided under an earlier revision
    /// did not look at it.
    /// </summary>
    public static Facts Seen(Facts facts, RuleSet rules) =>
        rules.Has("registrar-practising") || rules.Has("registrar-suspension")
            ? facts
            : facts.Without(StreamName.Registrar);

    /// <summary>A registrar that may not practise takes no new case; one that is suspended publishes nothing.</summary>
    public static Refusal? Refuse(Command command, Facts facts, RuleSet rules)
    {
        if (IsNewCase(command) && rules.Rules.TryGetValue("registrar-practising", out var practising)
            && facts.RegistrarState is { TakesCases: false } state)
        {
            return (Refusals.RegistrarNotPractising with { Clause = practising.Clause }).About(
                WireName.Of(state.Status));
        }

        return command is PublishNotice && rules.Has("registrar-suspension") && facts.RegistrarState.Order is not null
            ? Refusals.PublicationSuspended
            : null;
    }

    private static bool IsNewCase(Command command) =>
        command is FileRegistration or ApplyForRegistration or FilePublicData or AnnounceOperation;
}
