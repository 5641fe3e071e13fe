using Ledger.Benchmarks.Fingerprint;

return args switch
{
    ["fingerprint", .. var words] => await FingerprintBenchmark.RunAsync(words),
    ["fingerprint-once", var file, var digests, var parallelism] =>
        await FingerprintOnce.RunAsync(file, digests, parallelism),
    _ => 2,
};
