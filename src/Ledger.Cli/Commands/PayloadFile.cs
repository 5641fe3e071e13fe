using Ledger.Cli.Applications;
using Ledger.Domain;

namespace Ledger.Cli.Commands;

/// <summary>A command's payload in a file, as the interface takes it.</summary>
internal static class PayloadFile
{
    /// <summary>Reads a payload of the command of this type.</summary>
    /// <exception cref="InvalidDataException">It is none; the message says why.</exception>
    public static Domain.Command Read(string type, FileInfo file) =>
        CommandCodec.TryRead(type, JsonTree.Read(File.ReadAllBytes(file.FullName)), out var command, out var error)
            ? command
            : throw new InvalidDataException($"{file.Name} is no payload of {type}: {error}.");
}
