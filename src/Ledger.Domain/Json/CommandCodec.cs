using System.Diagnostics.CodeAnalysis;
using Ledger.Cryptography;
using Ledger.Domain.Assets;
using Ledger.Domain.Assets.Provenance;
using Ledger.Domain.Assets.Rights;
using Ledger.Domain.Catalogue;
using Ledger.Domain.Catalogue.Censuses;
using Ledger.Domain.Catalogue.Demands;
using Ledger.Domain.Catalogue.Flows;
using Ledger.Domain.Catalogue.Openness;
using Ledger.Domain.Chains;
using Ledger.Domain.Json;
using Ledger.Domain.Keys;
using Ledger.Domain.Lists;
using Ledger.Domain.Orders;
using Ledger.Domain.Parties;
using Ledger.Domain.PublicData;
using Ledger.Domain.Registrars;
using Ledger.Domain.Registration;
using Ledger.Domain.Registration.Inquiries;

namespace Ledger.Domain;

/// <summary>
/// Reads and writes the payloads of commands. Payloads come from outside: an unknown, missing or repeated member, a
/// length, a range or a spelling that is not exactly right is refused, with the path to it.
/// </summary>
public static class CommandCodec
{
    private static readonly NamedCodecs<Command> All = new(
    [
        Of("party.register", PartyCodecs.Register),
        Of("party.add-key", PartyCodecs.AddKey),
        Of("party.replace-key", PartyCodecs.ReplaceKey),
        Of("party.revoke-key", PartyCodecs.RevokeKey),
        Of("succession.file", SuccessionCodecs.File),
        Of("succession.confirm", SuccessionCodecs.Confirm),
        Of("succession.decline", SuccessionCodecs.Decline),
        Of("substitution.appoint", SubstitutionCodecs.Appoint),
        Of("substitution.end", SubstitutionCodecs.End),
        Of("membership.admit", MembershipCodecs.Admit),
        Of("membership.change", MembershipCodecs.Change),
        Of("membership.end", MembershipCodecs.End),
        Of("restoration.propose", RestorationCodecs.Propose),
        Of("restoration.confirm", RestorationCodecs.Confirm),
        Of("restoration.decline", RestorationCodecs.Decline),
        Of("transaction.file", AssetCodecs.FileTransaction),
        Of("egress.file", AssetCodecs.FileEgress),
        Of("asset.restate", AssetCodecs.Restate),
        Of("asset.tick", EncumbranceCodecs.Tick),
        Of("right.grant", RightCodecs.Grant),
        Of("right.vary", RightCodecs.Vary),
        Of("right.share", RightCodecs.ShareRight),
        Of("right.assign", RightCodecs.Assign),
        Of("succession.enter", SuccessionEntryCodecs.Enter),
        Of("right.surrender", RightCodecs.Surrender),
        Of("right.revoke", RightCodecs.Revoke),
        Of("consent.give", RightCodecs.GiveConsent),
        Of("consent.withdraw", RightCodecs.WithdrawConsent),
        Of("collection.declare", CollectionCodecs.Declare),
        Of("collection.withdraw", CollectionCodecs.Withdraw),
        Of("source.declare", SourceCodecs.Declare),
        Of("source.observe", SourceCodecs.Observe),
        Of("source.withdraw", SourceCodecs.Withdraw),
        Of("pledge.file", EncumbranceCodecs.FilePledge),
        Of("pledge.confirm", EncumbranceCodecs.ConfirmPledge),
        Of("pledge.register", EncumbranceCodecs.RegisterPledge),
        Of("pledge.release", EncumbranceCodecs.ReleasePledge),
        Of("pledge.withdraw", EncumbranceCodecs.WithdrawPledge),
        Of("remark.enter", EncumbranceCodecs.EnterRemark),
        Of("remark.lift", EncumbranceCodecs.LiftRemark),
        Of("objection.file", DisputeCodecs.FileDispute),
        Of("objection.dismiss", DisputeCodecs.DismissDispute),
        Of("objection.notify", DisputeCodecs.NotifyDispute),
        Of("objection.answer", DisputeCodecs.AnswerDispute),
        Of("objection.conclude", DisputeCodecs.ConcludeDispute),
        Of("objection.respond", DisputeCodecs.RespondToConclusion),
        Of("objection.decide", DisputeCodecs.FollowDocument),
        Of("range.void", RegistryCodecs.VoidRange),
        Of("instance.retire", RegistryCodecs.RetireInstance),
        Of("calendar.load", RegistryCodecs.LoadCalendar),
        Of("key.propose", KeyCodecs.Propose),
        Of("key.confirm", KeyCodecs.Confirm),
        Of("list.load", ListCodecs.Load),
        Of("registration.file", CaseCommandCodecs.FileRegistration),
        Of("registration.apply", LaterCodecs.Apply),
        Of("registration.amend", LaterCodecs.Amend),
        Of("registration.join", LaterCodecs.Join),
        Of("registration.open-cancellation", LaterCodecs.OpenCancellation),
        Of("registration.complete", LaterCodecs.Complete),
        Of("registration.accept", CaseCommandCodecs.AcceptRegistration),
        Of("registration.request-correction", CaseCommandCodecs.RequestCorrection),
        Of("registration.correct", CaseCommandCodecs.CorrectRegistration),
        Of("registration.decline", CaseCommandCodecs.DeclineRegistration),
        Of("registration.tick", CaseCommandCodecs.Tick),
        Of("registration.request-evidence", CaseCommandCodecs.RequestEvidence),
        Of("registration.supply-evidence", CaseCommandCodecs.SupplyEvidence),
        Of("registration.terminate", CaseCommandCodecs.TerminateRegistration),
        Of("registration.extend", CaseCommandCodecs.ExtendHandling),
        Of("registration.review", CaseCommandCodecs.ReviewRegistration),
        Of("registration.publish-notice", CaseCommandCodecs.PublishNotice),
        Of("registration.withhold-notice", CaseCommandCodecs.WithholdNotice),
        Of("registration.object", CaseCommandCodecs.ObjectToRegistration),
        Of("registration.decide-objection", CaseCommandCodecs.DecideObjection),
        Of("registration.record-evidence", CaseCommandCodecs.RecordEvidence),
        Of("registration.certify", CaseCommandCodecs.CertifyRegistration),
        Of("registration.refuse", CaseCommandCodecs.RefuseRegistration),
        Of("registration.withdraw", CaseCommandCodecs.WithdrawRegistration),
        Of("registration.restrict-documents", CaseCommandCodecs.RestrictDocuments),
        Of("registration.erase-documents", CaseCommandCodecs.EraseDocuments),
        Of("inquiry.file", InquiryCodecs.File),
        Of("inquiry.grant", InquiryCodecs.Grant),
        Of("inquiry.refuse", InquiryCodecs.Refuse),
        Of("inquiry.withdraw", InquiryCodecs.Withdraw),
        Of("public.announce", PublicCommandCodecs.AnnounceOperation),
        Of("public.file", PublicCommandCodecs.FilePublicData),
        Of("public.accept", PublicCommandCodecs.AcceptPublicData),
        Of("public.return", PublicCommandCodecs.ReturnPublicData),
        Of("public.resubmit", PublicCommandCodecs.ResubmitPublicData),
        Of("public.decline", PublicCommandCodecs.DeclinePublicData),
        Of("public.review", PublicCommandCodecs.ReviewPublicData),
        Of("public.explain-delay", PublicCommandCodecs.ExplainDelay),
        Of("public.publish-notice", PublicCommandCodecs.NoticePublicData),
        Of("public.object", PublicCommandCodecs.ObjectToPublicData),
        Of("public.decide-objection", PublicCommandCodecs.DecidePublicObjection),
        Of("public.assign-code", PublicCommandCodecs.AssignPublicCode),
        Of("public.complete", PublicCommandCodecs.CompletePublicData),
        Of("public.refuse", PublicCommandCodecs.RefusePublicData),
        Of("public.withdraw", PublicCommandCodecs.WithdrawPublicData),
        Of("public.revoke", PublicCommandCodecs.RevokePublicData),
        Of("public.tick", PublicCommandCodecs.TickPublicData),
        Of("catalogue.compile", ItemCommandCodecs.CompileItem),
        Of("catalogue.revise", ItemCommandCodecs.ReviseItem),
        Of("catalogue.inspect", ItemCommandCodecs.InspectItem),
        Of("catalogue.confirm", ItemCommandCodecs.ConfirmItem),
        Of("catalogue.publish", ItemCommandCodecs.PublishItem),
        Of("catalogue.update", ItemCommandCodecs.UpdateItem),
        Of("catalogue.withdraw", ItemCommandCodecs.WithdrawItem),
        Of("sharing.assign", SharingCommandCodecs.AssignSharing),
        Of("sharing.end", SharingCommandCodecs.EndSharing),
        Of("demand.file", DemandCommandCodecs.FileDemand),
        Of("demand.list", DemandCommandCodecs.ListDemand),
        Of("demand.decline", DemandCommandCodecs.DeclineDemand),
        Of("demand.match", DemandCommandCodecs.MatchDemand),
        Of("demand.answer", DemandCommandCodecs.AnswerDemand),
        Of("demand.object", DemandCommandCodecs.ObjectToSupply),
        Of("demand.reply", DemandCommandCodecs.ReplyToObjection),
        Of("demand.decide", DemandCommandCodecs.DecideSupply),
        Of("demand.confirm", DemandCommandCodecs.ConfirmSupply),
        Of("demand.withdraw", DemandCommandCodecs.WithdrawDemand),
        Of("opening.bar", OpeningCommandCodecs.BarItem),
        Of("opening.decide-bar", OpeningCommandCodecs.DecideBar),
        Of("opening.lift-bar", OpeningCommandCodecs.LiftBar),
        Of("opening.propose", OpeningCommandCodecs.ProposeOpening),
        Of("opening.decide", OpeningCommandCodecs.DecideOpening),
        Of("opening.request", OpeningCommandCodecs.RequestAccess),
        Of("opening.answer", OpeningCommandCodecs.AnswerAccess),
        Of("opening.close", OpeningCommandCodecs.CloseOpening),
        Of("flow.aggregate", FlowCommandCodecs.AggregateData),
        Of("flow.return", FlowCommandCodecs.ReturnData),
        Of("census.open", CensusCommandCodecs.OpenCensus),
        Of("census.report", CensusCommandCodecs.ReportResources),
        Of("census.close", CensusCommandCodecs.CloseCensus),
        .. RegistrarCommandCodecs.Commands,
        .. OrderCodecs.Commands,
    ]);

    /// <summary>The types of all commands, for example <c>registration.file</c>.</summary>
    public static IReadOnlyCollection<string> Types => All.Names;

    /// <summary>Reads a payload.</summary>
    /// <param name="type">The command's type, as its envelope states it.</param>
    /// <param name="payload">The payload; the caller bounds its size.</param>
    /// <param name="command">The command.</param>
    /// <param name="error">The path to the first fault and what is wrong there, for people.</param>
    public static bool TryRead(
        string? type,
        JsonValue payload,
        [NotNullWhen(true)] out Command? command,
        [NotNullWhen(false)] out string? error) => All.TryRead(type, payload, out command, out error);

    /// <summary>The payload of a command.</summary>
    public static JsonObject Write(Command command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return All.Write(command.Type, command);
    }

    private static NamedCodec<Command> Of<T>(string type, Codec<T> codec)
        where T : Command => NamedCodec<Command>.Of(type, codec);
}
