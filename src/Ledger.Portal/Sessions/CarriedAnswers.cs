using System.Buffers;
using Microsoft.AspNetCore.Components;

namespace Ledger.Portal.Sessions;

/// <summary>
/// What the registry answered while a page was rendered, on the way through the browser to where the page comes alive.
/// The browser carries it encrypted, and cannot read it.
/// </summary>
/// <param name="Packed">As <see cref="FirstLoad"/> wrote it.</param>
public sealed record CarriedAnswers(byte[] Packed)
{
    /// <summary>
    /// How much one page carries. A browser sends it back in one message, in Base64 twice, and the connection ends with
    /// a message that is larger than <see cref="MaxMessageBytes"/>.
    /// </summary>
    internal const int MaxBytes = 32 * 1024;

    /// <summary>How large one message of a browser may be.</summary>
    internal const int MaxMessageBytes = 3 * MaxBytes;

    /// <summary>Writes it into a page as it is.</summary>
    internal sealed class Serializer : PersistentComponentStateSerializer<CarriedAnswers>
    {
        public override void Persist(CarriedAnswers value, IBufferWriter<byte> writer) => writer.Write(value.Packed);

        public override CarriedAnswers Restore(ReadOnlySequence<byte> data) => new(data.ToArray());
    }
}
