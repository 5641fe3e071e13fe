using Ledger.Api.Webhooks;
using Ledger.Server.Configuration;
using Ledger.Server.Keys;
using Ledger.Server.Outbound;

namespace Ledger.Server.Webhooks;

/// <summary>Puts delivery to webhooks together.</summary>
internal static class WebhookServices
{
    // Of an answer only its status counts.
    private const int MaxAnswer = 4096;

    public static void AddWebhooks(this IServiceCollection services, LedgerOptions options)
    {
        services.AddSingleton(_ => new WebhookSecrets(
            new KeyFolder(Path.Combine(options.Data, "keys"), options.IsDevelopment).GetSecret("webhooks")));
        services.AddSingleton(provider => new WebhookSender(
            provider.GetRequiredService<WebhookStore>(),
            provider.GetRequiredService<WebhookSecrets>(),
            provider.GetRequiredService<Api.Feed.FeedReader>(),
            OutboundHttp.Create(options.Outbound.Allowed, MaxAnswer),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IWebhookTester>(static provider => provider.GetRequiredService<WebhookSender>());
    }
}
