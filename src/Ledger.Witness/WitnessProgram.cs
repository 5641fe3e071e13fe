using Ledger.Blobs.Directories;
using Ledger.Evidence.Log;

namespace Ledger.Witness;

/// <summary>
/// <c>ledger-witness</c>: watches the logs of registries that somebody else runs, and cosigns each checkpoint that
/// continues what it saw before.
/// </summary>
internal static class WitnessProgram
{
    private const string Usage =
        "ledger-witness new-key NAME FOLDER   makes the key once and prints the verifier key to publish\n"
        + "ledger-witness                       serves, by Witness__Name, Witness__Data, Witness__Anchors__0, "
        + "ASPNETCORE_URLS";

    /// <summary>Runs until it is told to stop.</summary>
    /// <returns>0 after an orderly stop, 2 when the configuration is refused, 64 for words not understood.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            return args switch
            {
                ["new-key", var name, var folder] => NewKey(name, folder),
                [] or [['-', '-', ..], ..] => await ServeAsync(args),
                _ => Misused(),
            };
        }
        catch (Exception refusal) when (refusal is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"ledger-witness does not start: {refusal.Message}");
            return 2;
        }
    }

    /// <summary>The application, built but not started.</summary>
    /// <exception cref="InvalidDataException">The configuration cannot be right.</exception>
    internal static WebApplication Build(string[] args, TimeProvider time)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = WitnessRequest.MaxBytes);
        var options = builder.Configuration.GetSection(WitnessOptions.Section).Get<WitnessOptions>() ?? new();
        if (!SignedNote.IsKeyName(options.Name) || options.Data.Length == 0)
        {
            throw new InvalidDataException("Witness:Name is no name of a key, or Witness:Data names no folder.");
        }

        if (options.Anchors.Count == 0)
        {
            throw new InvalidDataException("Witness:Anchors names no log.");
        }

        var key = WitnessKeyFile.Read(options.Data);
        var memory = new WitnessMemory(DirectoryObjectStore.Open(options.Data));
        var desk = new WitnessDesk(options.Name, key, options.ReadTrees(), memory, time);
        var app = builder.Build();
        WitnessEndpoints.Map(app, desk, memory);
        return app;
    }

    private static async Task<int> ServeAsync(string[] args)
    {
        await using var app = Build(args, TimeProvider.System);
        await app.RunAsync();
        return 0;
    }

    private static int NewKey(string name, string folder)
    {
        if (!SignedNote.IsKeyName(name))
        {
            throw new InvalidDataException($"{name} is no name of a key.");
        }

        Console.WriteLine(new WitnessKey(name, WitnessKeyFile.Make(folder).PublicKey));
        return 0;
    }

    private static int Misused()
    {
        Console.Error.WriteLine(Usage);
        return 64;
    }
}
