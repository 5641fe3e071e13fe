using System.Text;
using System.Text.Json;
using Ledger.Api.Contracts;

namespace Ledger.Api.Tests;

/// <summary>An answer as it came.</summary>
public sealed record Answer(int Status, string? MediaType, byte[] Body, string? CacheControl)
{
    private static readonly JsonSerializerOptions s_web = new(JsonSerializerDefaults.Web);

    public string Text => Encoding.UTF8.GetString(Body);

    public T Read<T>()
        where T : class =>
        JsonSerializer.Deserialize<T>(Body, s_web) ?? throw new InvalidDataException("The answer is null.");

    /// <summary>An RFC 9457 problem with a stable code that speaks both languages.</summary>
    public Problem AssertProblem(int? status = null, string? code = null)
    {
        Assert.True(MediaType == "application/problem+json", ToString());
        var problem = Read<Problem>();
        Assert.InRange(Status, 400, 499);
        Assert.Equal(Status, problem.Status);
        Assert.Equal($"urn:ledger:problem:{problem.Code}", problem.Type);
        Assert.Matches("^[a-z][a-z-]+$", problem.Code);
        Assert.False(string.IsNullOrWhiteSpace(problem.Title));
        Assert.Matches("[a-z]", problem.Detail);
        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", problem.DetailChinese);
        Assert.True(status is null || Status == status, ToString());
        Assert.True(code is null || problem.Code == code, ToString());
        return problem;
    }

    public override string ToString() => $"{Status} {MediaType} {Text}";
}
