using System.Text;
using Ledger.Cryptography;
using Ledger.Domain.Registrars;
using Ledger.Ports;

namespace Ledger.Register;

/// <summary>The registrar's state as a row holds it.</summary>
internal static class RegistrarStates
{
    /// <exception cref="JournalCorruptException">The row was not written by this version.</exception>
    public static RegistrarState Read(string json) =>
        CanonicalJson.TryParse(Encoding.UTF8.GetBytes(json), out var value, out _)
            && RegistrarAggregate.Instance.TryReadSnapshot(value, out var state, out _)
                ? state
                : throw new JournalCorruptException("The register's row of the registrar is no state of one.");
}
