namespace Ledger.Sources.Blobs;

/// <summary>An address or a credential cannot be used; its message holds no part of either secret.</summary>
public sealed class BlobAccessException : BilingualException
{
    internal BlobAccessException(string english, string chinese)
        : base(english, chinese)
    {
    }
}
