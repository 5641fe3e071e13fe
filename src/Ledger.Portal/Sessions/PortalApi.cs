using Ledger.Sdk;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.Options;

namespace Ledger.Portal.Sessions;

/// <summary>Clients of the API: everybody's with the own token.</summary>
internal sealed class PortalApi : IDisposable
{
    private static readonly LedgerClientOptions s_options = new() { Attempts = 3 };

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(20) };
    private readonly Lazy<Uri> _address;

    public PortalApi(IOptions<PortalOptions> options, IServer server) =>
        _address = new Lazy<Uri>(() => options.Value.Api ?? OwnAddress.Of(server));

    /// <summary>A client for nobody: what is public.</summary>
    public LedgerClient Public() => new(_http, _address.Value, options: s_options);

    /// <summary>A client for a user.</summary>
    public LedgerClient For(PortalUser user) => new(_http, _address.Value, new UserToken(user.Token), s_options);

    public void Dispose() => _http.Dispose();

    // A token that is over is not renewed here: the session ends with it, and the provider is asked anew.
    private sealed class UserToken(string token) : ITokenSource
    {
        public ValueTask<string> GetAsync(CancellationToken cancellationToken) => ValueTask.FromResult(token);

        public void Forget(string token)
        {
        }
    }
}
