using Ledger.Domain.Keys;

namespace Ledger.Grains.Keys;

/// <summary>The keys that a registry is set up with, for its log to name.</summary>
public interface IOpenedKeys
{
    /// <summary>What the log does not name yet and has to.</summary>
    /// <param name="named">What it names.</param>
    /// <exception cref="InvalidDataException">The registry does not have a key that its log says is in use.</exception>
    IReadOnlyList<RegistryKey> Missing(KeyRegister named);
}
