using System.Globalization;
using Ledger.Api.Contracts;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Parties;

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
        var stream = OwnParty().Stream;
        var version = await FindVersionAsync(stream, cancellationToken).ConfigureAwait(false);
        var id = DerivedId.Of(
            "ledger-member@v1", stream.ToString(), version.ToString(CultureInfo.InvariantCulture), command.Type,
            CanonicalText(command));
        return await ExecuteAsync(stream, version, id, command, cancellationToken).ConfigureAwait(false);
    }

    private PartyId OwnParty() => _account?.Party
        ?? throw new InvalidOperationException("A party's members are its own matter: the client has no account.");

    private static string CanonicalText(Command command) =>
        DigestAlgorithm.Sha256.Hash(CanonicalJson.Write(CommandCodec.Write(command))).ToString();
}
