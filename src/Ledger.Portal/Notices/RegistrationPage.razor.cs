using System.Globalization;
using Ledger.Api.Contracts;
using Microsoft.AspNetCore.Components;

namespace Ledger.Portal.Notices;

/// <summary>A registration by its number or code, as everybody may see it; where a certificate is looked up.</summary>
public sealed partial class RegistrationPage
{
    private RegistrationResource? _found;
    private LogEntryResource? _entry;
    private bool _isMissing;

    /// <summary>The certificate's number, or the code of public data.</summary>
    [Parameter]
    public string Code { get; set; } = "";

    /// <inheritdoc/>
    protected override Task LoadAsync() => AskPublicAsync(async client =>
    {
        _found = await client.FindRegistrationAsync(Code.Trim());
        _isMissing = _found is null;
        if (_found is { } found && ulong.TryParse(found.Index, CultureInfo.InvariantCulture, out var index))
        {
            _entry = await client.FindEntryAsync(index);
        }
    });
}
