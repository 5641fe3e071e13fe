using System.Text.Json;
using Ledger.Evidence.Bundles;
using Ledger.Evidence.Words;

// judge: runs ledger-verify once for each line of input, a JSON array of its words, and answers a line for each:
// {"code":…,"error":…,"output":…,"untold":[…]}, the last those of its reasons that have no Chinese. For those who
// compare another verifier with it a thousand times.
while (Console.ReadLine() is { } line)
{
    using var output = new StringWriter { NewLine = "\n" };
    using var error = new StringWriter { NewLine = "\n" };
    var code = VerifyProgram.Run(JsonSerializer.Deserialize<string[]>(line)!, Language.English, output, error);
    Console.WriteLine(JsonSerializer.Serialize(new
    {
        code, output = output.ToString(), error = error.ToString(), untold = Untold(output.ToString()),
    }));
}

static string[] Untold(string output)
{
    if (!output.StartsWith('{'))
    {
        return [];
    }

    var verdict = JsonDocument.Parse(output).RootElement;
    var said = verdict.TryGetProperty("refusal", out var refusal)
        ? [(Reason: refusal.GetString()!, Subject: "")]
        : verdict.GetProperty("findings").EnumerateArray().Select(static finding =>
            (Reason: finding.GetProperty("reason").GetString()!, Subject: finding.GetProperty("subject").GetString()!));
    return [.. said.Where(static one => Sentences.Find(one.Reason, one.Subject.Split('/')[0]) is null)
        .Select(static one => one.Reason)];
}
