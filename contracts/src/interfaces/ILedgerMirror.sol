// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.30;

import {Asset, Commit, Right, RightKind} from "../types/Records.sol";

/// @title The mirror of a registry's log: who has which right over a data asset, as the log says at `size()`
/// @notice State changes only through `commit`, in contiguous ranges under the log key's signature (SPEC-mirror).
/// Views answer from the state at `size()`; what the log says later they cannot know.
interface ILedgerMirror {
    /// @notice The range `[from, to)` was committed; voided: with marks in place of operations.
    event Committed(
        uint64 indexed from,
        uint64 indexed to,
        bytes32 sha256Root,
        bytes32 sm3Root,
        bytes32 operationsDigest,
        bool voided
    );

    /// @notice Transactions `first`, `first + 1`, … of the asset were filed, with these digests.
    event TransactionsFiled(bytes16 indexed asset, uint64 first, bytes32[] digests);

    /// @notice Egress records `first`, `first + 1`, … of the asset were filed, with these digests.
    event EgressFiled(bytes16 indexed asset, uint64 first, bytes32[] digests);

    /// @notice A voided range concerned the asset; touched: its record and rights read not mirrored until set again.
    event AssetMarked(bytes16 indexed asset, bool touched, uint32 rights, uint64 transactions, uint64 egress);

    /// @notice Commits from `size` on are signed by `next`.
    event LogKeyRotated(address indexed previous, address indexed next, uint64 size);

    /// @notice The commit belongs to another log.
    error LedgerMirrorWrongOrigin(bytes32 origin, bytes32 expected);

    /// @notice The range has no entries.
    error LedgerMirrorEmptyRange(uint64 from, uint64 to);

    /// @notice A harmless repeat: everything in the range is committed already.
    error LedgerMirrorAlreadyCommitted(uint64 from, uint64 to, uint64 size);

    /// @notice The range does not begin where the last one ended.
    error LedgerMirrorNotContiguous(uint64 from, uint64 size);

    /// @notice The operations are not the signed ones.
    error LedgerMirrorWrongOperations(bytes32 operationsDigest, bytes32 signed);

    /// @notice Not the log key's signature; `signer` is zero when it is no signature at all.
    error LedgerMirrorWrongSigner(address signer, address logKey);

    /// @notice Bytes that SPEC-mirror does not allow, found at or before this offset.
    error LedgerMirrorMalformedOperations(uint256 offset);

    /// @notice The record's version does not follow the stored one.
    error LedgerMirrorStaleAsset(bytes16 asset, uint64 version, uint64 stored);

    /// @notice The right's version does not follow the stored one.
    error LedgerMirrorStaleRight(bytes16 asset, uint32 n, uint64 version, uint64 stored);

    /// @notice A new right is not the next one of its asset.
    error LedgerMirrorRightGap(bytes16 asset, uint32 n, uint32 rights);

    /// @notice A transaction number does not continue the counter.
    error LedgerMirrorTransactionGap(bytes16 asset, uint64 number, uint64 transactions);

    /// @notice An egress number does not continue the counter.
    error LedgerMirrorEgressGap(bytes16 asset, uint64 number, uint64 egress);

    /// @notice A blob could not be written.
    error LedgerMirrorBlobFailed(uint256 blob);

    /// @notice The answer would rest on keys that a voided range left unset.
    error LedgerMirrorNotMirrored(bytes16 asset);

    /// @notice A kind of right is asked for that does not exist.
    error LedgerMirrorUnknownKind(RightKind kind);

    /// @notice No commit ended at this size.
    error LedgerMirrorUnknownSize(uint64 size);

    /// @notice The zero address can sign nothing; the present key is no rotation.
    error LedgerMirrorInvalidLogKey(address logKey);

    /// @notice Applies the next range. Anyone may relay it, any number of times: only the first changes anything.
    /// @param operations The operations of the range, or its marks when it is voided (SPEC-mirror).
    /// @param signature The log key's 65 bytes over the EIP-712 digest of `commitment`.
    function commit(Commit calldata commitment, bytes calldata operations, bytes calldata signature) external;

    /// @notice Names the key that signs from now on. Ceremony role only.
    function rotateLogKey(address next) external;

    /// @notice keccak256 of the log's origin.
    function origin() external view returns (bytes32);

    /// @notice The address of the key that signs commits.
    function logKey() external view returns (address);

    /// @notice How many entries of the log are committed.
    function size() external view returns (uint64);

    /// @notice The roots of the log at a size at which a commit ended; reverts for any other.
    function rootsAt(uint64 size_) external view returns (bytes32 sha256Root, bytes32 sm3Root);

    /// @notice Whether the leaf is at `index` in the log of `size_` entries (RFC 9162, section 2.1.3.2; SHA-256).
    function verifyInclusion(bytes32 leafHash, uint64 index, uint64 size_, bytes32[] calldata proof)
        external
        view
        returns (bool);

    /// @notice The record of an asset; status None when there is none, NotMirrored when it is not known.
    function asset(bytes16 id) external view returns (Asset memory);

    /// @notice The highest right, transaction and egress number of an asset.
    function counters(bytes16 id) external view returns (uint32 rights, uint64 transactions, uint64 egress);

    /// @notice Whether the record and every right of the asset are as the log says at `size()`.
    function isMirrored(bytes16 id) external view returns (bool);

    /// @notice One right; status None when there is none, NotMirrored when it is not known.
    function rightOf(bytes16 id, uint32 n) external view returns (Right memory);

    /// @notice Every right the asset ever had, by number; those that are not known have status NotMirrored.
    function rightsOf(bytes16 id) external view returns (Right[] memory);

    /// @notice The rights of a kind that are in force and whose term covers the day. Reverts when a key of the asset is
    /// not mirrored: an answer could lack a right.
    /// @param day Civil days since 1970-01-01, China Standard Time.
    function rightsInForce(bytes16 id, RightKind kind, uint24 day) external view returns (Right[] memory);
}
