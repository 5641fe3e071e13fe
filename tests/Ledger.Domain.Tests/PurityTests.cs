using System.Reflection;
using Ledger.Domain.Registration;

namespace Ledger.Domain.Tests;

public sealed class PurityTests
{
    private static readonly Assembly Domain = typeof(Outcome).Assembly;

    [Fact]
    public void The_domain_references_nothing_but_cryptography() => Assert.Equal(
        ["Ledger.Cryptography"],
        Domain.GetReferencedAssemblies().Select(a => a.Name!)
            .Where(name => !name.StartsWith("System", StringComparison.Ordinal)));

    [Fact]
    public void Classes_are_sealed_static_or_abstract() => Assert.Empty(
        Domain.GetTypes().Where(type => type.IsClass && !type.IsSealed && !type.IsAbstract).Select(type => type.Name));

    [Fact]
    public void States_events_commands_and_outcomes_cannot_be_changed() => Assert.Empty(
        from type in Domain.GetExportedTypes()
        where type.IsAssignableTo(typeof(AggregateState)) || type.IsAssignableTo(typeof(DomainEvent))
            || type.IsAssignableTo(typeof(Command)) || type == typeof(Outcome) || type == typeof(Application)
        from property in type.GetProperties()
        where property.SetMethod is { } set
            && !set.ReturnParameter.GetRequiredCustomModifiers()
                .Contains(typeof(System.Runtime.CompilerServices.IsExternalInit))
        select $"{type.Name}.{property.Name}");

    [Fact]
    public void The_same_stream_folds_to_the_same_state()
    {
        var (one, other) = (CaseFile.Certified(), CaseFile.Certified());
        Assert.NotSame(one.State, other.State);
        Assert.Equal(one.State, other.State);
        Assert.Equal(one.World.Public, other.World.Public);
    }

    [Fact]
    public void Other_entropy_changes_salts_and_nothing_else()
    {
        var state = CaseFile.Evidenced().On("2026-10-15");
        var (first, second) = (Decide(state), Decide(state));

        Assert.NotEqual(first.Effects, second.Effects);
        Assert.Equal(first.Effects.Select(e => (e.Key, e.Version)), second.Effects.Select(e => (e.Key, e.Version)));
        Assert.Equal(first.Reads, second.Reads);
        Assert.Equal(first.Writes[0], second.Writes[0]);
    }

    [Fact]
    public void A_fact_that_was_not_supplied_is_a_fault()
    {
        var request = new Request(
            CaseFile.First.Stream, Cast.HolderAgent, new FileRegistration(Applications.Derived));
        var facts = new Facts(Cast.Registrar, Ledger.Domain.Calendars.WorkdayCalendar.China, default, 0, []);

        Assert.Throws<InvalidOperationException>(() => CaseAggregate.Instance.Decide(
            CaseAggregate.Instance.Initial, request, facts, Days.Morning(Days.Of("2026-09-28")), Law.G35));
    }

    private static Outcome Decide(CaseFile file) =>
        file.World.Decide(file.Stream, Cast.Approver, new CertifyRegistration(5)).Outcome!;
}
