namespace Ledger.Api.OpenApi;

/// <summary>What parameters mean; the same name means the same everywhere but where it is said.</summary>
internal static class ParameterWords
{
    private static readonly Dictionary<string, string> s_words = new(StringComparer.Ordinal)
    {
        ["id"] = "The id, 32 lowercase hex characters.",
        ["digest"] = "The SHA-256 of the bytes, 64 lowercase hex characters.",
        ["number"] = "The certificate's number (guide, annex 6).",
        ["code"] = "A certificate number, or the code of a registration of public data.",
        ["filing"] = "The case's id, 32 lowercase hex characters.",
        ["index"] = "The entry's index in the log, decimal.",
        ["list"] = "The number of the status list, decimal, from 0.",
        ["path"] = "The path below the log's prefix by c2sp.org/tlog-tiles; that of the sibling tree begins with sm3/.",
        ["after"] = "Go on behind this: `next` of the page before. Without it the list begins.",
        ["limit"] = "How many items at most.",
        ["from"] = "The first index, decimal; of a period the first day.",
        ["to"] = "The larger size, decimal; of a period the last day.",
        ["size"] = "The size of a published checkpoint, decimal; the newest where it is left out.",
        ["key"] = "The state key, for example asset/ID.",
        ["name"] = "Text that the name contains; of a chain its name in the configuration.",
        ["status"] = "Only those that stand so.",
        ["kind"] = "Only those of this kind; of a list, which.",
        ["certificate"] = "What the certificate number begins with.",
        ["on"] = "A day in law, China Standard Time, for example 2026-03-02; today where it is left out.",
        ["knownAt"] = "An entry's index, or a time in UTC with three decimals: what the log knew then.",
        ["direction"] = "up for what the asset comes from, down for what comes from it.",
        ["proofs"] = "Indexes of entries to add proofs of in the form of c2sp.org, separated by commas; 64 at most.",
        ["scitt"] = "Indexes of entries to add transparent statements of, separated by commas; 64 at most.",
        ["pages"] = "Whether to add pages for people.",
        ["party"] = "The party that handed the document in; one's own where it is left out.",
        ["standing"] = "late, today, ahead, suspended or undeterminable.",
        ["stream"] = "Only what waits at this stream, for example case/ID.",
        ["before"] = "Only what is due by this day.",
        ["side"] = "government, society or enterprise.",
        ["division"] = "A division by GB/T 2260, with all that lies in it.",
        ["item"] = "The id of an item of the catalogue.",
        ["provider"] = "The party id of a provider.",
        ["category"] = "public, enterprise or other-non-public.",
        ["tier"] = "province, prefecture or county.",
        ["sharing"] = "unconditional, conditional or withheld.",
        ["opening"] = "open for the openness catalogue, closed or proposed.",
        ["mode"] = "How it is open: unconditional, directed or authorised.",
        ["bar"] = "barred for the negative list, free or proposed.",
        ["asset"] = "The id of an asset.",
        ["holder"] = "Text that a holder's name contains.",
        ["region"] = "A division by GB/T 2260, with all that lies in it.",
        ["regime"] = "G35 or M26.",
        ["account"] = "Only this account's.",
        ["record"] = "Only of this record, for example case/ID.",
    };

    private static readonly Dictionary<(string Operation, string Name), string> s_own = new()
    {
        [("PrepareKeyChange", "id")] = "The key's id: SHA-256 of its material, 64 lowercase hex characters.",
        [("ReadFeed", "after")] = "The cursor to go on behind; the log's beginning where it is left out.",
        [("StreamFeed", "after")] = "The cursor to go on behind; Last-Event-ID goes before it.",
        [("GetProblem", "code")] = "The problem's code.",
        [("GetEvidence", "from")] = "The first day, in China Standard Time, on which the log recorded the transactions "
            + "and egress whose entries to add however many there are, and of which the bundle claims that none is "
            + "missing; only with `to`.",
        [("GetEvidence", "to")] = "Their last day; not before `from`.",
    };

    /// <summary>What a parameter of an operation means; null where nothing is said.</summary>
    public static string? Of(string operation, string name)
    {
        var json = System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(name);
        return s_own.GetValueOrDefault((operation, json)) ?? s_words.GetValueOrDefault(json);
    }

    /// <summary>The headers of requests that an operation heeds, as the document's parts name them.</summary>
    public static IEnumerable<string> HeadersOf(string operation, string method, bool isValidated) => operation switch
    {
        "StreamFeed" => ["LastEventId"],
        "GetDisclosure" => ["SealedReference", "IfNoneMatch"],
        "AddWebhook" or "ChangeWebhookSecret" => ["IdempotencyKey"],
        _ when method == "post" && operation.EndsWith("Command", StringComparison.Ordinal) =>
            ["IdempotencyKey", "IfMatch"],
        _ => isValidated ? ["IfNoneMatch"] : [],
    };
}
