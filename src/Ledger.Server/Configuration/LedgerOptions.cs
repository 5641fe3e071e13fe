using Ledger.Grains.Publication;

namespace Ledger.Server.Configuration;

/// <summary>
/// What a registry is, and what it stands on. Read from <c>ledger.json</c> and from <c>Ledger__…</c> variables.
/// </summary>
public sealed class LedgerOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Ledger";

    /// <summary>Origins of development registries begin with this; nothing else may use development parts.</summary>
    public const string DevelopmentPrefix = "dev-";

    /// <summary>The log's origin, for example <c>dev-ledger.example/registry</c>.</summary>
    public string Origin { get; set; } = "";

    /// <summary>Two digits of GB/T 2260 that certificate codes begin with (guide, annex 6).</summary>
    public int Region { get; set; } = -1;

    /// <summary>The registrar's digit in certificate codes (guide, annex 6).</summary>
    public int Registrar { get; set; } = -1;

    /// <summary>The party id of the registration authority itself, 32 hex characters.</summary>
    public string RegistrarParty { get; set; } = "";

    /// <summary>Folder for everything that the embedded defaults keep.</summary>
    public string Data { get; set; } = "";

    /// <summary>First legal time of a development registry, UTC; null for a registry that lives in real time.</summary>
    public DateTimeOffset? SimulatedLegalStart { get; set; }

    /// <summary>The journal.</summary>
    public JournalOptions Journal { get; set; } = new();

    /// <summary>The object store for tiles, manifests and documents.</summary>
    public ObjectOptions Objects { get; set; } = new();

    /// <summary>How supporting documents are encrypted.</summary>
    public DocumentOptions Documents { get; set; } = new();

    /// <summary>What certificates are printed with and refer to.</summary>
    public CertificateOptions Certificates { get; set; } = new();

    /// <summary>The chain instances that mirror the log; none is lawful.</summary>
    public IList<ChainOptions> Chains { get; } = [];

    /// <summary>Files with the province's own rules over national ones; none is lawful.</summary>
    public IList<string> RuleOverlays { get; } = [];

    /// <summary>Who stamps checkpoints with a time.</summary>
    public TimeStampOptions TimeStamps { get; set; } = new();

    /// <summary>How stamps are renewed before they end.</summary>
    public PreservationOptions Preservation { get; set; } = new();

    /// <summary>How checkpoints are published.</summary>
    public PublicationOptions Publication { get; set; } = new();

    /// <summary>How often the access journal is sealed into the log, while something new stands in it.</summary>
    public TimeSpan AccessSealEvery { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>The witnesses that cosign checkpoints; none is lawful.</summary>
    public IList<WitnessOptions> Witnesses { get; } = [];

    /// <summary>How many witnesses make a checkpoint a witnessed one, by the anchors that are published.</summary>
    public int WitnessQuorum { get; set; } = 1;

    /// <summary>Where the registry may post to when others name the address.</summary>
    public OutboundOptions Outbound { get; set; } = new();

    /// <summary>Who stands between the registry and those who ask it.</summary>
    public InboundOptions Inbound { get; set; } = new();

    /// <summary>Whether the origin is a development registry's.</summary>
    public bool IsDevelopment => Origin.StartsWith(DevelopmentPrefix, StringComparison.Ordinal);
}

/// <summary>The way out to addresses that others name.</summary>
public sealed class OutboundOptions
{
    /// <summary>
    /// Networks that are reached though they are private, for example <c>10.20.0.0/16</c>; none by default.
    /// </summary>
    public IList<string> Allowed { get; } = [];
}

/// <summary>The way in.</summary>
public sealed class InboundOptions
{
    /// <summary>
    /// Proxies that are believed for whom they ask and by which scheme, for example <c>10.20.0.7</c> or
    /// <c>10.20.0.0/16</c>. None by default: then all that one proxy sends counts as one caller's without a token.
    /// </summary>
    public IList<string> Proxies { get; } = [];
}

/// <summary>Where the journal is.</summary>
public sealed class JournalOptions
{
    /// <summary><c>sqlite</c> or <c>postgres</c>.</summary>
    public string Kind { get; set; } = "sqlite";

    /// <summary>Connection string (postgres); a file under the data folder when empty (sqlite).</summary>
    public string Connection { get; set; } = "";
}

/// <summary>Where objects are.</summary>
public sealed class ObjectOptions
{
    /// <summary><c>directory</c> or <c>azure</c>.</summary>
    public string Kind { get; set; } = "directory";

    /// <summary>Folder (directory) in which <c>objects</c> lies; the data folder when empty.</summary>
    public string Path { get; set; } = "";

    /// <summary>Connection string (azure).</summary>
    public string Connection { get; set; } = "";

    /// <summary>Container (azure).</summary>
    public string Container { get; set; } = "ledger";
}

/// <summary>Encryption of supporting documents.</summary>
public sealed class DocumentOptions
{
    /// <summary>
    /// <c>aes-256-gcm</c> or <c>sm4-gcm</c>, for new documents and keys; what is kept names its own.
    /// </summary>
    public string Algorithm { get; set; } = "aes-256-gcm";

    /// <summary>
    /// Folder of the key-encryption key <c>documents-kek.json</c>; the registry's keys when empty. Whoever has a backup
    /// of the objects must not have this folder too.
    /// </summary>
    public string KeyFolder { get; set; } = "";
}

/// <summary>How certificates are made.</summary>
public sealed class CertificateOptions
{
    /// <summary>
    /// The registry's public address, which certificates name for verification; whatever address a certificate is asked
    /// for at when empty, which only a development registry should rely on.
    /// </summary>
    public string Address { get; set; } = "";

    /// <summary>Folder of <c>NotoSansCJK-Regular.ttc</c> and <c>-Bold.ttc</c>; the system's when empty.</summary>
    public string Fonts { get; set; } = "";
}

/// <summary>One chain to mirror to.</summary>
public sealed class ChainOptions
{
    /// <summary>The instance's name here, for example <c>evm</c>.</summary>
    public string Name { get; set; } = "";

    /// <summary>JSON-RPC address of a node.</summary>
    public string Rpc { get; set; } = "";

    /// <summary>The chain id the node must have.</summary>
    public ulong ChainId { get; set; }

    /// <summary>The mirror contract; deployed at first start of a development registry when empty.</summary>
    public string Contract { get; set; } = "";

    /// <summary>
    /// The most gas that one commit may use here. A chain with smaller blocks needs less; a chain whose limit per
    /// transaction is higher (EIP-7825 has 16,777,216) takes more. The log publishes a checkpoint before the entries
    /// since the last one could ask for more than the least of all chains.
    /// </summary>
    public ulong MaximumGas { get; set; } = 16_000_000;

    /// <summary>Blocks on top after which a block counts as final; 0 for consensus with instant finality.</summary>
    public uint Confirmations { get; set; }

    /// <summary>
    /// Who seals this chain's blocks (QBFT) when the log begins to name them; two operators change them in the log.
    /// With these, only a sealed block counts, and evidence proves itself by the seals; without, what evidence says of
    /// a production chain is not shown.
    /// </summary>
    public IList<ValidatorOptions> Validators { get; } = [];
}

/// <summary>A set of QBFT validators, in force until the next one of the same chain.</summary>
public sealed class ValidatorOptions
{
    /// <summary>
    /// Keccak-256 of the chain's first block, 64 hex characters. A chain that began anew has other sets; those of the
    /// old one stay, so that its evidence stays provable.
    /// </summary>
    public string Genesis { get; set; } = "";

    /// <summary>The height of the first block that they seal.</summary>
    public ulong From { get; set; }

    /// <summary>Their addresses, 0x and 40 lowercase hex characters each.</summary>
    public IList<string> Addresses { get; } = [];
}

/// <summary>The rhythm of checkpoints.</summary>
public sealed class PublicationOptions
{
    /// <summary>Pause between two looks for new entries.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>A checkpoint at least this often, also without new entries.</summary>
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromHours(1);

    /// <summary>
    /// What a start compares of journal and publication: <c>Tail</c>, what was entered last and the map's roots, which
    /// takes some ten seconds for a million entries; or <c>Whole</c>, every entry, which takes minutes, as the audit
    /// does beside a registry that runs.
    /// </summary>
    public StartCheck StartCheck { get; set; } = StartCheck.Tail;
}
