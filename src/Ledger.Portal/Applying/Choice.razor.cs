using Microsoft.AspNetCore.Components;

namespace Ledger.Portal.Applying;

/// <summary>One of the terms that annex 1 of the guide offers for a field.</summary>
/// <typeparam name="TValue">The terms.</typeparam>
public sealed partial class Choice<TValue>
    where TValue : struct, Enum
{
    /// <summary>The id of the element.</summary>
    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    /// <summary>What it is called.</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <summary>What the words of the terms begin with.</summary>
    [Parameter, EditorRequired]
    public string Words { get; set; } = "";

    /// <summary>Under which name the browser keeps what was chosen; null to forget it.</summary>
    [Parameter]
    public string? Draft { get; set; }

    /// <summary>The term chosen.</summary>
    [Parameter, EditorRequired]
    public TValue Value { get; set; }

    /// <summary>Told of another.</summary>
    [Parameter]
    public EventCallback<TValue> ValueChanged { get; set; }

    private Task TakeAsync(ChangeEventArgs change) => Enum.TryParse<TValue>(change.Value as string, out var value)
        ? ValueChanged.InvokeAsync(value)
        : Task.CompletedTask;
}
