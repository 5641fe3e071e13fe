using System.Text.RegularExpressions;
using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Domain.Parties;
using Ledger.Domain.PublicData;
using Ledger.Domain.Registration;
using Ledger.Evidence.Descriptions;

namespace Ledger.Evidence.Tests.Descriptions;

/// <summary>The report is for people who know the law and not the names in the log.</summary>
public sealed partial class ReportWordsTests
{
    // Events of streams whose entries are no evidence of an asset: of the registry itself, of catalogues, of demands…
    private static readonly string[] s_elsewhere =
    [
        "access", "calendar", "catalogue", "census", "datum", "demand", "flow", "instance", "key", "keys", "list",
        "opening", "range", "registrar", "sharing",
    ];

    [Fact]
    public void Every_act_that_is_evidence_of_an_asset_has_a_word()
    {
        var types = EventCodec.Types.Where(type => !s_elsewhere.Contains(type.Split('.')[0]))
            .Append("registrar.platform-stated").Append("map");

        Assert.All(types, type => Assert.EndsWith($"（{type}）", ReportWords.Act(type), StringComparison.Ordinal));
    }

    [Fact]
    public void Every_state_has_a_word()
    {
        AssertWords("asset", "status", WireName.All<AssetStatus>());
        AssertWords("asset", "kind", WireName.All<AssetKind>());
        AssertWords("right", "status", WireName.All<RightStatus>());
        AssertWords("right", "kind", WireName.All<RightKind>());
        AssertWords("certificate", "status", WireName.All<CertificateStatus>());
        AssertWords("case", "status", [.. WireName.All<CaseStatus>(), .. WireName.All<PublicStatus>()]);
        AssertWords("party", "kind", WireName.All<PartyKind>());
    }

    [Fact]
    public void One_text_is_another_word_of_another_kind()
    {
        Assert.Equal("已收回", ReportWords.Value("right", "status", "revoked"));
        Assert.Equal("已撤销", ReportWords.Value("case", "status", "revoked"));
        Assert.Equal("公钥", ReportWords.Label("collection", "key"));
        Assert.Equal("公钥指纹", ReportWords.Label("party", "key"));
        Assert.Equal("network", ReportWords.Value("collection", "reference", "network"));
    }

    private static void AssertWords(string kind, string member, IEnumerable<string> texts) =>
        Assert.All(texts, text => Assert.Matches(Chinese(), ReportWords.Value(kind, member, text)));

    [GeneratedRegex(@"^\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();
}
