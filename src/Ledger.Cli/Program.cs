return await Ledger.Cli.CommandLine.RunAsync(args);
