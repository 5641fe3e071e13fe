using System.Reflection;
using System.Text;
using Orleans;

namespace Ledger.Architecture;

/// <summary>
/// What crosses the wire between silos, as text: every alias of interface, method and message, and every member id.
/// </summary>
internal static class WireManifest
{
    public static string Of(Assembly contracts)
    {
        var text = new StringBuilder();
        foreach (var type in Aliased(contracts))
        {
            text.Append(KindOf(type)).Append(' ').Append(AliasOf(type)).Append(" = ").AppendLine(NameOf(type));
            foreach (var line in type.IsInterface ? Methods(type) : type.IsEnum ? Values(type) : Members(type))
            {
                text.Append("  ").AppendLine(line);
            }
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    /// <summary>Grain interfaces and messages that have no alias, or methods and members without name or id.</summary>
    public static IEnumerable<string> Nameless(Assembly contracts)
    {
        foreach (var type in contracts.GetExportedTypes())
        {
            var crosses = typeof(IGrain).IsAssignableFrom(type) || type.IsDefined(typeof(GenerateSerializerAttribute));
            if (crosses && !type.IsDefined(typeof(AliasAttribute)))
            {
                yield return NameOf(type);
            }

            if (typeof(IGrain).IsAssignableFrom(type))
            {
                foreach (var method in type.GetMethods().Where(m => !m.IsDefined(typeof(AliasAttribute))))
                {
                    yield return $"{NameOf(type)}.{method.Name}";
                }
            }
        }
    }

    private static IEnumerable<Type> Aliased(Assembly contracts) =>
        contracts.GetExportedTypes()
            .Where(type => type.IsDefined(typeof(AliasAttribute), inherit: false))
            .OrderBy(type => !type.IsInterface).ThenBy(AliasOf, StringComparer.Ordinal);

    private static string KindOf(Type type) => type.IsInterface ? "grain" : type.IsEnum ? "enum" : "message";

    private static string AliasOf(MemberInfo member) =>
        member.GetCustomAttribute<AliasAttribute>(inherit: false)?.Alias ?? member.Name;

    private static IEnumerable<string> Methods(Type type) =>
        type.GetMethods().OrderBy(AliasOf, StringComparer.Ordinal).Select(method =>
        {
            var parameters = method.GetParameters().Select(parameter => NameOf(parameter.ParameterType));
            return $"{AliasOf(method)}({string.Join(", ", parameters)}) -> {NameOf(method.ReturnType)}";
        });

    private static IEnumerable<string> Values(Type type) =>
        Enum.GetNames(type).Select(name => $"{Convert.ToInt64(Enum.Parse(type, name))} {name}");

    private static IEnumerable<string> Members(Type type) =>
        type.GetMembers(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Select(member => (Member: member, Id: member.GetCustomAttribute<IdAttribute>()?.Id))
            .Where(entry => entry.Id is not null)
            .OrderBy(entry => entry.Id)
            .Select(entry => $"{entry.Id} {entry.Member.Name}: {NameOf(TypeOf(entry.Member))}");

    private static Type TypeOf(MemberInfo member) =>
        member is PropertyInfo property ? property.PropertyType : ((FieldInfo)member).FieldType;

    private static string NameOf(Type type)
    {
        if (type.IsArray)
        {
            return NameOf(type.GetElementType()!) + "[]";
        }

        var name = type.Name.Split('`')[0];
        return type.IsGenericType ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>" : name;
    }
}
