using System.Text;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Domain.Registration;
using Ledger.Sdk;

namespace Ledger.EndToEnd.Hammer;

/// <summary>One first registration: its ids follow from a name, its papers are made up from it.</summary>
public sealed class Registration
{
    private const string NoLimit = "无";

    private static readonly (MaterialKind Kind, string Title)[] s_papers =
    [
        (MaterialKind.Identity, "申请人身份说明"),
        (MaterialKind.LawfulAcquisition, "来源说明"),
        (MaterialKind.DataSample, "数据样例"),
        (MaterialKind.DataDescription, "数据描述"),
        (MaterialKind.JointApplication, "共同申请声明"),
    ];

    private readonly string _name;

    private Registration(string name, LedgerClient filer, Func<Registration, Application> application)
    {
        (_name, Filer) = (name, filer);
        Asset = AssetId.Parse(DerivedId.Of("asset", name));
        Case = CaseId.Parse(DerivedId.Of("case", name));
        Application = application(this);
    }

    public AssetId Asset { get; }

    public CaseId Case { get; }

    public LedgerClient Filer { get; }

    public Application Application { get; }

    /// <summary>The manifest's stand-in and the papers, as they go into the content store.</summary>
    public IEnumerable<byte[]> Contents => s_papers.Select(paper => Paper(paper.Title)).Prepend(Paper("清单"));

    /// <summary>
    /// Public data collected by program, by holder and maker together: to hold and to use, but nobody may operate it
    /// raw (article 21 item 4).
    /// </summary>
    public static Registration Collected(string name, Actors actors)
    {
        ArgumentNullException.ThrowIfNull(actors);
        var (holder, maker) = (actors.Holder.Account!.Party, actors.Maker.Account!.Party);
        return new Registration(name, actors.Holder, self => self.Form() with
        {
            Applicants = [holder, maker],
            Source = new DataSource(SourceKind.Automated, "open-collection", "通过自动化程序自公开页面收集。", []),
            Rights =
            [
                Claim(holder, RightKind.Hold), Claim(holder, RightKind.Use), Claim(maker, RightKind.Use),
            ],
        });
    }

    /// <summary>The holder's own data: all three rights.</summary>
    public static Registration Own(string name, Actors actors)
    {
        ArgumentNullException.ThrowIfNull(actors);
        var holder = actors.Holder.Account!.Party;
        return new Registration(name, actors.Holder, self => self.Form() with
        {
            Applicants = [holder],
            Source = new DataSource(SourceKind.Collected, "own-production", "自身生产经营中采集。", []),
            Rights = [Claim(holder, RightKind.Hold), Claim(holder, RightKind.Use), Claim(holder, RightKind.Operate)],
        });
    }

    /// <summary>The same application with the right to operate claimed too.</summary>
    public Application WithOperation() => Application with
    {
        Rights = Application.Rights.Add(Claim(Application.Applicants[0], RightKind.Operate)),
    };

    public string CommandId(string type) => DerivedId.Of("command", _name, type);

    private Application Form() => new()
    {
        Asset = Asset,
        Kind = AssetKind.Resource,
        Category = DataCategory.Enterprise,
        Applicants = [],
        Description = Describe(),
        Grade = DataGrade.General,
        Impacts = [],
        PersonalInformation = false,
        Content = DigestPair.Of(Paper("清单")),
        Source = new DataSource(SourceKind.Collected, "own-production", NoLimit, []),
        Rights = [],
        Materials =
        [
            .. s_papers.Select(paper => new Material(paper.Kind, paper.Title, DigestPair.Of(Paper(paper.Title)))),
        ],
    };

    private static Description Describe() => new()
    {
        Name = "行政区划代码汇编",
        Overview = "省、市、县、乡、村五级行政区划名称与统计用代码，由自动化程序自公开网页收集，供核对与统计使用。",
        Industry = IndustryCode.Parse("I65"),
        Scope = RegionScope.National,
        Divisions = [],
        From = new DateOnly(2023, 1, 1),
        Frequency = UpdateFrequency.Yearly,
        Bytes = 1_048_576,
        Media = [DataMedium.Table],
        Structure = DataStructure.Structured,
        Restrictions = NoLimit,
    };

    private byte[] Paper(string title) => Encoding.UTF8.GetBytes($"{title}：{_name}");

    private static Allocation Claim(PartyId holder, RightKind right) => new(holder, right, null, false, NoLimit);
}
