// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.30;

import {ILedgerMirror} from "./interfaces/ILedgerMirror.sol";
import {BlobStore} from "./libraries/BlobStore.sol";
import {RightsRegister} from "./RightsRegister.sol";
import {PackedAsset} from "./types/PackedAsset.sol";
import {PackedRight} from "./types/PackedRight.sol";
import {Asset, AssetStatus, Right, RightKind, RightStatus} from "./types/Records.sol";

/// @title What a participant may ask about assets and rights
/// @dev A key that is not mirrored shows no value at all, so that nobody reads an old one by overlooking its status.
abstract contract RightsViews is RightsRegister {
    /// @inheritdoc ILedgerMirror
    function asset(bytes16 id) external view returns (Asset memory decoded) {
        PackedAsset stored = _packedAsset(id);
        if (stored.isStale()) {
            decoded.status = AssetStatus.NotMirrored;
        } else if (stored.version() != 0) {
            decoded = Asset(stored.version(), stored.kind(), stored.status(), BlobStore.read(stored.pointer()));
        }
    }

    /// @inheritdoc ILedgerMirror
    function counters(bytes16 id) external view returns (uint32 rights, uint64 transactions, uint64 egress) {
        PackedAsset stored = _packedAsset(id);
        return (stored.rights(), stored.transactions(), stored.egress());
    }

    /// @inheritdoc ILedgerMirror
    function isMirrored(bytes16 id) external view returns (bool) {
        PackedAsset stored = _packedAsset(id);
        if (stored.isStale()) return false;
        uint32 count = stored.rights();
        for (uint32 n = 1; n <= count; ++n) {
            if (!_isMirrored(stored, _packedRight(id, n))) return false;
        }
        return true;
    }

    /// @inheritdoc ILedgerMirror
    function rightOf(bytes16 id, uint32 n) external view returns (Right memory decoded) {
        PackedAsset stored = _packedAsset(id);
        if (n == 0 || n > stored.rights()) {
            decoded.n = n;
        } else {
            decoded = _decoded(stored, id, n);
        }
    }

    /// @inheritdoc ILedgerMirror
    function rightsOf(bytes16 id) external view returns (Right[] memory rights) {
        PackedAsset stored = _packedAsset(id);
        rights = new Right[](stored.rights());
        for (uint32 n = 1; n <= rights.length; ++n) {
            rights[n - 1] = _decoded(stored, id, n);
        }
    }

    /// @inheritdoc ILedgerMirror
    function rightsInForce(bytes16 id, RightKind kind, uint24 day) external view returns (Right[] memory rights) {
        if (kind == RightKind.None) revert LedgerMirrorUnknownKind(kind);
        PackedAsset stored = _packedAsset(id);
        if (stored.isStale()) revert LedgerMirrorNotMirrored(id);
        uint256 found;
        rights = new Right[](stored.rights());
        for (uint32 n = 1; n <= stored.rights(); ++n) {
            Right memory right = _decoded(stored, id, n);
            if (right.status == RightStatus.NotMirrored) revert LedgerMirrorNotMirrored(id);
            if (right.kind == kind && right.status == RightStatus.InForce && _covers(right, day)) {
                rights[found++] = right;
            }
        }
        assembly ("memory-safe") {
            // Only shorter than allocated: found counts a subset.
            mstore(rights, found)
        }
    }

    function _decoded(PackedAsset stored, bytes16 id, uint32 n) private view returns (Right memory decoded) {
        PackedRight right = _packedRight(id, n);
        if (!_isMirrored(stored, right)) {
            decoded.n = n;
            decoded.status = RightStatus.NotMirrored;
            return decoded;
        }
        decoded = right.decode(n);
        decoded.holder = BlobStore.read(right.pointer());
        decoded.terms = BlobStore.read(uint256(right.pointer()) + 1);
    }

    /// @dev A right that was never set, or not since the asset was last marked, is not known.
    function _isMirrored(PackedAsset stored, PackedRight right) private pure returns (bool) {
        return right.version() != 0 && right.voids() == stored.voids();
    }

    function _covers(Right memory right, uint24 day) private pure returns (bool) {
        return right.fromDay <= day && (right.untilDay == 0 || day <= right.untilDay);
    }
}
