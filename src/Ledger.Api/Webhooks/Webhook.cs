using System.Text.Json.Serialization;

namespace Ledger.Api.Webhooks;

/// <summary>Where a party wants to be told of what concerns it, and how far that has come.</summary>
public sealed record Webhook
{
    /// <summary>How many attempts are kept.</summary>
    public const int KeptDeliveries = 50;

    /// <summary>32 hex characters.</summary>
    public required string Id { get; init; }

    /// <summary>The party.</summary>
    public required string Party { get; init; }

    /// <summary>Where to.</summary>
    public required Uri Address { get; init; }

    /// <summary>Only these types of entries; empty for all.</summary>
    public required IReadOnlyList<string> Types { get; init; }

    /// <summary>The first entry that was not dealt with.</summary>
    public required ulong Cursor { get; init; }

    /// <summary>How it stands.</summary>
    public WebhookStatus Status { get; init; } = WebhookStatus.Active;

    /// <summary>Which secret signs: a change makes another one, and the one before signs too for a while.</summary>
    public int Generation { get; init; } = 1;

    /// <summary>Until when the secret before the last signs too.</summary>
    public DateTimeOffset? BothUntil { get; init; }

    /// <summary>The idempotency key of the last change of the secret; null where none was sent.</summary>
    public string? ChangeKey { get; init; }

    /// <summary>Behind which entry its owner asked for it; null for what was new then.</summary>
    public ulong? After { get; init; }

    /// <summary>When its owner last had it tested.</summary>
    public DateTimeOffset? Tested { get; init; }

    /// <summary>How often the next delivery has failed.</summary>
    public int Failures { get; init; }

    /// <summary>Since when it fails.</summary>
    public DateTimeOffset? FailsSince { get; init; }

    /// <summary>When the next delivery is tried, or whoever tries it now will have ended.</summary>
    public DateTimeOffset NextTry { get; init; }

    /// <summary>The last attempts, newest first.</summary>
    public IReadOnlyList<WebhookDelivery> Deliveries { get; init; } = [];
}

/// <summary>How a webhook stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WebhookStatus>))]
public enum WebhookStatus
{
    /// <summary>Entries are delivered.</summary>
    Active,

    /// <summary>It failed for too long; its owner may resume it.</summary>
    Paused,

    /// <summary>Its owner ended it.</summary>
    Ended,
}

/// <summary>An attempt to deliver.</summary>
/// <param name="Message">The message's id.</param>
/// <param name="Time">When.</param>
/// <param name="Status">The HTTP status; null without an answer.</param>
/// <param name="Outcome"><c>delivered</c>, or what went wrong.</param>
public sealed record WebhookDelivery(string Message, DateTimeOffset Time, int? Status, string Outcome);

/// <summary>Webhooks as they are kept.</summary>
[JsonSerializable(typeof(Webhook))]
internal sealed partial class WebhookJson : JsonSerializerContext;
