using Ledger.Domain.Registration;

namespace Ledger.Domain.PublicData;

/// <summary>The other streams that a decision on a case of public data needs.</summary>
internal static class PublicStreams
{
    public static IEnumerable<StreamName> Of(CaseState state, Command command)
    {
        var application = command switch
        {
            FilePublicData file => file.Application,
            ResubmitPublicData again => again.Application,
            AssignPublicCode or CompletePublicData => state.Public?.Application,
            _ => null,
        };
        IEnumerable<StreamName> streams =
            command is TickPublicData && state.Public?.Registration?.Renewal is { } renewal ? [renewal.Stream] : [];
        return application is null
            ? streams
            : streams.Concat(application.Applicants.Select(static party => party.Stream))
                .Concat(application.Original is { } original ? [original.Stream] : [])
                .Append(StreamName.Registry);
    }
}
