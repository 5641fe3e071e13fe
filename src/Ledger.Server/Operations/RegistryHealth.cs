using System.Collections.ObjectModel;
using Ledger.Cryptography;
using Ledger.Grains.TimeStamping;
using Ledger.Ports;
using Ledger.Ports.Access;
using Ledger.Ports.TimeStamping;
using Ledger.Server.Access;
using Ledger.Server.Configuration;

namespace Ledger.Server.Operations;

/// <summary>Looks at this process, its disk, its stamper and its access journal.</summary>
internal sealed class RegistryHealth(
    LedgerOptions options, IGrainFactory grains, IAccessJournal access, IServiceProvider services, TimeProvider time)
    : IRegistryHealth
{
    private readonly DateTimeOffset _started = time.GetUtcNow();

    public async Task<RegistryHealthReport> LookAsync(CancellationToken cancellationToken)
    {
        var folder = new DirectoryInfo(Path.GetFullPath(options.Data));
        var disk = new DriveInfo(folder.FullName);
        var stamper = services.GetService<CheckpointStamper>();
        var seal = await AccessSeals.FindAsync(grains, access, cancellationToken);
        return new RegistryHealthReport(
            _started, disk.AvailableFreeSpace, disk.TotalSize, folder.EnumerateFiles().Sum(static file => file.Length),
            stamper is not null, stamper?.Apart, TroublesOf(stamper), access.Head.Size, seal.Size,
            await access.HoldsAsync(seal, cancellationToken));
    }

    private static IReadOnlyList<(string Tree, StampTrouble Trouble)> TroublesOf(CheckpointStamper? stamper) =>
    [
        .. (stamper?.Troubles ?? ReadOnlyDictionary<DigestAlgorithm, StampTrouble>.Empty)
            .Select(static one => (one.Key.Name, one.Value)).OrderBy(static one => one.Name, StringComparer.Ordinal),
    ];
}
