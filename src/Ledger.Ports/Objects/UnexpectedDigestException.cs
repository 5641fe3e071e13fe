namespace Ledger.Ports.Objects;

/// <summary>Carries the end of a wrong upload out through the store that reads it; never leaves this folder.</summary>
internal sealed class UnexpectedDigestException : IOException;
