// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.30;

import {InclusionProof} from "../src/libraries/InclusionProof.sol";
import {PackedAsset} from "../src/types/PackedAsset.sol";
import {PackedRight, packRight} from "../src/types/PackedRight.sol";
import {Asset, Right, RightKind, RightStatus} from "../src/types/Records.sol";

/// @title What the mirror is measured against: the same views, one transaction a record
/// @dev Tuned like the product: the same packed slots, arguments packed into words, custom errors, no event for what
/// storage answers, one immutable sender in place of roles. It has no voids, so everything is always mirrored.
/// `key` is asset(16) ‖ number(16), `head` the operation's bytes of SPEC-mirror, left aligned.
contract PerRecordRegistry {
    struct Words {
        bytes32 holder;
        bytes32 terms;
    }

    struct Roots {
        bytes32 sha256Root;
        bytes32 sm3Root;
    }

    event TransactionFiled(bytes16 indexed asset, uint64 number, bytes32 digest);
    event EgressFiled(bytes16 indexed asset, uint64 number, bytes32 digest);

    error PerRecordRegistryUnauthorized(address sender);
    error PerRecordRegistryMalformed(uint256 head);
    error PerRecordRegistryStale(bytes32 key, uint64 version, uint64 stored);
    error PerRecordRegistryGap(bytes32 key, uint256 stored);
    error PerRecordRegistryUnknownSize(uint64 size);

    address private immutable _registrar;
    mapping(bytes16 asset => PackedAsset) private _assets;
    mapping(bytes16 asset => bytes32 content) private _contents;
    mapping(bytes32 key => PackedRight) private _rights;
    mapping(bytes32 key => Words) private _words;
    mapping(uint64 size => Roots) private _roots;
    uint64 private _size;

    modifier onlyRegistrar() {
        if (msg.sender != _registrar) revert PerRecordRegistryUnauthorized(msg.sender);
        _;
    }

    constructor(address registrar) {
        _registrar = registrar;
    }

    function setAsset(bytes16 id, uint256 head, bytes32 content) external onlyRegistrar {
        PackedAsset stored = _assets[id];
        PackedAsset next = stored.withRecord(head);
        if (!next.isWellFormed()) revert PerRecordRegistryMalformed(head);
        if (next.version() <= stored.version()) {
            revert PerRecordRegistryStale(id, next.version(), stored.version());
        }
        _assets[id] = next;
        _contents[id] = content;
    }

    function setRight(bytes32 key, uint256 head, bytes32 holder, bytes32 terms) external onlyRegistrar {
        uint256 n = uint128(uint256(key));
        PackedRight stored = _rights[key];
        if (stored.version() == 0) {
            PackedAsset asset_ = _assets[bytes16(key)];
            if (n != uint256(asset_.rights()) + 1) revert PerRecordRegistryGap(key, asset_.rights());
            _assets[bytes16(key)] = asset_.withRights(uint32(n));
        }
        _replace(key, stored, head);
        _words[key] = Words(holder, terms);
    }

    /// @dev A change that leaves holder and terms: two words less to send and to write.
    function changeRight(bytes32 key, uint256 head) external onlyRegistrar {
        PackedRight stored = _rights[key];
        if (stored.version() == 0) revert PerRecordRegistryGap(key, 0);
        _replace(key, stored, head);
    }

    function fileTransaction(bytes32 key, bytes32 digest) external onlyRegistrar {
        bytes16 id = bytes16(key);
        uint64 number = uint64(uint256(key));
        PackedAsset stored = _assets[id];
        if (number != uint256(stored.transactions()) + 1) revert PerRecordRegistryGap(key, stored.transactions());
        _assets[id] = stored.withTransactions(uint40(number));
        emit TransactionFiled(id, number, digest);
    }

    function fileEgress(bytes32 key, bytes32 digest) external onlyRegistrar {
        bytes16 id = bytes16(key);
        uint64 number = uint64(uint256(key));
        PackedAsset stored = _assets[id];
        if (number != uint256(stored.egress()) + 1) revert PerRecordRegistryGap(key, stored.egress());
        _assets[id] = stored.withEgress(uint40(number));
        emit EgressFiled(id, number, digest);
    }

    function anchor(uint64 size_, bytes32 sha256Root, bytes32 sm3Root) external onlyRegistrar {
        if (size_ <= _size) revert PerRecordRegistryStale(bytes32(uint256(size_)), size_, _size);
        _size = size_;
        _roots[size_] = Roots(sha256Root, sm3Root);
    }

    function size() external view returns (uint64) {
        return _size;
    }

    function rootsAt(uint64 size_) public view returns (bytes32 sha256Root, bytes32 sm3Root) {
        Roots memory roots = _roots[size_];
        if (roots.sha256Root == 0) revert PerRecordRegistryUnknownSize(size_);
        return (roots.sha256Root, roots.sm3Root);
    }

    function verifyInclusion(bytes32 leafHash, uint64 index, uint64 size_, bytes32[] calldata proof)
        external
        view
        returns (bool)
    {
        (bytes32 root,) = rootsAt(size_);
        return InclusionProof.verify(leafHash, index, size_, proof, root);
    }

    function asset(bytes16 id) external view returns (Asset memory decoded) {
        PackedAsset stored = _assets[id];
        if (stored.version() == 0) return decoded;
        return Asset(stored.version(), stored.kind(), stored.status(), _contents[id]);
    }

    function counters(bytes16 id) external view returns (uint32 rights, uint64 transactions, uint64 egress) {
        PackedAsset stored = _assets[id];
        return (stored.rights(), stored.transactions(), stored.egress());
    }

    function rightOf(bytes16 id, uint32 n) public view returns (Right memory decoded) {
        bytes32 key = bytes32(id) | bytes32(uint256(n));
        PackedRight stored = _rights[key];
        decoded.n = n;
        if (stored.version() == 0) return decoded;
        decoded = stored.decode(n);
        decoded.holder = _words[key].holder;
        decoded.terms = _words[key].terms;
    }

    function rightsOf(bytes16 id) public view returns (Right[] memory rights) {
        rights = new Right[](_assets[id].rights());
        for (uint32 n = 1; n <= rights.length; ++n) {
            rights[n - 1] = rightOf(id, n);
        }
    }

    function rightsInForce(bytes16 id, RightKind kind, uint24 day) external view returns (Right[] memory rights) {
        rights = rightsOf(id);
        uint256 found;
        for (uint256 i; i < rights.length; ++i) {
            Right memory right = rights[i];
            bool covered = right.fromDay <= day && (right.untilDay == 0 || day <= right.untilDay);
            if (right.kind == kind && right.status == RightStatus.InForce && covered) rights[found++] = right;
        }
        assembly ("memory-safe") {
            mstore(rights, found)
        }
    }

    function _replace(bytes32 key, PackedRight stored, uint256 head) private {
        PackedRight next = packRight(head, 0);
        if (!next.isWellFormed()) revert PerRecordRegistryMalformed(head);
        if (next.version() <= stored.version()) {
            revert PerRecordRegistryStale(key, next.version(), stored.version());
        }
        _rights[key] = next;
    }
}
