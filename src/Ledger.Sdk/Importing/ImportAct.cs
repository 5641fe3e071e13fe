using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Registration;

namespace Ledger.Sdk;

/// <summary>An act that is imported: the first one of a stream that does not exist yet.</summary>
/// <param name="Stream">The stream addressed.</param>
/// <param name="CommandId">
/// The act's id, for ever the same for the same act, so that importing it again is no second one; see
/// <see cref="DerivedId"/>.
/// </param>
/// <param name="Command">What is asked.</param>
public sealed record ImportAct(StreamName Stream, string CommandId, Command Command)
{
    /// <summary>
    /// Puts what the command names where it belongs, before it is sent; safe to repeat. A
    /// <see cref="LedgerProblemException"/> is the row's own problem.
    /// </summary>
    public Func<CancellationToken, Task>? Before { get; init; }

    /// <summary>
    /// Whether the registry has the very same under this stream already: asked when the id is taken or the stream is
    /// there. Null takes either for a problem.
    /// </summary>
    public Func<CancellationToken, Task<bool>>? IsThere { get; init; }

    /// <summary>
    /// The filing of an application for first registration. Case and command follow from applicant, asset and data, so
    /// that the same application filed again, by whatever way, is the same case.
    /// </summary>
    /// <param name="client">The client that files, with the applicant's account.</param>
    /// <param name="application">The form of annex 1.</param>
    /// <param name="caseId">The case, where it is to have an id of its own.</param>
    /// <exception cref="InvalidOperationException">The client has no account.</exception>
    public static ImportAct Filing(LedgerClient client, Application application, CaseId? caseId = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(application);
        var party = client.Account?.Party
            ?? throw new InvalidOperationException("Applications are signed: the client has no account.");
        var id = caseId ?? CaseOf(party, application.Asset, application.Content);
        var command = new FileRegistration(application);
        return new ImportAct(id.Stream, DerivedId.Of("ledger-command@v1", id.ToString(), command.Type), command)
        {
            IsThere = async cancellationToken =>
                await client.FindCaseAsync(id, cancellationToken).ConfigureAwait(false) is { State: var state }
                && application.Equals(state.Application),
        };
    }

    /// <summary>The case of an application, where it was given no id of its own.</summary>
    /// <param name="party">The applicant who files.</param>
    /// <param name="asset">The asset.</param>
    /// <param name="content">Digests of the manifest of its data.</param>
    public static CaseId CaseOf(PartyId party, AssetId asset, DigestPair content) => CaseId.Parse(
        DerivedId.Of("ledger-case@v1", party.ToString(), asset.ToString(), content.Sha256.ToString()));

    /// <summary>The asset that data of a party is, where it was given no id of its own.</summary>
    /// <param name="party">The applicant.</param>
    /// <param name="content">Digests of the manifest of its data.</param>
    public static AssetId AssetOf(PartyId party, DigestPair content) =>
        AssetId.Parse(DerivedId.Of("ledger-asset@v1", party.ToString(), content.Sha256.ToString()));
}
