using System.CommandLine;
using System.Globalization;
using Ledger.Cli.Output;
using Ledger.Evidence.Sketches;

namespace Ledger.Cli.Commands;

/// <summary><c>ledger fingerprint compare A B</c>: how much alike data is, by its sketches.</summary>
internal static class SketchCommand
{
    private static readonly Argument<FileInfo> s_left = new("a") { Description = "A sketch." };

    private static readonly Argument<FileInfo> s_right = new("b") { Description = "Another, under the same key." };

    private static readonly Option<bool> s_json = CommonOptions.Json();

    public static Command Create()
    {
        var command = new Command("compare", "Say how many rows two data sets share, by their sketches alone.")
        {
            s_left, s_right, s_json,
        };
        command.SetAction(parsed => Run(parsed));
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var (left, right) = (Read(parsed.GetRequiredValue(s_left)), Read(parsed.GetRequiredValue(s_right)));
        if (left.Key != right.Key)
        {
            throw new UsageException($"These sketches are under different keys ({left.Key}, {right.Key}).");
        }

        var similarity = Sketch.Compare(left, right);
        if (similarity.Bins == 0)
        {
            throw new InvalidDataException("Both sketches are empty.");
        }

        if (parsed.GetValue(s_json))
        {
            Json.Print(new ComparedSketches(
                similarity.Estimate, similarity.Error, similarity.Bins, left.Records, right.Records));
            return ExitCodes.Done;
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{similarity.Estimate:P1} of the rows in either are in both, ± {similarity.Error:P1} (95 of 100 times)"));
        Console.WriteLine($"  {left.Records} and {right.Records} rows");
        return ExitCodes.Done;
    }

    private static Sketch Read(FileInfo file) =>
        file.Exists && file.Length > Sketch.MaxBytes ? throw new InvalidDataException($"{file} is no sketch.")
        : Sketch.TryRead(File.ReadAllBytes(file.FullName), out var sketch, out var error) ? sketch
        : throw new InvalidDataException($"{file}: {error}");
}
