using System.Text;
using Ledger.Cryptography;

namespace Ledger.Evidence.Log;

/// <summary>Signs note texts with one private key under one name. Thread-safe.</summary>
public sealed class NoteSigner
{
    private readonly PrivateKey _secret;

    /// <summary>Names a private key; its lane follows from its algorithm.</summary>
    /// <exception cref="ArgumentException">The name is not a key name, or no lane uses the key's algorithm.</exception>
    public NoteSigner(string name, PrivateKey secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        _secret = secret;
        Key = new NoteKey(name, secret.PublicKey);
    }

    /// <summary>The public half.</summary>
    public NoteKey Key { get; }

    /// <summary>The signature line over a text.</summary>
    public NoteSignature Sign(string text) =>
        new(Key.Name, Key.Id, _secret.Sign(Encoding.UTF8.GetBytes(text)));
}
