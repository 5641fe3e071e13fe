using System.Text;
using Ledger.Cryptography;
using Ledger.Domain.Calendars;
using Ledger.Domain.Registrars;

namespace Ledger.Register;

internal sealed partial class RegisterRows
{
    // The register keeps the state as the domain folds it: who shows it chooses what the public sees.
    private void PutRegistrar(RegistrarActed acted, ulong index)
    {
        var state = RegistrarAggregate.Instance.Fold(ReadRegistrar(), acted);
        var json = Encoding.UTF8.GetString(CanonicalJson.Write(RegistrarAggregate.Instance.WriteSnapshot(state)));
        rows.Run(
            """
            INSERT INTO registrar VALUES (1, $state, 0, $e)
            ON CONFLICT (one) DO UPDATE SET state = $state, entry = $e
            """,
            ("$state", json), ("$e", (long)index));
        rows.Run(
            "INSERT INTO registrar_act VALUES ($e, $type, $day)",
            ("$e", (long)index), ("$type", acted.Type), ("$day", CivilDate.Format(acted.Act.On)));
    }

    private RegistrarState ReadRegistrar() =>
        rows.Read("SELECT state FROM registrar", static row => row.GetString(0)) is [var json]
            ? RegistrarStates.Read(json)
            : RegistrarAggregate.Instance.Initial;
}
