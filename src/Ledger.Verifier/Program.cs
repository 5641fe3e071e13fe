using Ledger.Evidence.Bundles;
using Ledger.Evidence.Words;

return VerifyProgram.Run(args, Languages.Of(Environment.GetEnvironmentVariable), Console.Out, Console.Error);
