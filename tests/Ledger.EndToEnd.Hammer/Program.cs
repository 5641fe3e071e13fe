using System.Runtime.InteropServices;
using Ledger.EndToEnd.Hammer;
using Ledger.Sdk;

// hammer SERVER DATA ACKNOWLEDGEMENTS SERIES: acts at a development registry until SIGTERM, then finishes what is under
// way. It outlives the registry. Every acknowledgement is in the file before the next act.
var (server, data, path, series) = (new Uri(args[0]), args[1], args[2], args[3]);
using var ending = new CancellationTokenSource();
using var signal = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
{
    context.Cancel = true;
    ending.Cancel();
});
using var actors = await Actors.LoadAsync(server, data, CancellationToken.None);
using var file = new AcknowledgementFile(path);
// Whoever kills the registry says when the load ends: one act may miss every moment the registry lives.
var stubborn = new Stubborn(file, TimeSpan.FromHours(1));
try
{
    await new Workers(actors, stubborn, series).RunAsync(ending.Token);
    return 0;
}
catch (LedgerProblemException refused)
{
    Console.WriteLine($"{refused.Code}: {refused.Message}");
    return 1;
}
