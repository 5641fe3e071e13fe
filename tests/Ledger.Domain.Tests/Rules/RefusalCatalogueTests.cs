using System.Text.RegularExpressions;

namespace Ledger.Domain.Tests.Rules;

public sealed partial class RefusalCatalogueTests
{
    [Fact]
    public void Codes_are_unique_words_joined_by_hyphens()
    {
        Assert.Equal(Refusals.All.Count, Refusals.All.Select(refusal => refusal.Code).Distinct().Count());
        Assert.All(Refusals.All, refusal => Assert.Matches(Code(), refusal.Code));
    }

    [Fact]
    public void Every_refusal_speaks_chinese_and_english() => Assert.All(Refusals.All, refusal =>
    {
        Assert.EndsWith("。", refusal.Chinese, StringComparison.Ordinal);
        Assert.EndsWith(".", refusal.English, StringComparison.Ordinal);
        Assert.DoesNotMatch(NotAscii(), refusal.English);
    });

    /// <summary>Programs rely on codes: one may be added, none may be renamed or dropped.</summary>
    [Fact]
    public void The_catalogue_is_this() => Assert.Equal(
        [
            "acceptance-period-over",
            "applicant-unknown",
            "applicants-not-the-holders",
            "asset-not-registered",
            "author-key-not-in-force",
            "authorisation-over",
            "authorised-operation-product-only",
            "authority-not-competent",
            "basis-does-not-fit-kind",
            "basis-does-not-fit-source",
            "basis-for-natural-persons",
            "basis-unknown",
            "beyond-authorisation",
            "calendar-inconsistent",
            "calendar-year-not-next",
            "certificate-not-valid",
            "code-date-out-of-range",
            "consent-known",
            "consent-missing",
            "consent-unknown",
            "content-differs",
            "core-data",
            "correction-changes-subject",
            "correction-date-not-ahead",
            "correction-period-over",
            "date-before-last-act",
            "defect-not-named-at-first",
            "documents-erased",
            "documents-restricted",
            "evidence-date-not-ahead",
            "evidence-date-out-of-range",
            "evidence-not-before-application",
            "evidence-period-open",
            "exclusive-right-overlaps",
            "exclusivity-not-held",
            "extension-too-long",
            "extension-used",
            "findings-incomplete",
            "formal-review-incomplete",
            "four-eyes",
            "grade-understated",
            "grant-exceeds-right",
            "grantee-not-another",
            "ground-not-open",
            "handling-period-over",
            "holder-not-applicant",
            "important-data-listed",
            "instance-not-in-use",
            "key-known",
            "key-not-in-force",
            "kind-not-given",
            "last-key",
            "list-inconsistent",
            "list-version-not-next",
            "majority-missing",
            "material-missing",
            "name-too-long",
            "no-right-in-force",
            "no-right-to-license",
            "not-a-party-to-the-case",
            "not-a-side",
            "not-all-applied",
            "not-by-contract",
            "not-in-this-state",
            "not-provided-for",
            "not-registrar-staff",
            "not-the-applicant",
            "not-the-holder",
            "not-the-party",
            "not-the-pledgee",
            "not-the-public-holder",
            "not-to-be-passed-on",
            "nothing-changed",
            "nothing-due",
            "nothing-to-join",
            "nothing-to-restate",
            "notice-exemption-not-asked",
            "notice-not-over",
            "notice-over",
            "objection-against-several",
            "objection-not-in-this-state",
            "objection-not-open",
            "objection-unknown",
            "objector-is-applicant",
            "objector-is-holder",
            "official-data",
            "on-negative-list",
            "operation-ahead",
            "others-hang-under-it",
            "outside-public-renewal-window",
            "outside-renewal-window",
            "overview-too-long",
            "own-application",
            "parts-not-whole",
            "party-exists",
            "party-unknown",
            "pledge-not-in-this-state",
            "pledge-unknown",
            "pledgee-not-another",
            "public-registration-not-in-force",
            "public-registration-not-there",
            "range-already-voided",
            "range-not-refused",
            "raw-public-data",
            "registrar-as-applicant",
            "remark-not-standing",
            "remark-term-out-of-range",
            "retention-period",
            "review-not-overdue",
            "right-already-registered",
            "right-claimed-twice",
            "right-frozen",
            "right-has-own-term",
            "right-not-admitted",
            "right-not-in-force",
            "right-pledged",
            "role-required",
            "scenario-not-stated",
            "sequence-gap",
            "shares-not-whole",
            "source-circular",
            "source-is-itself",
            "source-known",
            "source-link-unknown",
            "source-not-shown",
            "source-not-usable",
            "term-out-of-range",
            "timer-may-not",
            "too-many-keys",
            "transferee-not-another",
            "uses-not-returned",
            "validity-too-long",
            "wrong-addressee",
        ],
        Refusals.All.Select(refusal => refusal.Code));

    [GeneratedRegex("^[a-z]+(-[a-z]+)*$")]
    private static partial Regex Code();

    [GeneratedRegex("[^ -~]")]
    private static partial Regex NotAscii();
}
