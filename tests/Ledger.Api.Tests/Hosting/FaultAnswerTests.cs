using System.Collections.Concurrent;
using Ledger.Api.Problems;
using Ledger.Ports;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace Ledger.Api.Tests.Hosting;

public sealed class FaultAnswerTests
{
    [Fact]
    public async Task A_log_that_is_not_open_yet_is_told_as_a_pause_and_leaves_no_fault_in_the_log()
    {
        var (response, logged) = await AnswerAsync(() => throw new JournalUnavailableException("Not open."));

        Assert.Equal(503, (int)response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(1), response.Headers.RetryAfter!.Delta);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Empty(logged);
    }

    [Fact]
    public async Task A_fault_that_does_not_pass_is_told_as_one_and_is_in_the_log()
    {
        var (response, logged) = await AnswerAsync(() => throw new InvalidOperationException("A bug."));

        Assert.Equal(500, (int)response.StatusCode);
        Assert.Null(response.Headers.RetryAfter);
        Assert.Equal("A bug.", Assert.Single(logged).Message);
    }

    private static async Task<(HttpResponseMessage Response, IReadOnlyList<Exception> Logged)> AnswerAsync(Action fail)
    {
        var cancel = TestContext.Current.CancellationToken;
        using var logged = new ExceptionLog();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(logged);
        await using var app = builder.Build();
        app.UseFaultAnswers();
        app.Run(_ =>
        {
            fail();
            return Task.CompletedTask;
        });
        app.Urls.Add("http://127.0.0.1:0");
        await app.StartAsync(cancel);
        using var http = new HttpClient();
        var response = await http.GetAsync(new Uri(app.Urls.Single()), cancel);
        return (response, [.. logged.Exceptions]);
    }

    private sealed class ExceptionLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<Exception> Exceptions { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            if (exception is not null)
            {
                Exceptions.Enqueue(exception);
            }
        }

        public void Dispose()
        {
        }
    }
}
