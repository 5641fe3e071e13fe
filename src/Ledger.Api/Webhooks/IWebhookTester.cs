namespace Ledger.Api.Webhooks;

/// <summary>Posts to a webhook so that its owner sees whether messages arrive.</summary>
public interface IWebhookTester
{
    /// <summary>Posts one message of type <c>webhook.test</c>, signed as every other; it is not tried again.</summary>
    Task<WebhookDelivery> TestAsync(Webhook webhook, CancellationToken cancellationToken);
}
