using Ledger.Cryptography;

namespace Ledger.Domain.Keys;

/// <summary><c>key.propose</c>: an operator asks for a change of keys.</summary>
/// <param name="Change">The change.</param>
/// <param name="Reason">Why, for whoever reads the log later.</param>
public sealed record ProposeKeyChange(KeyChange Change, string Reason) : Command
{
    /// <inheritdoc/>
    public override string Type => "key.propose";

    /// <inheritdoc/>
    public override StreamKind Addressee => StreamKind.Registry;
}

/// <summary><c>key.confirm</c>: another operator agrees, and the change is made.</summary>
/// <param name="Change">The <see cref="KeyChange.Id"/> of what was proposed last.</param>
public sealed record ConfirmKeyChange(Digest Change) : Command
{
    /// <inheritdoc/>
    public override string Type => "key.confirm";

    /// <inheritdoc/>
    public override StreamKind Addressee => StreamKind.Registry;
}
