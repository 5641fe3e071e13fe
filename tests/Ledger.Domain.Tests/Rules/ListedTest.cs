using System.Globalization;
using System.Reflection;
using System.Runtime.ExceptionServices;
using Xunit.Sdk;
using Xunit.v3;

namespace Ledger.Domain.Tests.Rules;

/// <summary>A test that the table of clauses lists, run here: as a fact, or row by row as a theory.</summary>
internal sealed class ListedTest(string name, MethodInfo method)
{
    private static readonly Dictionary<string, MethodInfo> Methods = typeof(ListedTest).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods().Where(m => m.GetCustomAttributes<FactAttribute>(true).Any())
            .Select(found => (Name: $"{type.Name}.{found.Name}", Method: found)))
        .ToDictionary(static found => found.Name, static found => found.Method);

    public static IReadOnlyCollection<string> Names => Methods.Keys;

    public static ListedTest Of(string name) => new(name, Methods[name]);

    /// <summary>Runs every row; the first that fails throws what it failed with.</summary>
    public async Task RunAsync()
    {
        if (method.GetCustomAttributes<DataAttribute>(true).ToArray() is not { Length: > 0 } sources)
        {
            await RunAsync([]);
            return;
        }

        foreach (var source in sources)
        {
            var rows = await RowsAsync(source);
            Assert.NotEmpty(rows);
            foreach (var row in rows)
            {
                await RunAsync(row.GetData());
            }
        }
    }

    /// <summary>What the test fails with; null when it passes.</summary>
    public async Task<Exception?> FailureAsync()
    {
        try
        {
            await RunAsync();
            return null;
        }
#pragma warning disable CA1031 // Whatever a test throws is its failure.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            return failure;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => name;

    private async Task RunAsync(object?[] arguments)
    {
        var instance = Activator.CreateInstance(method.DeclaringType!);
        object?[] converted =
        [
            .. method.GetParameters().Zip(
                arguments, static (parameter, argument) => Convert(argument, parameter.ParameterType)),
        ];
        try
        {
            if (method.Invoke(instance, converted) is Task task)
            {
                await task;
            }
        }
        catch (TargetInvocationException failure)
        {
            ExceptionDispatchInfo.Throw(failure.InnerException!);
        }
        finally
        {
            (instance as IDisposable)?.Dispose();
        }
    }

    private async Task<IReadOnlyCollection<ITheoryDataRow>> RowsAsync(DataAttribute source)
    {
        if (source is MemberDataAttribute { MemberName: var member })
        {
            return [.. (IEnumerable<ITheoryDataRow>)method.DeclaringType!.GetProperty(member)!.GetValue(null)!];
        }

        await using var disposal = new DisposalTracker();
        return await source.GetData(method, disposal);
    }

    // Attributes hold an int where a test takes another number.
    private static object? Convert(object? argument, Type type) =>
        argument is int number && type.IsPrimitive
            ? System.Convert.ChangeType(number, type, CultureInfo.InvariantCulture)
            : argument;
}
