using System.Text;
using Ledger.Cryptography;
using Ledger.Evidence.Log;
using Ledger.Grains.Publication;
using Ledger.Ports.Objects;

namespace Ledger.Grains.Witnessing;

/// <summary>
/// Cosignatures, one write-once object for each tree, size and witness: who asks twice has the first. Beside the log's
/// objects, not among them: what is signed by others is no part of what the journal leads to.
/// </summary>
internal sealed class CosignatureStore(IObjectStore objects)
{
    // A line by a key of Ed25519 with the longest name.
    private const int MaxBytes = 1024;

    public async Task AddAsync(
        DigestAlgorithm tree, ulong size, WitnessKey witness, NoteSignature line, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(line + "\n"), writable: false);
        await objects.CreateAsync(NameOf(tree, size, witness), content, cancellationToken).ConfigureAwait(false);
    }

    public async Task<NoteSignature?> FindAsync(
        DigestAlgorithm tree, ulong size, WitnessKey witness, CancellationToken cancellationToken)
    {
        var name = NameOf(tree, size, witness);
        var stream = await objects.OpenAsync(name, 0, MaxBytes, cancellationToken).ConfigureAwait(false);
        if (stream is null)
        {
            return null;
        }

        await using (stream.ConfigureAwait(false))
        {
            using var reader = new StreamReader(stream, Encoding.UTF8);
            var text = await reader.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
            return NoteSignature.TryParse(text.TrimEnd('\n'), out var line)
                ? line
                : throw new PublicationException(PublicationFault.ObjectDisagrees, $"{name} is no cosignature.");
        }
    }

    private static string NameOf(DigestAlgorithm tree, ulong size, WitnessKey witness) =>
        $"cosignatures/{(tree == DigestAlgorithm.Sha256 ? "sha256" : "sm3")}/{CanonicalDecimal.Encode(size)}/"
        + witness.Key.Id;
}
