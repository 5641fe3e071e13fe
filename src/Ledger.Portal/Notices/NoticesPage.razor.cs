using Ledger.Api.Contracts;
using Ledger.Portal.Components;
using Ledger.Portal.Sessions;
using Microsoft.AspNetCore.Components;

namespace Ledger.Portal.Notices;

/// <summary>What is on public notice now, for everybody; who signs in may object there.</summary>
public sealed partial class NoticesPage
{
    private const int PageSize = 20;

    private Page<NoticeResource>? _page;
    private Exception? _fault;

    /// <summary>Where the page begins; null for the first.</summary>
    [SupplyParameterFromQuery]
    public string? After { get; set; }

    [Inject]
    private PortalApi Api { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        try
        {
            using var client = Api.Public();
            _page = await client.ListNoticesAsync(After, PageSize);
        }
        catch (Exception fault) when (ProblemView.Shows(fault))
        {
            _fault = fault;
        }
    }
}
