return Ledger.Evidence.Bundles.VerifyProgram.Run(args, Console.Out, Console.Error);
