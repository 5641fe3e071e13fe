using System.Globalization;
using Ledger.Cryptography;
using Ledger.Domain.Assets;
using Ledger.Domain.Registration;

namespace Ledger.Domain.Tests.Registration;

public sealed class LeafSizeTests
{
    [Fact]
    public void The_largest_certification_leaves_a_quarter_of_a_leaf_free()
    {
        var world = Cast.World();
        var parties = Enumerable.Range(1, 16)
            .Select(i => PartyId.Parse(i.ToString("x32", CultureInfo.InvariantCulture).Replace('0', 'f')))
            .ToArray();
        foreach (var party in parties)
        {
            world.Accepted(party.Stream, Cast.Of(party, "self"), Cast.Registration(party));
        }

        var file = new CaseFile(world, CaseFile.First)
            .Act(Cast.Of(parties[0], "self"), new FileRegistration(Applications.Derived with
            {
                Applicants = [.. parties],
                Rights = [.. parties.Select(party => Applications.Claim(party, RightKind.Use))],
                Materials = Applications.Derived.Materials.Add(Applications.Paper(MaterialKind.JointApplication)),
            }))
            .On("2026-09-29").Act(Cast.Clerk, new AcceptRegistration())
            .On("2026-09-30").Act(Cast.Reviewer, CaseFile.Findings(true))
            .Act(Cast.Clerk, new PublishNotice("NDR-1"))
            .On("2026-10-14").Act(Cast.Approver, new RecordEvidence("NDE-1", Days.Of("2026-10-14")));
        var outcome = world.Accepted(file.Stream, Cast.Approver, new CertifyRegistration(5));

        var effects = new JsonArray(outcome.Effects.Select(effect => new JsonObject(
            ("key", effect.Key.ToString()), ("version", "18446744073709551615"), ("value", effect.Value))));
        var reads = new JsonArray(outcome.Reads.Select(read => new JsonObject(
            ("stream", read.Stream.ToString()), ("version", "18446744073709551615"))));
        Assert.InRange(CanonicalJson.Write(effects).Length + CanonicalJson.Write(reads).Length, 1, 12_288);
    }
}
