using Azure.Core;
using Azure.Storage.Blobs;

namespace Ledger.Sources.Blobs;

/// <summary>
/// By what right blobs are read: a shared access signature, a connection string, or nothing (public containers). None
/// of it is ever part of an address, a message or a manifest.
/// </summary>
public sealed record BlobAccess
{
    /// <summary>The variable that holds a shared access signature, the part of its address behind the question mark.
    /// </summary>
    public const string SasVariable = "LEDGER_BLOB_SAS";

    /// <summary>The variable that holds a connection string.</summary>
    public const string ConnectionVariable = "LEDGER_BLOB_CONNECTION";

    private readonly string? _sas;
    private readonly string? _connection;

    private BlobAccess(string? sas, string? connection) => (_sas, _connection) = (sas, connection);

    /// <summary>Nothing: only what everybody may read.</summary>
    public static BlobAccess Anonymous { get; } = new(null, null);

    /// <summary>How often a request is sent again before it counts as failed.</summary>
    public int Retries { get; init; } = 6;

    internal TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Reads by a shared access signature that allows to read and to list.</summary>
    public static BlobAccess FromSas(string sas)
    {
        ArgumentException.ThrowIfNullOrEmpty(sas);
        return new BlobAccess(sas.TrimStart('?'), null);
    }

    /// <summary>Reads by the connection string of the account.</summary>
    public static BlobAccess FromConnectionString(string connection)
    {
        ArgumentException.ThrowIfNullOrEmpty(connection);
        return new BlobAccess(null, connection);
    }

    /// <summary>What the environment gives: <see cref="SasVariable"/>, else <see cref="ConnectionVariable"/>, else
    /// nothing.</summary>
    public static BlobAccess FromEnvironment() =>
        Environment.GetEnvironmentVariable(SasVariable) is { Length: > 0 } sas ? FromSas(sas)
        : Environment.GetEnvironmentVariable(ConnectionVariable) is { Length: > 0 } connection
            ? FromConnectionString(connection)
        : Anonymous;

    internal BlobContainerClient Container(Uri service, string container)
    {
        var options = new BlobClientOptions(BlobClientOptions.ServiceVersion.V2026_06_06);
        options.Retry.Mode = RetryMode.Exponential;
        options.Retry.MaxRetries = Retries;
        options.Retry.Delay = TimeSpan.FromMilliseconds(200);
        options.Retry.MaxDelay = TimeSpan.FromSeconds(20);
        options.Retry.NetworkTimeout = Patience;
        if (_connection is not null)
        {
            return OfConnection(service, container, options);
        }

        if (_sas is not null)
        {
            RequireSecrecy(service);
        }

        var address = new BlobUriBuilder(service) { BlobContainerName = container, BlobName = "", Query = _sas };
        return new BlobContainerClient(address.ToUri(), options);
    }

    // The address says which account is meant: a connection string of another one would read something else.
    private BlobContainerClient OfConnection(Uri service, string container, BlobClientOptions options)
    {
        BlobContainerClient client;
        try
        {
            client = new BlobContainerClient(_connection, container, options);
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            throw new BlobAccessException("The connection string is none.", "连接字符串格式不正确。");
        }

        if (_connection!.Contains("SharedAccessSignature", StringComparison.OrdinalIgnoreCase))
        {
            RequireSecrecy(client.Uri);
        }

        var named = new BlobUriBuilder(client.Uri);
        var asked = new BlobUriBuilder(service);
        return named.AccountName == asked.AccountName && named.Host == asked.Host && named.Port == asked.Port
            ? client
            : throw new BlobAccessException(
                "The connection string is that of another account than the address.", "连接字符串与地址不是同一账户。");
    }

    // A signature is sent as it stands: whoever sees it on the way can use it.
    private static void RequireSecrecy(Uri service)
    {
        if (service.Scheme != Uri.UriSchemeHttps && !service.IsLoopback)
        {
            throw new BlobAccessException(
                "A signature is sent over https only: over http others could read it on the way.",
                "签名只经 https 发送：经 http 发送时途中他人可以读取。");
        }
    }
}
