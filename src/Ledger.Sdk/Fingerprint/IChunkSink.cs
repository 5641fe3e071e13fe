using Ledger.Evidence.Manifests;

namespace Ledger.Sdk.Fingerprint;

/// <summary>Takes what hashing gives, in the order of files and chunks, one call at a time.</summary>
internal interface IChunkSink
{
    /// <summary>The next chunk of a file.</summary>
    void Chunk(int file, DigestSet leaf);

    /// <summary>A file has come to its end, unchanged since the beginning.</summary>
    void End(int file, DigestSet? plain);
}
