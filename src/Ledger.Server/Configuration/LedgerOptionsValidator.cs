using Ledger.Api.Identity;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Evidence.Evm;
using Ledger.Evidence.Log;
using Ledger.Server.Composition;
using Microsoft.Extensions.Options;

namespace Ledger.Server.Configuration;

/// <summary>Start refuses a configuration that cannot be right, and names every fault at once.</summary>
internal sealed class LedgerOptionsValidator(IOptions<IdentityOptions> identity) : IValidateOptions<LedgerOptions>
{
    // As many as the log takes as one key.
    private const int MaxValidators = 150;

    public ValidateOptionsResult Validate(string? name, LedgerOptions options)
    {
        var faults = new List<string>();
        CheckRegistry(options, faults);
        CheckStores(options, faults);
        Demand(
            options.Outbound.Allowed.All(static network => System.Net.IPNetwork.TryParse(network, out _)),
            "Ledger:Outbound:Allowed names networks as 10.20.0.0/16.", faults);
        Demand(TrustedProxies.Fault(options) is null, TrustedProxies.Fault(options) ?? "", faults);
        CheckChains(options, faults);
        CheckWitnesses(options, faults);
        CheckTimeStamps(options, faults);
        faults.AddRange(options.Preservation.Faults());
        CheckDevelopment(options, identity.Value, faults);
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static void CheckRegistry(LedgerOptions options, List<string> faults)
    {
        Demand(options.Origin.Length is > 0 and <= 128, "Ledger:Origin is missing or too long.", faults);
        Demand(options.Region is >= 0 and <= 99, "Ledger:Region is two digits of GB/T 2260, 0 to 99.", faults);
        Demand(options.Registrar is >= 0 and <= 9, "Ledger:Registrar is one digit, 0 to 9.", faults);
        Demand(PartyId.TryParse(options.RegistrarParty, out _), "Ledger:RegistrarParty is a 32-hex party id.", faults);
        Demand(options.Data.Length > 0, "Ledger:Data names no folder.", faults);
        Demand(
            options.Publication.Interval > TimeSpan.Zero
                && options.Publication.Heartbeat > options.Publication.Interval,
            "Ledger:Publication needs 0 < Interval < Heartbeat.",
            faults);
    }

    private static void CheckStores(LedgerOptions options, List<string> faults)
    {
        Demand(options.Journal.Kind is "sqlite" or "postgres", "Ledger:Journal:Kind is sqlite or postgres.", faults);
        Demand(
            options.Journal.Kind != "postgres" || options.Journal.Connection.Length > 0,
            "Ledger:Journal:Connection is missing for postgres.",
            faults);
        Demand(options.Objects.Kind is "directory" or "azure", "Ledger:Objects:Kind is directory or azure.", faults);
        Demand(
            options.Objects.Kind != "azure" || options.Objects.Connection.Length > 0,
            "Ledger:Objects:Connection is missing for azure.",
            faults);
        Demand(
            options.Certificates.Address.Length == 0 || IsPublicAddress(options.Certificates.Address),
            "Ledger:Certificates:Address is an http or https address without query and fragment.",
            faults);
        Demand(
            options.Certificates.Address.Length > 0 || options.IsDevelopment,
            "Ledger:Certificates:Address is missing: certificates of a production origin name it for verification.",
            faults);
        Demand(
            AeadAlgorithm.TryGet(options.Documents.Algorithm, out _),
            "Ledger:Documents:Algorithm is aes-256-gcm or sm4-gcm.",
            faults);
    }

    private static bool IsPublicAddress(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https")
        && uri.Query.Length == 0 && uri.Fragment.Length == 0;

    private static void CheckChains(LedgerOptions options, List<string> faults)
    {
        foreach (var chain in options.Chains)
        {
            Demand(chain.Name.Length > 0, "A chain in Ledger:Chains has no name.", faults);
            var isAddress = Uri.TryCreate(chain.Rpc, UriKind.Absolute, out _);
            Demand(isAddress, $"Chain {chain.Name}: Rpc is no address.", faults);
            Demand(chain.ChainId > 0, $"Chain {chain.Name}: ChainId is missing.", faults);
            CheckValidators(chain, faults);
            Demand(chain.MaximumGas > 0, $"Chain {chain.Name}: MaximumGas is 0: no commit could be sent.", faults);
        }

        var names = options.Chains.Select(chain => chain.Name).Distinct(StringComparer.Ordinal).Count();
        Demand(names == options.Chains.Count, "Two chains in Ledger:Chains have one name.", faults);
        var sets = options.Chains.SelectMany(static chain => chain.Validators)
            .GroupBy(static set => (set.Genesis, set.From), static set => set.Addresses.Order(StringComparer.Ordinal));
        Demand(
            sets.All(static same => same.All(one => one.SequenceEqual(same.First()))),
            "Two chains in Ledger:Chains have other validators of the same first block and height.", faults);
    }

    private static void CheckValidators(ChainOptions chain, List<string> faults)
    {
        var name = $"Chain {chain.Name}: Validators";
        Demand(
            chain.Validators.All(set => Digest.TryParse(set.Genesis, out _)),
            $"{name} need the hash of the chain's first block, 64 lowercase hex characters.", faults);
        Demand(
            chain.Validators.All(set => set.Addresses.Count is > 0 and <= MaxValidators
                && set.Addresses.Distinct(StringComparer.Ordinal).Count() == set.Addresses.Count
                && set.Addresses.All(address => EvmAddress.TryParse(address, out _))),
            $"{name} are 1 to {MaxValidators} addresses, 0x and 40 lowercase hex characters, each once.", faults);
        Demand(
            chain.Validators.DistinctBy(set => (set.Genesis, set.From)).Count() == chain.Validators.Count,
            $"{name} have two sets from one height on.", faults);
        Demand(
            chain.Validators.Count == 0 || chain.Confirmations == 0,
            $"{name} make a sealed block final at once: Confirmations is 0 then.", faults);
    }

    private static void CheckWitnesses(LedgerOptions options, List<string> faults)
    {
        var keys = options.Witnesses
            .Select(witness => WitnessKey.TryParse(witness.Key, out var key) ? key : null).ToList();
        Demand(
            keys.All(key => key is not null),
            "Ledger:Witnesses: Key is a verifier key of type 0x04, name+id+base64, as the witness publishes it.",
            faults);
        Demand(
            options.Witnesses.All(witness => Uri.TryCreate(witness.Address, UriKind.Absolute, out var address)
                && address.Scheme is "http" or "https"),
            "Ledger:Witnesses: Address is an http or https address.",
            faults);
        Demand(
            keys.DistinctBy(key => key?.Key.Id).Count() == keys.Count
                && keys.DistinctBy(key => key?.Name).Count() == keys.Count,
            "Ledger:Witnesses: two have one key or one name.",
            faults);
        Demand(
            options.Witnesses.Count == 0
                || (options.WitnessQuorum > 0 && options.WitnessQuorum <= options.Witnesses.Count),
            "Ledger:WitnessQuorum is 1 to the number of witnesses.",
            faults);
    }

    private static bool IsStamper(string text, LedgerOptions options) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
            && (address.Scheme == "https" || (address.Scheme == "http" && options.IsDevelopment));

    private static void CheckTimeStamps(LedgerOptions options, List<string> faults)
    {
        var stamps = options.TimeStamps;
        Demand(
            stamps.Kind is "none" or "development" or "http",
            "Ledger:TimeStamps:Kind is none, development or http.",
            faults);
        Demand(
            stamps.Kind != "development" || options.IsDevelopment,
            "Ledger:TimeStamps:Kind development is refused together with a production origin.",
            faults);
        Demand(
            stamps.Kind != "http" || IsStamper(stamps.Address, options),
            "Ledger:TimeStamps:Address is an https address; http is for development registries.",
            faults);
        Demand(
            stamps.Sm3Address.Length == 0 || (stamps.Kind == "http" && IsStamper(stamps.Sm3Address, options)),
            "Ledger:TimeStamps:Sm3Address is empty or, beside Kind http, such an address too.",
            faults);
        Demand(
            stamps.Kind != "http" || stamps.Certificates.Count + stamps.Authorities.Count > 0,
            "Ledger:TimeStamps names neither Certificates nor Authorities: no stamp could be believed.",
            faults);
        Demand(stamps.Interval > TimeSpan.Zero, "Ledger:TimeStamps:Interval is above 0.", faults);
    }

    private static void CheckDevelopment(LedgerOptions options, IdentityOptions identity, List<string> faults)
    {
        Demand(
            options.IsDevelopment || !identity.DevelopmentIssuer,
            "Identity:DevelopmentIssuer is refused together with a production origin.",
            faults);
        Demand(
            options.IsDevelopment || options.SimulatedLegalStart is null,
            "Ledger:SimulatedLegalStart is refused together with a production origin.",
            faults);
        Demand(
            identity.DevelopmentIssuer || Uri.TryCreate(identity.Authority, UriKind.Absolute, out _),
            "Identity:Authority names no issuer, and Identity:DevelopmentIssuer is off.",
            faults);
    }

    private static void Demand(bool holds, string fault, List<string> faults)
    {
        if (!holds)
        {
            faults.Add(fault);
        }
    }
}
