using Ledger.Sdk;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.Options;

namespace Ledger.Portal.Sessions;

/// <summary>Clients of the API: everybody's with the own token.</summary>
internal sealed class PortalApi : IDisposable
{
    private static readonly LedgerClientOptions s_options = new() { Attempts = 3 };
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private readonly SocketsHttpHandler _wire = new();
    private readonly HttpClient _http;
    private readonly Lazy<Uri> _address;

    public PortalApi(IOptions<PortalOptions> options, IServer server)
    {
        _http = new HttpClient(_wire, disposeHandler: false) { Timeout = s_patience };
        _address = new Lazy<Uri>(() => options.Value.Api ?? OwnAddress.Of(server));
    }

    /// <summary>A client for nobody: what is public.</summary>
    /// <param name="first">The loading that it asks for; null for none.</param>
    public LedgerClient Public(FirstLoad? first = null) =>
        new(first?.Http ?? _http, _address.Value, options: s_options);

    /// <summary>A client for a user.</summary>
    /// <param name="user">Who asks.</param>
    /// <param name="first">The loading that it asks for; null for none.</param>
    public LedgerClient For(PortalUser user, FirstLoad? first = null) =>
        new(first?.Http ?? _http, _address.Value, new UserToken(user.Token), s_options);

    /// <summary>Begins the first loading of a part of a page.</summary>
    /// <param name="account">Who looks at it; empty for nobody.</param>
    /// <param name="carried">What it was rendered from before; null when this is the first time.</param>
    public FirstLoad BeginLoad(string account, CarriedAnswers? carried) => new(_wire, s_patience, account, carried);

    public void Dispose()
    {
        _http.Dispose();
        _wire.Dispose();
    }

    // A token that is over is not renewed here: the session ends with it, and the provider is asked anew.
    private sealed class UserToken(string token) : ITokenSource
    {
        public ValueTask<string> GetAsync(CancellationToken cancellationToken) => ValueTask.FromResult(token);

        public void Forget(string token)
        {
        }
    }
}
