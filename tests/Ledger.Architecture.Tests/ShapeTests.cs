using System.CodeDom.Compiler;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Ledger.Architecture;

public sealed class ShapeTests
{
    /// <summary>Inheritance is planned or closed.</summary>
    [Fact]
    public void At_least_95_of_100_classes_are_sealed_static_or_abstract()
    {
        var classes = Room.All.SelectMany(Classes).ToList();
        var open = classes.Where(type => !type.IsSealed && !type.IsAbstract).Select(type => type.FullName).ToList();

        Assert.True(
            open.Count * 20 <= classes.Count,
            $"{open.Count} of {classes.Count} classes are open: {string.Join(", ", open)}");
    }

    private static IEnumerable<Type> Classes(Room room) =>
        Assembly.LoadFrom(room.AssemblyFile).GetTypes().Where(type => type.IsClass && !IsGenerated(type));

    private static bool IsGenerated(Type type) =>
        type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
        || type.IsDefined(typeof(GeneratedCodeAttribute), inherit: false)
        || type.Name.Contains('<', StringComparison.Ordinal)
        || type.Namespace?.StartsWith("Ledger", StringComparison.Ordinal) != true
        || (type.DeclaringType is { } outer && IsGenerated(outer));
}
