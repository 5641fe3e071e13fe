using Ledger.Domain.PublicData;
using Ledger.Domain.Registration;

namespace Ledger.Domain.Tests.PublicData;

/// <summary>What becomes of the documents of a case of public data.</summary>
public sealed class PublicDocumentTests
{
    private static readonly EraseDocuments s_erase = new(Cast.Organ, "处理目的已实现。");
    private static readonly RestrictDocuments s_restrict = new(Cast.Organ, "请求限制处理。");

    [Fact]
    public void Materials_of_public_data_are_kept_for_twenty_years_too()
    {
        var file = PublicFile.Filed().On("2025-09-16").Act(Cast.OrganAgent, new WithdrawPublicData("不再申请。"));
        file.World.Today = Days.Of("2045-09-16");
        Assert.Equal(
            "2045-09-16", file.World.Refused("retention-period", file.Stream, Cast.OrganAgent, s_erase).Detail);
        file.World.Today = Days.Of("2045-09-17");
        file.World.Accepted(file.Stream, Cast.OrganAgent, s_erase);
        Assert.Equal(DocumentsStatus.Erased, file.State.DocumentsOf(Cast.Organ));
    }

    [Fact]
    public void Documents_of_a_registration_that_stands_are_restricted_and_not_erased()
    {
        var file = PublicFile.Registered();
        file.World.Refused("not-in-this-state", file.Stream, Cast.OrganAgent, s_erase);
        file.World.Accepted(file.Stream, Cast.OrganAgent, s_restrict);
        Assert.Equal(DocumentsStatus.Restricted, file.State.DocumentsOf(Cast.Organ));
        Assert.Equal(PublicStatus.Registered, file.Public.Status);
    }

    [Fact]
    public void While_a_case_is_open_its_documents_are_needed()
    {
        var file = PublicFile.Accepted();
        Assert.All((CaseCommand[])[s_restrict, s_erase], command =>
            file.World.Refused("not-in-this-state", file.Stream, Cast.OrganAgent, command));
    }
}
