using System.Text.Json;
using Ledger.Evidence.Bundles;

// judge: runs ledger-verify once for each line of input, a JSON array of its words, and answers a line for each:
// {"code":…,"error":…,"output":…}. For those who compare another verifier with it a thousand times.
while (Console.ReadLine() is { } line)
{
    using var output = new StringWriter { NewLine = "\n" };
    using var error = new StringWriter { NewLine = "\n" };
    var code = VerifyProgram.Run(JsonSerializer.Deserialize<string[]>(line)!, output, error);
    Console.WriteLine(JsonSerializer.Serialize(new { code, output = output.ToString(), error = error.ToString() }));
}
