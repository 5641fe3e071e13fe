using Ledger.Sdk.Fingerprint;

namespace Ledger.Sdk.Tests.Fingerprint;

/// <summary>Answers progress at once, on the thread that reports it.</summary>
internal sealed class Direct(Action<FingerprintProgress> answer) : IProgress<FingerprintProgress>
{
    public void Report(FingerprintProgress value) => answer(value);
}

internal static class CancellationExtensions
{
    public static void CancelAfterCalls(this CancellationTokenSource source, ref int calls, int limit)
    {
        calls++;
        if (calls == limit)
        {
            source.Cancel();
        }
    }
}
