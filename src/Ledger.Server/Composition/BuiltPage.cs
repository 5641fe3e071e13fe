using Ledger.Api.Endpoints;
using Ledger.Ports;

namespace Ledger.Server.Composition;

/// <summary>The verification page that was built into this program.</summary>
internal static class BuiltPage
{
    /// <summary>What is offered of it: nothing where the program was built without it.</summary>
    public static VerifierOffer Offer()
    {
        using var stream = typeof(BuiltPage).Assembly.GetManifestResourceStream(VerifierPage.FileName);
        using var bytes = new MemoryStream();
        stream?.CopyTo(bytes);
        return new VerifierOffer(VerifierPage.TryRead(bytes.ToArray(), out var page) ? page : null);
    }
}
