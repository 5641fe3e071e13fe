using System.Text.Json;
using System.Text.Json.Serialization;
using Ledger.Api.Contracts;
using Ledger.Sources;

namespace Ledger.Cli.Importing;

/// <summary>What failed of a file, kept on disk while it is judged: there may be more of it than memory.</summary>
internal sealed class FaultSpill : IDisposable
{
    private readonly FileStream _file = ScratchFile.Create(Path.GetTempPath());
    private readonly StreamWriter _writer;

    public FaultSpill() => _writer = new StreamWriter(_file, leaveOpen: true);

    public long Count { get; private set; }

    public async Task AddAsync(long number, Problem problem)
    {
        Count++;
        await _writer.WriteLineAsync(JsonSerializer.Serialize(
            new KeptFault(number, problem), FaultJson.Default.KeptFault));
    }

    /// <summary>What was added, in order.</summary>
    public IEnumerable<(long Number, Problem Problem)> Read()
    {
        _writer.Flush();
        _file.Position = 0;
        using var reader = new StreamReader(_file, leaveOpen: true);
        while (reader.ReadLine() is { } line)
        {
            var kept = JsonSerializer.Deserialize(line, FaultJson.Default.KeptFault)!;
            yield return (kept.Number, kept.Problem);
        }
    }

    public void Dispose()
    {
        _writer.Dispose();
        _file.Dispose();
    }
}

/// <summary>A row that failed.</summary>
internal sealed record KeptFault(long Number, Problem Problem);

[JsonSerializable(typeof(KeptFault))]
internal sealed partial class FaultJson : JsonSerializerContext;
