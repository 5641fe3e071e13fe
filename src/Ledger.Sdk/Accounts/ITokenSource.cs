namespace Ledger.Sdk;

/// <summary>
/// Where access tokens come from, for whoever has them from elsewhere than an account's key: a person who signed in.
/// Called concurrently.
/// </summary>
public interface ITokenSource
{
    /// <summary>A token for the next request.</summary>
    ValueTask<string> GetAsync(CancellationToken cancellationToken);

    /// <summary>Says that the registry did not take a token: the next one should be another.</summary>
    void Forget(string token);
}
