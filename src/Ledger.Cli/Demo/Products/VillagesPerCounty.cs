using System.Globalization;

namespace Ledger.Cli.Demo.Products;

/// <summary>Counts villages and neighbourhoods by county from the list of China's administrative divisions.</summary>
internal static class VillagesPerCounty
{
    public const string SourceFile = "villages.csv";

    // code,name,streetCode,provinceCode,cityCode,areaCode
    private const int Street = 2;
    private const int Area = 5;

    public static async Task<Product> MakeAsync(string folder, string file, CancellationToken cancellationToken)
    {
        var read = 0L;
        var counties = new SortedDictionary<string, (int Villages, HashSet<string> Streets)>(StringComparer.Ordinal);
        var lines = File.ReadLinesAsync(Path.Combine(folder, SourceFile), cancellationToken);
        await foreach (var line in lines.Skip(1).WithCancellation(cancellationToken))
        {
            var fields = CsvLine.Read(line);
            var (villages, streets) = counties.GetValueOrDefault(fields[Area], (0, []));
            streets.Add(fields[Street]);
            counties[fields[Area]] = (villages + 1, streets);
            read++;
        }

        var names = await NamesAsync(Path.Combine(folder, "areas.csv"), cancellationToken);
        return await Product.WriteAsync(
            file,
            read,
            "area_code,area_name,streets,villages",
            [.. counties.Select(county => CsvLine.Write(
                county.Key,
                names.GetValueOrDefault(county.Key, ""),
                Number(county.Value.Streets.Count),
                Number(county.Value.Villages)))],
            cancellationToken);
    }

    private static async Task<Dictionary<string, string>> NamesAsync(string file, CancellationToken cancellationToken)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var line in File.ReadLinesAsync(file, cancellationToken).Skip(1))
        {
            var fields = CsvLine.Read(line);
            names[fields[0]] = fields[1];
        }

        return names;
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
