using System.Xml.Linq;
using Ledger.Testing;

namespace Ledger.Architecture;

/// <summary>A project under <c>src</c>.</summary>
internal sealed record Room(string Name, XDocument Project)
{
    public static IReadOnlyList<Room> All { get; } =
    [
        .. Directory.EnumerateFiles(Repository.PathOf("src"), "*.csproj", SearchOption.AllDirectories)
            .Select(file => new Room(Path.GetFileNameWithoutExtension(file), XDocument.Load(file)))
            .OrderBy(room => room.Name, StringComparer.Ordinal),
    ];

    /// <summary>The rooms it refers to, without the common prefix.</summary>
    public IEnumerable<string> Rooms => Included("ProjectReference").Select(Path.GetFileNameWithoutExtension).Order()!;

    /// <summary>The packages it ships with; analyzers ship nowhere.</summary>
    public IEnumerable<string> Packages =>
        Included("PackageReference").Where(name => !name.EndsWith("Analyzers", StringComparison.Ordinal)).Order();

    /// <summary>The file name of what it builds.</summary>
    public string AssemblyName => Project.Descendants("AssemblyName").SingleOrDefault()?.Value ?? Name;

    public string AssemblyFile => Path.Combine(AppContext.BaseDirectory, AssemblyName + ".dll");

    private IEnumerable<string> Included(string item) =>
        Project.Descendants(item).Select(element => element.Attribute("Include")!.Value);
}
