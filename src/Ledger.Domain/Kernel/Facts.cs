using Ledger.Cryptography;
using Ledger.Domain.Assets;
using Ledger.Domain.Calendars;
using Ledger.Domain.Parties;
using Ledger.Domain.Registration;

namespace Ledger.Domain;

/// <summary>
/// What a decision may know beside the state it decides on. Every stream in here becomes part of the read set.
/// </summary>
public sealed class Facts
{
    /// <param name="registrar">The institution that keeps the registry.</param>
    /// <param name="calendar">The working-day calendar, whose name the entry carries.</param>
    /// <param name="entropy">32 fresh secret random bytes; salts in the events derive from them.</param>
    /// <param name="version">The version of the addressed stream.</param>
    /// <param name="others">What <see cref="IAggregate.Reads"/> asked for, each stream once.</param>
    public Facts(
        Registrar registrar, WorkdayCalendar calendar, Digest entropy, ulong version, IEnumerable<Fact> others) =>
        (Registrar, Calendar, Entropy, Version, Others) = (registrar, calendar, entropy, version, [.. others]);

    /// <summary>The institution that keeps the registry.</summary>
    public Registrar Registrar { get; }

    /// <summary>The working-day calendar.</summary>
    public WorkdayCalendar Calendar { get; }

    /// <summary>The version of the addressed stream; 0 when nothing was ever written to it.</summary>
    public ulong Version { get; }

    internal Digest Entropy { get; }

    /// <summary>The other streams, each once.</summary>
    internal ValueList<Fact> Others { get; }

    /// <summary>The state of a party; its initial state when it does not exist.</summary>
    /// <exception cref="InvalidOperationException">The caller did not supply the fact.</exception>
    public PartyState Party(PartyId id) => (PartyState)Find(id.Stream).State;

    /// <summary>The state of an asset; its initial state when it does not exist.</summary>
    /// <exception cref="InvalidOperationException">The caller did not supply the fact.</exception>
    public AssetState Asset(AssetId id) => (AssetState)Find(id.Stream).State;

    /// <summary>The state of a case; its initial state when it does not exist.</summary>
    /// <exception cref="InvalidOperationException">The caller did not supply the fact.</exception>
    public CaseState Case(CaseId id) => (CaseState)Find(id.Stream).State;

    /// <summary>The registry's own state.</summary>
    /// <exception cref="InvalidOperationException">The caller did not supply the fact.</exception>
    public Chains.RegistryState Registry => (Chains.RegistryState)Find(StreamName.Registry).State;

    /// <summary>The registrar's own standing.</summary>
    /// <exception cref="InvalidOperationException">The caller did not supply the fact.</exception>
    public Registrars.RegistrarState RegistrarState =>
        (Registrars.RegistrarState)Find(StreamName.Registrar).State;

    /// <summary>The same facts without a stream, which then is no part of what was looked at.</summary>
    internal Facts Without(StreamName stream) => new(
        Registrar, Calendar, Entropy, Version, Others.Where(fact => fact.Source.Stream != stream));

    /// <summary>
    /// The state of a case that an application names; null when that is the very case decided on, for none rests on
    /// itself.
    /// </summary>
    internal CaseState? Named(CaseId id) =>
        Others.FirstOrDefault(fact => fact.Source.Stream == id.Stream)?.State as CaseState;

    // A decision looks at a few streams, which is too few to index them.
    internal Fact Find(StreamName stream)
    {
        foreach (var fact in Others)
        {
            if (fact.Source.Stream == stream)
            {
                return fact;
            }
        }

        throw new InvalidOperationException($"The decision needs {stream}, which its caller did not supply.");
    }
}

/// <summary>The state of another stream, and the version at which it was that.</summary>
/// <param name="Source">The stream and its version; version 0 when it does not exist.</param>
/// <param name="State">Its state; the initial one at version 0.</param>
public sealed record Fact(StreamVersion Source, AggregateState State);
