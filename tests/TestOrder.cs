using System.Security.Cryptography;
using System.Text;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(Ledger.Testing.TestOrder))]
[assembly: TestClassOrderer(typeof(Ledger.Testing.TestOrder))]
[assembly: TestMethodOrderer(typeof(Ledger.Testing.TestOrder))]
[assembly: TestCaseOrderer(typeof(Ledger.Testing.TestOrder))]

namespace Ledger.Testing;

/// <summary>
/// The order in which tests run: as if by chance, and the same wherever the repository lies, where the runner's own
/// follows the assembly's path. No test may depend on it: <c>LEDGER_TEST_ORDER</c>, any text, gives another one.
/// </summary>
public sealed class TestOrder : ITestCollectionOrderer, ITestClassOrderer, ITestMethodOrderer, ITestCaseOrderer
{
    private static readonly string s_which = Environment.GetEnvironmentVariable("LEDGER_TEST_ORDER") ?? "";

    public IReadOnlyCollection<T> OrderTestCollections<T>(IReadOnlyCollection<T> testCollections)
        where T : ITestCollection =>
        // Behind the name of a class the runner writes an id, which follows the path.
        Order(testCollections, static one => one.TestCollectionDisplayName.Split(" (id: ")[0]);

    public IReadOnlyCollection<T?> OrderTestClasses<T>(IReadOnlyCollection<T?> testClasses)
        where T : notnull, ITestClass => Order(testClasses, static one => one?.TestClassName);

    public IReadOnlyCollection<T?> OrderTestMethods<T>(IReadOnlyCollection<T?> testMethods)
        where T : notnull, ITestMethod => Order(testMethods, static one => one?.MethodName);

    public IReadOnlyCollection<T> OrderTestCases<T>(IReadOnlyCollection<T> testCases)
        where T : notnull, ITestCase => Order(testCases, static one => one.TestCaseDisplayName);

    private static T[] Order<T>(IEnumerable<T> all, Func<T, string?> nameOf) =>
    [
        .. all.OrderBy(
            one => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{s_which}\n{nameOf(one)}"))),
            StringComparer.Ordinal),
    ];
}
