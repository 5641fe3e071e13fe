using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Domain.Registration;
using Ledger.Portal.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Ledger.Portal.Applying;

/// <summary>Documents to be handed in for a case: those that the rules ask for, and any other.</summary>
public sealed partial class MaterialFields
{
    private MaterialKind _kind = MaterialKind.Other;

    /// <summary>The case that they are for.</summary>
    [Parameter, EditorRequired]
    public CaseId Case { get; set; }

    /// <summary>What the rules ask for; of each group one is enough.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<IReadOnlyList<MaterialKind>> Needed { get; set; } = [];

    /// <summary>What was handed in.</summary>
    [Parameter, EditorRequired]
    public MaterialSet Materials { get; set; } = null!;

    /// <summary>What is missing, in words; null when nothing is.</summary>
    [Parameter]
    public string? Missing { get; set; }

    /// <summary>Told when something was handed in.</summary>
    [Parameter]
    public EventCallback OnTaken { get; set; }

    private IEnumerable<Material> Further =>
        Materials.Now.Where(material => !Needed.Any(group => group.Contains(material.Kind)));

    private async Task TakeAsync(MaterialKind kind, IBrowserFile file, bool only)
    {
        await AskAsync(async client =>
        {
            var digests = await client.PutDocumentAsync(Case, await ChosenFile.ReadAsync(file));
            if (only)
            {
                Materials.PutOnly(kind, file.Name, digests);
            }
            else
            {
                Materials.Put(kind, file.Name, digests);
            }
        });
        await OnTaken.InvokeAsync();
    }
}
