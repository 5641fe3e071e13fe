using Ledger.Cryptography;

namespace Ledger.Evidence.Mirror;

/// <summary>One effect of a leaf (SPEC-entry): the state of a key after the entry.</summary>
/// <param name="Key">The state key, <c>kind/id</c>.</param>
/// <param name="Version">The key's version, at least 1.</param>
/// <param name="Value">The key's value.</param>
public readonly record struct MirrorEffect(string Key, ulong Version, JsonValue Value);
