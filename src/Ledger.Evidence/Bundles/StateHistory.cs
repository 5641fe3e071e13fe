using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Evidence.Entries;
using Ledger.Evidence.Log;

namespace Ledger.Evidence.Bundles;

/// <summary>A state at a moment, or why it is not shown.</summary>
/// <param name="Value">The value; null when the key had none, or when it is not shown.</param>
/// <param name="NotShown">Why not; null when it is shown.</param>
internal readonly record struct StateThen(JsonObject? Value, string? NotShown);

/// <summary>
/// What keys were before the checkpoint, from the verified entries of a bundle. The version under the checkpoint
/// leaves no room for another write after it; before it, every version of the owning stream must be there.
/// </summary>
internal sealed class StateHistory
{
    private readonly IReadOnlyList<EntryLeaf> _leaves;
    private readonly Dictionary<StreamVersion, EntryLeaf> _written = [];

    public StateHistory(IReadOnlyList<EntryLeaf> leaves)
    {
        _leaves = leaves;
        foreach (var leaf in leaves)
        {
            foreach (var write in leaf.Writes)
            {
                _written.TryAdd(write, leaf);
            }
        }
    }

    /// <summary>How an entry of the bundle contradicts the state under the checkpoint; null when none does.</summary>
    public string? Contradiction(KeyState state)
    {
        foreach (var effect in _leaves.SelectMany(leaf => leaf.Effects).Where(effect => effect.Key == state.Key))
        {
            if (effect.Version > state.Version)
            {
                return $"An entry under the checkpoint set version {effect.Version}, the map has {state.Version}.";
            }

            // One value has one canonical form, so that it need not be read again to be compared.
            if (effect.Version == state.Version
                && !(state.Value is { } value && effect.Value.Span.SequenceEqual(CanonicalJson.Write(value))))
            {
                return $"The entry that set version {state.Version} says another value than the map.";
            }
        }

        return null;
    }

    /// <summary>The state at a moment.</summary>
    public StateThen At(ShownState shown, DateTimeOffset time)
    {
        if (time > shown.At)
        {
            return new(null, $"The checkpoint is of {EntrySyntax.FormatTime(shown.At)}, before the time asked for.");
        }

        var state = shown.State;
        if (Contradiction(state) is { } contradiction)
        {
            return new(null, contradiction);
        }

        if (state.Value is null)
        {
            return default;
        }

        if (Setter(state) is not { } setter || OwnerOf(state, setter) is not { } stream)
        {
            return new(null, $"The entry that set version {state.Version} is not in the bundle.");
        }

        return setter.RecordedTime <= time
            ? new(state.Value, null)
            : Before(state.Key, new StreamVersion(stream, state.Version), time);
    }

    private StateThen Before(StateKey key, StreamVersion from, DateTimeOffset time)
    {
        for (var version = from.Version - 1; version > 0; version--)
        {
            if (!_written.TryGetValue(new StreamVersion(from.Stream, version), out var leaf))
            {
                return new(null, $"Version {version} of {from.Stream} is not in the bundle.");
            }

            if (leaf.RecordedTime <= time && leaf.Effects.FirstOrDefault(effect => effect.Key == key) is { } effect)
            {
                return new(effect.ReadValue(), null);
            }
        }

        return default;
    }

    private EntryLeaf? Setter(KeyState state) => _leaves.FirstOrDefault(leaf =>
        leaf.Effects.Any(effect => effect.Key == state.Key && effect.Version == state.Version));

    private static StreamName? OwnerOf(KeyState state, EntryLeaf setter)
    {
        var owner = state.Key.Kind switch
        {
            // A certificate is of the asset that it names, whatever else its entry writes.
            StateKeyKind.Certificate => state.Value!.TryGetText("asset", out var named) ? $"asset/{named}" : null,
            StateKeyKind.Platform => StreamName.Registrar.ToString(),
            StateKeyKind.Case or StateKeyKind.Party => state.Key.ToString(),
            _ => state.Key.TryGetAsset(out var asset) ? asset.Stream.ToString() : null,
        };
        foreach (var write in setter.Writes)
        {
            if (write.Version == state.Version && write.Stream.ToString() == owner)
            {
                return write.Stream;
            }
        }

        return null;
    }
}
