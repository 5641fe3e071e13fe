using System.Globalization;
using Ledger.Api.Contracts;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Parties;
using Ledger.Domain.Registration;

namespace Ledger.Sdk;

public sealed partial class LedgerClient
{
    /// <summary>
    /// Who acts for the account's own party, as it keeps it on record, oldest first: their numbers run from 1. Empty
    /// while nobody is on record, when whoever the identity provider vouches for acts; null while the party is not
    /// registered.
    /// </summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="InvalidOperationException">The client has no account.</exception>
    /// <exception cref="LedgerProblemException">The account is not on record.</exception>
    public async Task<IReadOnlyList<Membership>?> ListMembersAsync(CancellationToken cancellationToken = default) =>
        (await FindPartyAsync(OwnParty(), cancellationToken).ConfigureAwait(false))?.State.Members;

    /// <summary>
    /// Admits, limits or removes somebody who acts for the account's own party (Civil Code article 165). Needs an
    /// administrator of it; the first that is admitted begins the record, and is the account itself.
    /// </summary>
    /// <param name="command"><see cref="AdmitMember"/>, <see cref="ChangeMember"/> or <see cref="EndMember"/>.</param>
    /// <param name="cancellationToken">Ends the waiting; it may have been recorded all the same.</param>
    /// <exception cref="InvalidOperationException">The client has no account.</exception>
    /// <exception cref="LedgerProblemException">It was refused; nothing was recorded.</exception>
    public async Task<CommandAccepted> SetMemberAsync(
        MembershipCommand command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        return await ExecuteNextAsync("ledger-member@v1", OwnParty().Stream, command, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>
    /// Proposes an administrator for an organisation whose own are gone, with its written request, which the registry
    /// keeps encrypted; as a reviewer of the registrar. Safe to repeat while nothing else happened there.
    /// </summary>
    /// <param name="organisation">The organisation.</param>
    /// <param name="account">Who is to be administrator.</param>
    /// <param name="key">The key that it is to sign with; null where it has one of the organisation's.</param>
    /// <param name="request">The written request, at most 64 MiB.</param>
    /// <param name="reason">Why, 1 to 1,000 characters.</param>
    /// <param name="cancellationToken">Ends the waiting; it may have been recorded all the same.</param>
    /// <exception cref="InvalidOperationException">The client has no account.</exception>
    /// <exception cref="LedgerProblemException">It was refused; nothing was recorded.</exception>
    public async Task<CommandAccepted> ProposeRestorationAsync(
        PartyId organisation, AccountName account, AuthorKey? key, ReadOnlyMemory<byte> request, string reason,
        CancellationToken cancellationToken = default)
    {
        var file = CaseId.Parse(DerivedId.Of(
            "ledger-restoration-file@v1", organisation.ToString(),
            DigestAlgorithm.Sha256.Hash(request.Span).ToString()));
        var digests = await PutDocumentAsync(file, request, cancellationToken).ConfigureAwait(false);
        return await RestoreAsync(
            organisation, new ProposeRestoration(account, key, file, digests, reason), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>
    /// Proposes, confirms or declines a new administrator of an organisation: confirmed by an approver other than
    /// whoever proposed it, once five working days are over; declined by an administrator of the organisation, or by an
    /// approver.
    /// </summary>
    /// <param name="organisation">The organisation.</param>
    /// <param name="command">
    /// <see cref="ProposeRestoration"/>, whose request was handed in before, <see cref="ConfirmRestoration"/> or
    /// <see cref="DeclineRestoration"/>.
    /// </param>
    /// <param name="cancellationToken">Ends the waiting; it may have been recorded all the same.</param>
    /// <exception cref="InvalidOperationException">The client has no account.</exception>
    /// <exception cref="LedgerProblemException">It was refused; nothing was recorded.</exception>
    public async Task<CommandAccepted> RestoreAsync(
        PartyId organisation, RestorationCommand command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        return await ExecuteNextAsync("ledger-restoration@v1", organisation.Stream, command, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>
    /// Has the request of a proposal erased for good, as an approver of the registrar: refused for twenty years from
    /// the day on which the last proposal that rests on it was over.
    /// </summary>
    /// <param name="organisation">The organisation.</param>
    /// <param name="number">The number of a proposal that rests on it, from 1.</param>
    /// <param name="reason">Why, 1 to 1,000 characters.</param>
    /// <param name="cancellationToken">Ends the waiting; it may have been recorded all the same.</param>
    /// <exception cref="ArgumentOutOfRangeException">The organisation has no such proposal.</exception>
    /// <exception cref="InvalidOperationException">The client has no account.</exception>
    /// <exception cref="LedgerProblemException">It was refused; nothing was recorded.</exception>
    public async Task<CommandAccepted> EraseRestorationRequestAsync(
        PartyId organisation, int number, string reason, CancellationToken cancellationToken = default)
    {
        var known = (await FindPartyAsync(organisation, cancellationToken).ConfigureAwait(false))?.State.Restorations;
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, known?.Count ?? 0);
        var (file, keeper) = (known![number - 1].File, known[number - 1].Proposed.Party!.Value);
        return await ExecuteNextAsync(
            "ledger-restoration-request@v1", file.Stream, new EraseDocuments(keeper, reason, organisation),
            cancellationToken).ConfigureAwait(false);
    }

    private PartyId OwnParty() => _account?.Party
        ?? throw new InvalidOperationException("A party's members are its own matter: the client has no account.");

    private async Task<CommandAccepted> ExecuteNextAsync(
        string purpose, StreamName stream, Command command, CancellationToken cancellationToken)
    {
        var version = await FindVersionAsync(stream, cancellationToken).ConfigureAwait(false);
        var id = DerivedId.Of(
            purpose, stream.ToString(), version.ToString(CultureInfo.InvariantCulture), command.Type,
            CanonicalText(command));
        return await ExecuteAsync(stream, version, id, command, cancellationToken).ConfigureAwait(false);
    }

    private static string CanonicalText(Command command) =>
        DigestAlgorithm.Sha256.Hash(CanonicalJson.Write(CommandCodec.Write(command))).ToString();
}
