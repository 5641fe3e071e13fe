using System.Globalization;
using System.Runtime.InteropServices;
using Ledger.Blobs.Directories;
using Ledger.Ports.Objects;
using Ledger.Testing;

namespace Ledger.Blobs.Tests;

/// <summary>A process of its own that writes to a directory store and prints what was acknowledged.</summary>
internal static class Writer
{
    private const PosixSignal FileSizeExceeded = (PosixSignal)25; // SIGXFSZ

    public static ChildProcess Start(string verb, string directory, string word) =>
        ChildProcess.Start(new ChildProcessOptions(Executable, "writer", verb, directory, word));

    /// <summary>The content of an object follows from its name, so that anyone can tell whether it is whole.</summary>
    public static byte[] ContentOf(string name)
    {
        var seed = name.Aggregate(17, (hash, letter) => unchecked((hash * 31) + letter));
        var random = new Random(seed);
        var content = new byte[random.Next(1, 600_000)];
        random.NextBytes(content);
        return content;
    }

    public static byte[] VersionOf(int number) => Enumerable.Repeat((byte)number, 50_000 + number).ToArray();

    public static async Task<int> RunAsync(string verb, string directory, string word)
    {
        using var store = DirectoryObjectStore.Open(directory);
        await (verb switch
        {
            "create" => CreateWithoutEndAsync(store, word),
            "replace" => ReplaceWithoutEndAsync(store, word),
            "contend" => ContendAsync(store, int.Parse(word, CultureInfo.InvariantCulture)),
            "overflow" => OverflowAsync(store, word),
            _ => throw new ArgumentException(verb),
        });
        return 0;
    }

    private static string Executable => Path.Combine(AppContext.BaseDirectory, "Ledger.Blobs.Tests");

    private static async Task CreateWithoutEndAsync(DirectoryObjectStore store, string prefix)
    {
        for (var i = 0; ; i++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{prefix}/{i % 7}/{i}");
            await store.CreateAsync(name, ContentOf(name), CancellationToken.None);
            Console.WriteLine(name);
        }
    }

    private static async Task ReplaceWithoutEndAsync(DirectoryObjectStore store, string name)
    {
        string? seen = null;
        for (var i = 0; ; i = (i + 1) % 200)
        {
            seen = (await store.ReplaceAsync(name, VersionOf(i), seen, CancellationToken.None)).ETag;
            Console.WriteLine(i);
        }
    }

    private static async Task ContendAsync(DirectoryObjectStore store, int names)
    {
        for (var i = 0; i < names; i++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"contested/{i}");
            if (await store.CreateAsync(name, ContentOf(name), CancellationToken.None))
            {
                Console.WriteLine(name);
            }
        }
    }

    // Beyond the limit the kernel refuses bytes as a full disk does.
    private static async Task OverflowAsync(DirectoryObjectStore store, string name)
    {
        using var ignored = PosixSignalRegistration.Create(FileSizeExceeded, context => context.Cancel = true);
        var self = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        await ChildProcess.RunAsync(new ChildProcessOptions("prlimit", "--pid", self, "--fsize=200000"));
        try
        {
            await store.CreateAsync(name, new byte[300_000], CancellationToken.None);
            Console.WriteLine("created");
        }
        catch (ArgumentOutOfRangeException)
        {
            // The platform's name for EFBIG.
            Console.WriteLine("refused by the disk");
        }
    }
}
