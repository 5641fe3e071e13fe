using Ledger.Evidence.Bundles;
using Ledger.Evidence.Words;

namespace Ledger.Evidence.Tests.Words;

/// <summary>Holds everything that the verifier says to having its Chinese.</summary>
internal static class Told
{
    /// <summary>Verifies, and sees that all that is found can be told in Chinese.</summary>
    public static Verdict Verify(
        ReadOnlyMemory<byte> bundle, TrustAnchors anchors, VerificationRequest request)
    {
        var verdict = BundleVerifier.Verify(bundle, anchors, request);
        InChinese(verdict.Refusal, "");
        foreach (var finding in verdict.Findings)
        {
            InChinese(finding.Reason, finding.Subject.Split('/')[0]);
            Assert.True(
                ChineseWords.Claim(finding.Claim) != finding.Claim,
                $"The claim '{finding.Claim}' has no Chinese: give it a title in "
                + "src/Ledger.Evidence/Words/ChineseWords.cs, as the page calls it.");
        }

        return verdict;
    }

    /// <summary>Sees that a reason, if there is one, has its Chinese.</summary>
    public static void InChinese(string? reason, string about = "") => Assert.True(
        reason is null || Sentences.Find(reason, about) is not null,
        $"'{reason}' has no Chinese: add the sentence and its Chinese to a table of "
        + "src/Ledger.Evidence/Words/Sentences.*.cs, with holes as Hole.cs names them.");
}
