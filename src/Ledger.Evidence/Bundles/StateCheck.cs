using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Calendars;
using Ledger.Evidence.Entries;
using Ledger.Evidence.Log;

namespace Ledger.Evidence.Bundles;

/// <summary>What is found about the state of keys.</summary>
internal static class StateCheck
{
    private static readonly string[] s_burdens = ["exclusive", "pledged", "frozen"];

    /// <summary>The state under the checkpoint.</summary>
    public static Finding Now(ShownState shown, StateHistory history) =>
        history.Contradiction(shown.State) is { } contradiction
            ? new("state", shown.State.Key.ToString(), Standing.Refuted, contradiction)
            : new(
                "state", shown.State.Key.ToString(), Standing.Proven,
                $"{Describe(shown.State.Value)} at {EntrySyntax.FormatTime(shown.At)}");

    /// <summary>The state at a moment, and for a right whether it was in force.</summary>
    public static IEnumerable<Finding> At(ShownState shown, StateHistory history, DateTimeOffset time)
    {
        var key = shown.State.Key.ToString();
        var then = history.At(shown, time);
        var when = EntrySyntax.FormatTime(time);
        if (then.NotShown is { } reason)
        {
            yield return new("state-at", key, Standing.NotShown, reason);
        }
        else
        {
            yield return new("state-at", key, Standing.Proven, $"{Describe(then.Value)} at {when}");
        }

        // What has no state under the checkpoints is no right, but shows that there are no more.
        if (shown.State is { Key.Kind: StateKeyKind.Right, Value: not null })
        {
            var (outcome, words) = then.NotShown is { } missing
                ? (Standing.NotShown, missing)
                : InForce(then.Value, CivilDate.NumberAt(time), when);
            yield return new("right-in-force", key, outcome, words);
        }
    }

    private static (Standing Outcome, string Reason) InForce(JsonObject? value, int day, string when)
    {
        if (value is null)
        {
            return (Standing.Refuted, $"The right did not exist at {when}.");
        }

        var until = TryDay(value["until"], out var last) ? last : (DateOnly?)null;
        if (!value.TryGetText("kind", out var kind) || !value.TryGetText("status", out var status)
            || !value.TryGetText("holder", out var holder) || !TryDay(value["from"], out var from)
            || (until is null && value["until"] is not JsonNull))
        {
            return (Standing.NotShown, "The state has not the form of a right.");
        }

        if (status != "in-force")
        {
            return (Standing.Refuted, $"The right's status at {when} was {status}.");
        }

        return day < from.DayNumber || day > until?.DayNumber
            ? (Standing.Refuted, $"Its term is from {CivilDate.Format(from)} until {value["until"]}.")
            : (Standing.Proven, $"{kind}, holder {holder}, in force at {when}{Burdens(value)}");
    }

    private static string Burdens(JsonObject value) => string.Concat(
        s_burdens.Where(name => value.TryGetBool(name, out var isSo) && isSo).Select(name => ", " + name));

    private static bool TryDay(JsonValue? value, out DateOnly day)
    {
        day = default;
        return value is JsonText text && CivilDate.TryParse(text.Value, out day);
    }

    private static string Describe(JsonObject? value) => value?.ToString() ?? "no state";
}
