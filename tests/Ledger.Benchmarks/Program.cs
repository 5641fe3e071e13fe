using Ledger.Benchmarks.Activation;
using Ledger.Benchmarks.Bundles;
using Ledger.Benchmarks.Feed;
using Ledger.Benchmarks.Fingerprint;
using Ledger.Benchmarks.Import;
using Ledger.Benchmarks.Journal;
using Ledger.Benchmarks.Log;
using Ledger.Benchmarks.Mirror;
using Ledger.Benchmarks.Outbox;
using Ledger.Benchmarks.Portal;
using Ledger.Benchmarks.Register;

return args switch
{
    ["activation", .. var words] => await ActivationBenchmark.RunAsync(words),
    ["bundles", .. var words] => BundleBenchmark.Run(words),
    ["feed", .. var words] => await FeedBenchmark.RunAsync(words),
    ["fingerprint", .. var words] => await FingerprintBenchmark.RunAsync(words),
    ["fingerprint-once", var file, var digests, var parallelism] =>
        await FingerprintOnce.RunAsync(file, digests, parallelism),
    ["import", .. var words] => await ImportBenchmark.RunAsync(words),
    ["log", .. var words] => await LogBenchmark.RunAsync(words),
    ["journal", .. var words] => await JournalBenchmark.RunAsync(words),
    ["mirror", .. var words] => await MirrorBenchmark.RunAsync(words),
    ["outbox", .. var words] => await OutboxBenchmark.RunAsync(words),
    ["portal", .. var words] => await PortalBenchmark.RunAsync(words),
    ["register", .. var words] => await RegisterBenchmark.RunAsync(words),
    _ => 2,
};
