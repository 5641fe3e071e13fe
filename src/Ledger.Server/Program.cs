using Ledger.Server;

return await RegistryHost.RunAsync(args);
