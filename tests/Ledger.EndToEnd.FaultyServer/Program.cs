using Ledger.EndToEnd.FaultyServer;
using Ledger.Server;

// faulty-server --config FILE --plant FAULT …: the registry's own program with one fault planted in what it is put
// together from. It exists so that tests can see whether they find the fault.
var fault = PlantedFault.Named(args[Array.IndexOf(args, "--plant") + 1]);
var data = PlantedFault.DataFolderIn(args[Array.IndexOf(args, "--config") + 1]);
fault.BeforeStart(data);
return await RegistryHost.RunAsync(args, services => fault.Plant(services, data));
