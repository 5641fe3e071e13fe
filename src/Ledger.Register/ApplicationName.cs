using Ledger.Domain;
using Ledger.Domain.Registration;

namespace Ledger.Register;

/// <summary>
/// The name that an application gives its data. It stays with the case until registration makes it public.
/// </summary>
internal static class ApplicationName
{
    /// <summary>The name, when an application is filed or corrected; otherwise null.</summary>
    public static string? In(IEnumerable<StreamEvent> events) => events
        .Select(static item => item.Event switch
        {
            RegistrationFiled filed => filed.Application.Description.Name,
            RegistrationCorrected corrected => corrected.Application.Description.Name,
            _ => null,
        }).LastOrDefault(static name => name is not null);
}
