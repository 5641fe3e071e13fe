using System.Globalization;

namespace Ledger.Domain.Assets.Rights;

/// <summary>How refusals name the sides of a conflict: by what either side may know of the other.</summary>
internal static class Sides
{
    /// <summary>A right by its ordinal and the public name of its holder.</summary>
    public static string Name(Right right) =>
        string.Create(CultureInfo.InvariantCulture, $"right/{right.Ordinal} {right.HolderName}");

    /// <summary>The refusal, said about a right and another side of it.</summary>
    public static Refusal Between(this Refusal refusal, Right right, string other) =>
        refusal.About($"{Name(right)} / {other}");
}
