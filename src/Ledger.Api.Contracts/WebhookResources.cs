namespace Ledger.Api.Contracts;

/// <summary>Asks to be told by POST of what concerns the caller's party (Standard Webhooks).</summary>
/// <param name="Address">Where to, <c>https</c>; <c>http</c> at a development registry alone.</param>
/// <param name="Types">Only entries of these types, for example <c>registration.certified</c>; null for all.</param>
/// <param name="After">The cursor of the feed to begin behind; null for what comes from now on.</param>
public sealed record WebhookRequest(string Address, IReadOnlyList<string>? Types = null, string? After = null);

/// <summary>A webhook and how it stands.</summary>
/// <param name="Id">32 hex characters.</param>
/// <param name="Address">Where to.</param>
/// <param name="Types">Which types; empty for all.</param>
/// <param name="Status">
/// <c>active</c>, <c>paused</c> after days without success (resume it: nothing was missed), or <c>ended</c>.
/// </param>
/// <param name="Cursor">The cursor behind the last entry that was delivered or is of no wanted type.</param>
/// <param name="Failures">How often the next delivery has failed.</param>
/// <param name="NextTry">When it is tried again, UTC; null when nothing failed.</param>
/// <param name="Deliveries">The last attempts, newest first.</param>
public sealed record WebhookResource(
    string Id, string Address, IReadOnlyList<string> Types, string Status, string Cursor, int Failures, string? NextTry,
    IReadOnlyList<WebhookDeliveryResource> Deliveries);

/// <summary>An attempt to deliver.</summary>
/// <param name="Message">The message's id, <c>webhook-id</c>: the same for every attempt.</param>
/// <param name="Time">When, UTC.</param>
/// <param name="Status">The HTTP status; null when there was no answer.</param>
/// <param name="Outcome"><c>delivered</c>, or what went wrong.</param>
public sealed record WebhookDeliveryResource(string Message, string Time, int? Status, string Outcome);

/// <summary>A webhook with the secret that signs its messages.</summary>
/// <param name="Webhook">The webhook.</param>
/// <param name="Secret">
/// <c>whsec_</c> and base64: the key of HMAC-SHA256 (Standard Webhooks, <c>v1</c>). It is told to the owner alone.
/// </param>
public sealed record WebhookSecretResource(WebhookResource Webhook, string Secret);

/// <summary>What is posted.</summary>
/// <param name="Type">What happened, for example <c>registration.certified</c>.</param>
/// <param name="Timestamp">When the log took it, UTC.</param>
/// <param name="Data">The entry, as the feed tells it.</param>
public sealed record WebhookMessage(string Type, string Timestamp, FeedEntryResource Data);
