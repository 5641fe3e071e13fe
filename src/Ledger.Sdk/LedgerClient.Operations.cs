using Ledger.Api.Contracts;

namespace Ledger.Sdk;

public sealed partial class LedgerClient
{
    /// <summary>
    /// Has the registry reread journal, trees, tiles, content and chains, for an auditor. Reads only; takes as long as
    /// rereading takes.
    /// </summary>
    /// <exception cref="LedgerProblemException"><c>forbidden</c>: the account is no auditor.</exception>
    public Task<OperationResource> AuditAsync(CancellationToken cancellationToken = default) =>
        OperateAsync("audit", cancellationToken);

    /// <summary>
    /// Has the registry make tiles and register anew from the journal, for an auditor; safe to repeat.
    /// </summary>
    /// <exception cref="LedgerProblemException"><c>forbidden</c>: the account is no auditor.</exception>
    public Task<OperationResource> RebuildAsync(CancellationToken cancellationToken = default) =>
        OperateAsync("rebuild", cancellationToken);

    private Task<OperationResource> OperateAsync(string operation, CancellationToken cancellationToken) => SendAsync(
        HttpMethod.Post, $"v1/operations/{operation}", ClientJson.Default.OperationResource, null, cancellationToken);
}
