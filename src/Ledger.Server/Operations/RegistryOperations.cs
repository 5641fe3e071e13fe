using Ledger.Grains.Dues;
using Ledger.Grains.Feed;
using Ledger.Grains.Publication;
using Ledger.Grains.Sketches;
using Ledger.Ports;
using Ledger.Ports.Objects;
using Ledger.Register;

namespace Ledger.Server.Operations;

/// <summary>Audit and rebuild of everything that this process keeps.</summary>
internal sealed class RegistryOperations(
    IJournal journal, IObjectStore objects, ILogSigners signers, Projector projector, ContentAudit content,
    DocumentAudit documents, ChainAudit chains, DueFollower dues, FeedFollower feed,
    SketchFollower sketches)
    : IRegistryOperations
{
    public async Task<OperationReport> AuditAsync(CancellationToken cancellationToken)
    {
        var log = await new LogAudit(journal, objects, signers).RunAsync(cancellationToken);
        var findings = log.Findings
            .Select(finding => finding.Offset < 0
                ? $"{finding.Where}: {finding.Problem}"
                : $"{finding.Where}, byte {finding.Offset}: {finding.Problem}")
            .ToList();
        var blobs = await content.RunAsync(findings, cancellationToken);
        var (hashed, erased) = await documents.RunAsync(findings, cancellationToken);
        var ranges = await chains.RunAsync(findings, cancellationToken);
        return new OperationReport(
            log.Entries,
            log.Objects + blobs + hashed,
            [
                $"journal: {log.Entries} entries reread, their leaves, bodies, streams and hashes recomputed",
                $"tiles, bundles, maps: {log.Objects} objects compared, "
                    + $"checkpoints at {log.Checkpoints} sizes recomputed",
                $"content: {blobs} objects hashed",
                $"documents: {hashed} decrypted and hashed, {erased} erased",
                $"chains: {ranges} commits recomputed from the log",
            ],
            findings);
    }

    public async Task<OperationReport> RebuildAsync(CancellationToken cancellationToken)
    {
        var tiles = await new LogRebuild(journal, objects).RunAsync(cancellationToken);
        var rows = await projector.RebuildAsync(cancellationToken);
        await journal.DeleteSnapshotsAsync(null, cancellationToken);
        var waiting = await dues.RebuildAsync(cancellationToken);
        var told = await feed.RebuildAsync(cancellationToken);
        await sketches.RebuildAsync(cancellationToken);
        return new OperationReport(
            tiles.Entries,
            tiles.Written,
            [
                $"tiles and bundles: {tiles.Written} written, {tiles.Found} stood",
                $"register: {rows} entries taken in anew",
                "snapshots of streams: deleted, folded anew on next use",
                $"what is due: worked out anew for {waiting} streams",
                $"feed: {told} entries taken in anew",
                "sketches: read anew from log and documents",
            ],
            []);
    }
}
