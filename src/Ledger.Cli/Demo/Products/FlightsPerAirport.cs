using System.Globalization;

namespace Ledger.Cli.Demo.Products;

/// <summary>Sums departures and arrivals by airport from a table of flights between airports.</summary>
internal static class FlightsPerAirport
{
    public const string SourceFile = "flights-airport.csv";

    public static async Task<Product> MakeAsync(string folder, string file, CancellationToken cancellationToken)
    {
        var read = 0L;
        var airports = new SortedDictionary<string, Traffic>(StringComparer.Ordinal);
        var lines = File.ReadLinesAsync(Path.Combine(folder, SourceFile), cancellationToken);
        await foreach (var line in lines.Skip(1).WithCancellation(cancellationToken))
        {
            var fields = CsvLine.Read(line);
            var flights = int.Parse(fields[2], CultureInfo.InvariantCulture);
            Of(airports, fields[0]).Depart(flights);
            Of(airports, fields[1]).Arrive(flights);
            read++;
        }

        var places = await PlacesAsync(Path.Combine(folder, "airports.csv"), cancellationToken);
        return await Product.WriteAsync(
            file,
            read,
            "iata,name,state,routes,departures,arrivals",
            [.. airports.Select(airport => Row(airport.Key, airport.Value, places))],
            cancellationToken);
    }

    private static string Row(string iata, Traffic traffic, Dictionary<string, (string Name, string State)> places)
    {
        var (name, state) = places.GetValueOrDefault(iata, ("", ""));
        return CsvLine.Write(
            iata, name, state, Number(traffic.Routes), Number(traffic.Departures), Number(traffic.Arrivals));
    }

    private static Traffic Of(SortedDictionary<string, Traffic> airports, string iata)
    {
        if (!airports.TryGetValue(iata, out var traffic))
        {
            airports[iata] = traffic = new Traffic();
        }

        return traffic;
    }

    private static async Task<Dictionary<string, (string Name, string State)>> PlacesAsync(
        string file, CancellationToken cancellationToken)
    {
        var places = new Dictionary<string, (string Name, string State)>(StringComparer.Ordinal);
        await foreach (var line in File.ReadLinesAsync(file, cancellationToken).Skip(1))
        {
            // iata,name,city,state,country,latitude,longitude
            var fields = CsvLine.Read(line);
            places[fields[0]] = (fields[1], fields[3]);
        }

        return places;
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private sealed class Traffic
    {
        public long Routes { get; private set; }

        public long Departures { get; private set; }

        public long Arrivals { get; private set; }

        public void Depart(int flights) => (Routes, Departures) = (Routes + 1, Departures + flights);

        public void Arrive(int flights) => Arrivals += flights;
    }
}
