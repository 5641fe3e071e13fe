using CsCheck;
using Ledger.Domain.Catalogue;

namespace Ledger.Domain.Tests.Catalogue;

/// <summary>Whatever is compiled, published and withdrawn: a datum has one source wherever one looks.</summary>
public sealed class OneSourcePropertyTests
{
    private static readonly string[] Divisions = ["420100", "420102", "420103"];
    private static readonly string[] Names = ["法人名称", "统一社会信用代码"];

    private static readonly Gen<(int Item, int Division, int Data, int Act)[]> Sequences = Gen.Select(
        Gen.Int[0, 3], Gen.Int[0, 2], Gen.Int[1, 3], Gen.Int[0, 4]).Array[1, 40];

    [Fact]
    public void No_sequence_of_acts_gives_a_datum_two_sources_in_one_place() => Sequences.Sample(
        steps =>
        {
            var world = Cast.World();
            foreach (var (item, division, data, act) in steps)
            {
                Play(new CatalogueFile(world, IdOf(item)), ContentOf(division, data), act);
                foreach (var name in Names)
                {
                    AssertOne(world, name);
                }
            }
        },
        iter: 150);

    private static void Play(CatalogueFile file, CatalogueContent content, int act)
    {
        (Actor, CatalogueCommand)[] acts = act switch
        {
            0 => [(Cast.OrganAgent, new WithdrawItem("撤回。"))],
            1 => [(Cast.OrganAgent, new CompileItem(content))],
            2 => [(Cast.OrganAgent, new ReviseItem(content, "变更。"))],
            _ =>
            [
                (Cast.Reviewer, CatalogueFile.Findings(true)), (Cast.OrganAgent, CatalogueFile.Confirmation()),
                (Cast.Approver, new PublishItem()),
            ],
        };
        foreach (var (actor, command) in acts)
        {
            if (file.World.Decide(file.Stream, actor, command).IsAccepted)
            {
                file.Act(actor, command);
            }
        }
    }

    // The source of a datum is what shows it as its own, and nobody else is it where the other is.
    private static void AssertOne(World world, string name)
    {
        var sources = world.State<DatumState>(DatumId.Of(DivisionCode.Parse("420100"), name).Stream).Sources;
        foreach (var source in sources)
        {
            Assert.All(sources.Where(other => other.Item != source.Item), other => Assert.False(
                source.Division.Contains(other.Division) || other.Division.Contains(source.Division)));
        }

        var shown = Enumerable.Range(0, 4).Select(IdOf).Where(id =>
            world.State<CatalogueItem>(id.Stream).Shown?.Data.Any(datum => datum.Name == name) is true);
        Assert.Equal(shown.Order(ById), sources.Select(source => source.Item).Order(ById));
    }

    private static readonly Comparer<CatalogueId> ById = Comparer<CatalogueId>.Create(
        static (a, b) => string.CompareOrdinal(a.ToString(), b.ToString()));

    private static CatalogueId IdOf(int item) => CatalogueId.Parse($"c000000000000000000000000000000{item + 1}");

    private static CatalogueContent ContentOf(int division, int data) => CatalogueFile.Content with
    {
        Division = DivisionCode.Parse(Divisions[division]),
        Data =
        [
            .. Names.Where((_, n) => (data & (1 << n)) != 0).Select(name => new CatalogueDatum(name, "国标", null)),
        ],
    };
}
