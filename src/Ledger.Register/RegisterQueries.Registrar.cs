using Ledger.Domain.Registrars;

namespace Ledger.Register;

public sealed partial class RegisterQueries
{
    /// <summary>The institution that keeps the registry; null while nothing is on record of it.</summary>
    public RegistrarRow? FindRegistrar() => Read(
        "SELECT state, version, entry FROM registrar",
        static row => new RegistrarRow(
            RegistrarStates.Read(row.GetString(0)), (ulong)row.GetInt64(1), (ulong)row.GetInt64(2))).FirstOrDefault();

    /// <summary>What was done about it, oldest first.</summary>
    public IReadOnlyList<RegistrarActRow> ListRegistrarActs() => Read(
        "SELECT entry, type, day FROM registrar_act ORDER BY entry",
        static row => new RegistrarActRow((ulong)row.GetInt64(0), row.GetString(1), row.GetString(2)));
}

/// <summary>The institution that keeps the registry, as the register has it.</summary>
/// <param name="State">How it stands.</param>
/// <param name="Version">The version of its stream.</param>
/// <param name="Entry">The entry of the last act.</param>
public sealed record RegistrarRow(RegistrarState State, ulong Version, ulong Entry);

/// <summary>Something that was done about the registrar.</summary>
/// <param name="Entry">In which entry.</param>
/// <param name="Type">What, for example <c>registrar.enlisted</c>.</param>
/// <param name="Day">On which legal date.</param>
public sealed record RegistrarActRow(ulong Entry, string Type, string Day);
