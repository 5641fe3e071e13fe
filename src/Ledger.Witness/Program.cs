return await Ledger.Witness.WitnessProgram.RunAsync(args);
