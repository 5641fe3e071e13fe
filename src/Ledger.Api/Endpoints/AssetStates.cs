using Ledger.Cryptography;
using Ledger.Domain.Assets;
using Ledger.Grains.Contracts;

namespace Ledger.Api.Endpoints;

/// <summary>What endpoints need to know of an asset's state.</summary>
internal static class AssetStates
{
    private static readonly string[] s_staff = ["clerk", "reviewer", "approver", "auditor", "operator"];

    /// <summary>Whether the caller is staff, or acts for somebody who has or had a right over the asset.</summary>
    public static bool MaySee(Caller caller, byte[] state) =>
        caller.Roles.Any(s_staff.Contains) || IsHolder(caller, state);

    /// <summary>Whether the caller acts for somebody who has or had a right over the asset, or a share.</summary>
    public static bool IsHolder(Caller caller, byte[] state) => Read(state).Rights.Any(right =>
        right.Holder.ToString() == caller.Party
        || right.Shares.Any(share => share.Party.ToString() == caller.Party));

    /// <summary>The state without what is sealed: what holders see of it.</summary>
    public static byte[] ForAll(byte[] state) =>
        CanonicalJson.Write(AssetAggregate.Instance.WriteSnapshot(Read(state).ForAll));

    private static AssetState Read(byte[] state) =>
        CanonicalJson.TryParse(state, out var json, out _)
            && AssetAggregate.Instance.TryReadSnapshot(json, out var read, out _) && read is AssetState known
            ? known
            : throw new InvalidOperationException("An asset's state is a snapshot of an asset.");
}
