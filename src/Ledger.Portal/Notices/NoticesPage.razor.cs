using Ledger.Portal.Components;

namespace Ledger.Portal.Notices;

/// <summary>What is on public notice now, for everybody; who signs in may object there.</summary>
public sealed partial class NoticesPage
{
    /// <inheritdoc/>
    protected override Task LoadAsync() => AskPublicAsync(async client =>
        Page = await client.ListNoticesAsync(After, PageSize));

    /// <inheritdoc/>
    protected override string AddressOf(string? after) => PageAddress.Of("/portal/notices", ("after", after));
}
