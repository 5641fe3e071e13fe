using System.CommandLine;
using System.Security.Cryptography;
using Ledger.Cli.Output;
using Ledger.Cryptography;
using Ledger.Evidence.Rows;
using Ledger.Sources.Csv;
using Ledger.Sources.Parquet;
using Ledger.Sources.Postgres;
using Ledger.Sources.Rows;

namespace Ledger.Cli.Commands;

/// <summary>Which rows are read, and how: what the verbs about rows ask for in the same way.</summary>
internal sealed class RowOptionSet
{
    private const string DatabaseVariable = "LEDGER_DATABASE";

    private readonly Argument<string?> _file = new("file")
    {
        Description = "A CSV file, or a parquet file (.parquet). Not with --table or --query.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _table = new("--table")
    {
        Description = $"A table or view of PostgreSQL; how to connect stands in the variable {DatabaseVariable}.",
    };

    private readonly Option<string?> _query = new("--query") { Description = "One SELECT, instead of a table." };

    private readonly Option<string[]> _key = new("--key")
    {
        Description = "A column of the key that orders the rows; again for each. Default: a table's primary key.",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<string?> _order = new("--order")
    {
        Description = "key, or digest: then the order of the rows does not count. Default: key where there is one.",
    };

    private readonly Option<string[]> _type = new("--type")
    {
        Description = "NAME=TYPE of a column of CSV, again for each: boolean, number, float, bytes, date, time, "
            + "timestamp, instant, uuid or json. Others are text.",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<string> _separator = new("--separator")
    {
        Description = "What stands between the values of CSV: comma, semicolon or tab.",
        DefaultValueFactory = _ => "comma",
    };

    private readonly Option<string?> _salt = new("--salt")
    {
        Description = "A file with the key of salts, made when it is not there; keep it. Without, whoever is shown one "
            + "row can guess those beside it.",
    };

    private readonly Option<string> _digest = DigestOption.Create();

    public void AddTo(Command command)
    {
        _order.AcceptOnlyFromAmong("key", "digest");
        _separator.AcceptOnlyFromAmong("comma", "semicolon", "tab");
        command.Add(_file);
        foreach (var option in new Option[] { _table, _query, _key, _order, _type, _separator, _salt, _digest })
        {
            command.Add(option);
        }
    }

    /// <summary>The file named, whatever it is.</summary>
    public string? File(ParseResult parsed) => parsed.GetValue(_file);

    public async Task<IRowSource> OpenAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (file, table, query) = (parsed.GetValue(_file), parsed.GetValue(_table), parsed.GetValue(_query));
        if (new[] { file, table, query }.Count(source => source is not null) != 1)
        {
            throw new UsageException("Name one file, or --table, or --query.");
        }

        var key = parsed.GetRequiredValue(_key);
        if (table is not null)
        {
            return await PostgresRows.OpenTableAsync(Database(), table, key.Length > 0 ? key : null, cancellationToken);
        }

        if (query is not null)
        {
            return await PostgresRows.OpenQueryAsync(Database(), query, key, cancellationToken);
        }

        return file!.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase)
            ? await ParquetRows.OpenAsync(file, key, cancellationToken: cancellationToken)
            : CsvRows.Open(file, new CsvOptions
            {
                Key = key,
                Types = Types(parsed.GetRequiredValue(_type)),
                Separator = parsed.GetRequiredValue(_separator) switch { "tab" => '\t', "semicolon" => ';', _ => ',' },
            });
    }

    /// <summary>How rows are fingerprinted.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="isNew">Whether a fingerprint is made for the first time, and its key of salts with it.</param>
    public RowOptions Read(ParseResult parsed, bool isNew)
    {
        var order = parsed.GetValue(_order);
        if (order == "key" && parsed.GetRequiredValue(_key).Length == 0 && parsed.GetValue(_table) is null)
        {
            throw new UsageException("--order key needs --key.");
        }

        return new RowOptions
        {
            Digests = DigestOption.Read(parsed.GetRequiredValue(_digest)),
            Order = order switch { "key" => RowsOrder.Key, "digest" => RowsOrder.Digest, _ => null },
            SaltKey = parsed.GetValue(_salt) is { } salt ? KeyFile(salt, isNew) : default(ReadOnlyMemory<byte>),
        };
    }

    /// <summary>The 32 bytes in a file, in hexadecimal, that its owner alone can read.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mayMake">Whether it is made, at random, when there is none.</param>
    /// <exception cref="InvalidDataException">Others than its owner can read it.</exception>
    public static byte[] KeyFile(string path, bool mayMake)
    {
        if (!System.IO.File.Exists(path))
        {
            // Under any other key what is there has another fingerprint.
            if (!mayMake)
            {
                throw new UsageException($"There is no file {path}: name the key of the fingerprint.");
            }

            var made = RandomNumberGenerator.GetBytes(RowLeaf.SaltSize);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var file = new StreamWriter(path, options);
            file.WriteLine(Hex.Encode(made));
            return made;
        }

        Profiles.KeyFile.Check(path);
        return Hex.TryDecode(System.IO.File.ReadAllText(path).Trim(), out var key) && key.Length == RowLeaf.SaltSize
            ? key
            : throw new UsageException($"{path} holds no key: 64 hexadecimal digits.");
    }

    private static string Database() =>
        Environment.GetEnvironmentVariable(DatabaseVariable) is { Length: > 0 } known
            ? known
            : throw new UsageException($"Put a connection string of PostgreSQL into the variable {DatabaseVariable}.");

    private static Dictionary<string, RowType> Types(string[] words)
    {
        var types = new Dictionary<string, RowType>(StringComparer.Ordinal);
        foreach (var word in words)
        {
            var at = word.LastIndexOf('=');
            if (at < 1 || !RowColumn.TryParseType(word[(at + 1)..], out var type, out var isArray) || isArray
                || type == RowType.Interval || !types.TryAdd(word[..at], type))
            {
                throw new UsageException($"--type {word} is no NAME=TYPE, or comes twice.");
            }
        }

        return types;
    }
}
