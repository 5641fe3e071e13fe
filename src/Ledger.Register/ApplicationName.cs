using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Registration;
using Ledger.Ports;

namespace Ledger.Register;

/// <summary>
/// The name that an application gives its data. It stays with the case until registration makes it public.
/// </summary>
internal static class ApplicationName
{
    /// <summary>The name, when the entry files or corrects an application; otherwise null.</summary>
    public static string? Find(JournalEntry entry)
    {
        var body = entry.Bodies.FirstOrDefault(body => body.Name == "events");
        if (body.Name is null || !CanonicalJson.TryParse(body.Bytes.Span, out var json, out _)
            || !EventCodec.TryRead(json, null, out var events, out _))
        {
            return null;
        }

        return events.Select(item => item.Event switch
        {
            RegistrationFiled filed => filed.Application.Description.Name,
            RegistrationCorrected corrected => corrected.Application.Description.Name,
            _ => null,
        }).LastOrDefault(name => name is not null);
    }
}
