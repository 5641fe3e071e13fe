// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.30;

import {AccessControl} from "@openzeppelin/contracts/access/AccessControl.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {ILedgerMirror} from "./interfaces/ILedgerMirror.sol";
import {InclusionProof} from "./libraries/InclusionProof.sol";
import {RightsViews} from "./RightsViews.sol";
import {Commit} from "./types/Records.sol";

/// @title The mirror of one log on one chain
/// @dev There is no owner's power over what is mirrored: nobody pauses, upgrades, corrects or deletes. The
/// administrator grants and revokes the ceremony role; that role names the log key. Another contract is another mirror.
contract LedgerMirror is RightsViews, EIP712, AccessControl {
    struct Head {
        address logKey;
        uint64 size;
        uint32 blobs;
    }

    struct Roots {
        bytes32 sha256Root;
        bytes32 sm3Root;
    }

    /// @notice May name the log key, after a key ceremony.
    bytes32 public constant KEY_CEREMONY_ROLE = keccak256("KEY_CEREMONY_ROLE");

    bytes32 private constant COMMIT_TYPEHASH = keccak256(
        "Commit(bytes32 origin,uint64 from,uint64 to,bytes32 sha256Root,bytes32 sm3Root,"
        "bytes32 operationsDigest,bool voided)"
    );

    bytes32 private immutable _origin;
    Head private _head;
    mapping(uint64 size => Roots) private _roots;

    /// @param origin_ keccak256 of the log's origin.
    /// @param logKey_ The address of the log's secp256k1 lane.
    /// @param administrator Who grants and revokes the ceremony role.
    constructor(bytes32 origin_, address logKey_, address administrator) EIP712("Ledger", "1") {
        if (logKey_ == address(0)) revert LedgerMirrorInvalidLogKey(logKey_);
        _origin = origin_;
        _head.logKey = logKey_;
        _grantRole(DEFAULT_ADMIN_ROLE, administrator);
    }

    /// @inheritdoc ILedgerMirror
    function commit(Commit calldata commitment, bytes calldata operations, bytes calldata signature) external {
        Head memory head = _head;
        _requireNext(commitment, head.size);
        _requireSigned(commitment, operations, signature, head.logKey);

        head.size = commitment.to;
        if (commitment.voided) {
            _applyMarks(operations);
        } else {
            head.blobs = uint32(_applyOperations(operations, head.blobs));
        }
        _head = head;
        _roots[commitment.to] = Roots(commitment.sha256Root, commitment.sm3Root);
        emit Committed(
            commitment.from,
            commitment.to,
            commitment.sha256Root,
            commitment.sm3Root,
            commitment.operationsDigest,
            commitment.voided
        );
    }

    /// @inheritdoc ILedgerMirror
    function rotateLogKey(address next) external onlyRole(KEY_CEREMONY_ROLE) {
        address previous = _head.logKey;
        if (next == address(0) || next == previous) revert LedgerMirrorInvalidLogKey(next);
        _head.logKey = next;
        emit LogKeyRotated(previous, next, _head.size);
    }

    /// @inheritdoc ILedgerMirror
    function origin() external view returns (bytes32) {
        return _origin;
    }

    /// @inheritdoc ILedgerMirror
    function logKey() external view returns (address) {
        return _head.logKey;
    }

    /// @inheritdoc ILedgerMirror
    function size() external view returns (uint64) {
        return _head.size;
    }

    /// @inheritdoc ILedgerMirror
    function rootsAt(uint64 size_) public view returns (bytes32 sha256Root, bytes32 sm3Root) {
        Roots memory roots = _roots[size_];
        if (roots.sha256Root == 0) revert LedgerMirrorUnknownSize(size_);
        return (roots.sha256Root, roots.sm3Root);
    }

    /// @inheritdoc ILedgerMirror
    function verifyInclusion(bytes32 leafHash, uint64 index, uint64 size_, bytes32[] calldata proof)
        external
        view
        returns (bool)
    {
        (bytes32 root,) = rootsAt(size_);
        return InclusionProof.verify(leafHash, index, size_, proof, root);
    }

    function _requireNext(Commit calldata commitment, uint64 current) private view {
        (uint64 from, uint64 to) = (commitment.from, commitment.to);
        if (commitment.origin != _origin) revert LedgerMirrorWrongOrigin(commitment.origin, _origin);
        if (to <= from) revert LedgerMirrorEmptyRange(from, to);
        if (to <= current) revert LedgerMirrorAlreadyCommitted(from, to, current);
        if (from != current) revert LedgerMirrorNotContiguous(from, current);
    }

    function _requireSigned(
        Commit calldata commitment,
        bytes calldata operations,
        bytes calldata signature,
        address expected
    ) private view {
        bytes32 operationsDigest = keccak256(operations);
        if (operationsDigest != commitment.operationsDigest) {
            revert LedgerMirrorWrongOperations(operationsDigest, commitment.operationsDigest);
        }
        bytes32 digest = _hashTypedDataV4(keccak256(abi.encode(COMMIT_TYPEHASH, commitment)));
        // A malformed signature and one with high S recover to zero, which is never the log key.
        (address signer,,) = ECDSA.tryRecoverCalldata(digest, signature);
        if (signer != expected) revert LedgerMirrorWrongSigner(signer, expected);
    }
}
