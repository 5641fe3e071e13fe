using System.Text.Json;
using Ledger.Cryptography;
using Ledger.Evidence.Evm;
using Ledger.Evidence.Mirror;
using Ledger.Ports.Mirror;

namespace Ledger.Evm.Contract;

/// <summary>The mirror contract as it was compiled: its creation code, its calls and its errors.</summary>
public static class MirrorContract
{
    private const string CommitSignature =
        "commit((bytes32,uint64,uint64,bytes32,bytes32,bytes32,bool),bytes,bytes)";

    private static readonly byte[] CommitSelector = AbiWriter.Selector(CommitSignature);

    private static readonly byte[] OriginSelector = AbiWriter.Selector("origin()");

    private static readonly byte[] s_creationCode;

    static MirrorContract()
    {
        using var stream = typeof(MirrorContract).Assembly.GetManifestResourceStream("LedgerMirror.json")
            ?? throw new InvalidOperationException("The contract's artifact is not embedded.");
        using var artifact = JsonDocument.Parse(stream);
        s_creationCode = ReadHex(artifact.RootElement.GetProperty("bytecode").GetString()!);
        Errors = new AbiErrors(artifact.RootElement.GetProperty("abi"));
    }

    /// <summary>The contract's errors.</summary>
    public static AbiErrors Errors { get; }

    /// <summary>The data of the transaction that creates a mirror.</summary>
    /// <param name="origin">Whose log it mirrors: <see cref="MirrorCommit.OriginOf"/>.</param>
    /// <param name="logKey">The address of the log's secp256k1 lane.</param>
    /// <param name="administrator">Who may grant the ceremony role; that role alone names another log key.</param>
    public static byte[] Creation(Digest origin, EvmAddress logKey, EvmAddress administrator) =>
        new AbiWriter().Word(origin).Address(logKey).Address(administrator).Finish(s_creationCode);

    /// <summary>The data of the transaction that hands a commit over.</summary>
    public static byte[] Commit(SignedCommit signed)
    {
        ArgumentNullException.ThrowIfNull(signed);
        var commit = signed.Commit;
        return new AbiWriter()
            .Word(commit.Origin).Number(commit.From).Number(commit.To)
            .Word(commit.Sha256Root).Word(commit.Sm3Root).Word(commit.OperationsDigest)
            .Number(commit.Voided ? 1UL : 0UL)
            .Bytes(signed.Operations)
            .Bytes(signed.Signature)
            .Finish(CommitSelector);
    }

    /// <summary>The role that grants roles (AccessControl).</summary>
    public static Digest AdministratorRole => default;

    /// <summary>The role that names the log key.</summary>
    public static Digest CeremonyRole { get; } = DigestAlgorithm.Keccak256.Hash("KEY_CEREMONY_ROLE"u8);

    /// <summary>The data of the transaction that names another log key.</summary>
    public static byte[] RotateLogKey(EvmAddress next) =>
        new AbiWriter().Address(next).Finish(AbiWriter.Selector("rotateLogKey(address)"));

    /// <summary>The data of the transaction that gives an account a role.</summary>
    public static byte[] GrantRole(Digest role, EvmAddress account) =>
        new AbiWriter().Word(role).Address(account).Finish(AbiWriter.Selector("grantRole(bytes32,address)"));

    /// <summary>The data of the call that asks whether an account has a role.</summary>
    public static byte[] AskRole(Digest role, EvmAddress account) =>
        new AbiWriter().Word(role).Address(account).Finish(AbiWriter.Selector("hasRole(bytes32,address)"));

    /// <summary>The data of the call that asks whose log the contract mirrors.</summary>
    public static ReadOnlyMemory<byte> AskOrigin() => OriginSelector;

    /// <summary>What a reverted commit means.</summary>
    /// <param name="data">The revert data; empty when the gas ran out or the node keeps it to itself.</param>
    /// <param name="nodeMessage">The node's words, for the case that the data says nothing.</param>
    public static MirrorRefusal Refusal(ReadOnlySpan<byte> data, string nodeMessage)
    {
        if (Errors.Read(data) is not { } error)
        {
            return new MirrorRefusal(MirrorRefusalKind.Circumstance, "Reverted", nodeMessage);
        }

        return new MirrorRefusal(KindOf(error.Name), error.Name, error.Message);
    }

    private static MirrorRefusalKind KindOf(string error) => error switch
    {
        "LedgerMirrorAlreadyCommitted" or "LedgerMirrorNotContiguous" => MirrorRefusalKind.NotNext,
        "LedgerMirrorEmptyRange" or "LedgerMirrorWrongOperations" or "LedgerMirrorMalformedOperations"
            or "LedgerMirrorStaleAsset" or "LedgerMirrorStaleRight" or "LedgerMirrorRightGap"
            or "LedgerMirrorTransactionGap" or "LedgerMirrorEgressGap" => MirrorRefusalKind.Permanent,
        // Another log or another log key: no other range would fare better.
        _ => MirrorRefusalKind.Circumstance,
    };

    private static byte[] ReadHex(string text) =>
        Convert.FromHexString(text.StartsWith("0x", StringComparison.Ordinal) ? text.AsSpan(2) : text);
}
