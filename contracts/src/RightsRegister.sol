// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.30;

import {ILedgerMirror} from "./interfaces/ILedgerMirror.sol";
import {BlobStore} from "./libraries/BlobStore.sol";
import {OperationsReader} from "./libraries/OperationsReader.sol";
import {GROUP_HEADER_LENGTH, GroupHeader} from "./types/GroupHeader.sol";
import {PackedAsset} from "./types/PackedAsset.sol";
import {PackedRight, packRight} from "./types/PackedRight.sol";

/// @title Assets and rights in storage, and the operations of SPEC-mirror that set them
/// @dev Holder, terms and content stand in blobs, everything else in one slot a key. Nothing here asks who may write:
/// the contract that inherits does, before it applies anything.
abstract contract RightsRegister is ILedgerMirror {
    using BlobStore for BlobStore.Draft;
    using OperationsReader for bytes;

    /// @dev A slot that is found once and then read and written.
    struct AssetSlot {
        PackedAsset packed;
    }

    struct RightSlot {
        PackedRight packed;
    }

    // The widths of the keys do not matter: each is padded to a word.
    mapping(bytes32 asset => AssetSlot) private _assets;
    mapping(bytes32 asset => mapping(uint256 n => RightSlot)) private _rights;

    /// @dev Applies operations; words that are new go to the blobs from `blob` on.
    /// @return The first blob that is free afterwards.
    function _applyOperations(bytes calldata operations, uint256 blob) internal returns (uint256) {
        (uint256 groups, uint256 words, uint256 wordOffset) = operations.requireOperations();
        BlobStore.Draft memory draft = BlobStore.draft(blob, words);
        (uint256 head, uint256 word) = (OperationsReader.GROUPS, wordOffset);
        for (; groups != 0; --groups) {
            (head, word) = _applyGroup(operations, head, word, draft);
        }
        return draft.write();
    }

    /// @dev Applies the marks of a voided range.
    function _applyMarks(bytes calldata marks) internal {
        uint256 groups = marks.requireMarks();
        for (uint256 i; i < groups; ++i) {
            _applyMark(marks, OperationsReader.GROUPS + OperationsReader.MARK * i);
        }
    }

    function _packedAsset(bytes16 id) internal view returns (PackedAsset) {
        return _assets[id].packed;
    }

    function _packedRight(bytes16 id, uint32 n) internal view returns (PackedRight) {
        return _rights[id][n].packed;
    }

    /// @return Where the next group's head and words begin.
    function _applyGroup(bytes calldata data, uint256 head, uint256 word, BlobStore.Draft memory draft)
        private
        returns (uint256, uint256)
    {
        GroupHeader header = data.groupHeader(head);
        AssetSlot storage slot = _assets[header.key()];
        PackedAsset stored = slot.packed;
        // No overflow: the frame was checked, so the offsets stay within the data.
        unchecked {
            head += GROUP_HEADER_LENGTH;
            if (header.record() != 0) {
                stored = _setRecord(data, head, word, draft, header, stored);
                head += OperationsReader.RECORD;
                word += 32;
            }
            uint256 count = header.rights();
            if (count != 0) {
                stored = _setRights(data, head, word, draft, header, stored);
                head += OperationsReader.RIGHT * count;
                word += 64 * count;
            }
            count = header.transactions();
            if (count != 0) {
                stored = _fileTransactions(data, head, header, stored);
                head += OperationsReader.NUMBER + 32 * count;
            }
            count = header.egress();
            if (count != 0) {
                stored = _fileEgress(data, head, header, stored);
                head += OperationsReader.NUMBER + 32 * count;
            }
        }
        slot.packed = stored;
        return (head, word);
    }

    function _setRecord(
        bytes calldata data,
        uint256 head,
        uint256 word,
        BlobStore.Draft memory draft,
        GroupHeader header,
        PackedAsset stored
    ) private view returns (PackedAsset next) {
        next = stored.withRecord(data.word(head));
        if (!next.isWellFormed()) OperationsReader.malformed(head);
        uint64 version = stored.version();
        if (next.version() <= version) revert LedgerMirrorStaleAsset(header.asset(), next.version(), version);
        // A content that stays keeps its place.
        if (version == 0 || uint256(BlobStore.read(stored.pointer())) != data.word(word)) {
            next = next.withPointer(draft.add(data, word, 1));
        }
    }

    function _setRights(
        bytes calldata data,
        uint256 head,
        uint256 word,
        BlobStore.Draft memory draft,
        GroupHeader header,
        PackedAsset stored
    ) private returns (PackedAsset) {
        mapping(uint256 n => RightSlot) storage rights = _rights[header.key()];
        uint256 highest = stored.rights();
        uint256 voids = stored.voids();
        uint256 previous;
        // No overflow: the frame was checked, so the offsets stay within the data; n has 32 bits.
        unchecked {
            uint256 end = head + OperationsReader.RIGHT * header.rights();
            do {
                uint256 operation = data.word(head);
                uint256 n = operation >> 224;
                PackedRight right = packRight(operation << 32, voids);
                if (n <= previous || !right.isWellFormed()) OperationsReader.malformed(head);
                previous = n;
                if (n > highest) {
                    if (n != ++highest) revert LedgerMirrorRightGap(header.asset(), uint32(n), uint32(highest - 1));
                }
                RightSlot storage slot = rights[n];
                PackedRight before = slot.packed;
                if (!right.isAfter(before)) _revertStale(header.asset(), n, right, before);
                // Holder and terms that stay keep their place.
                bool kept = before.isSet() && BlobStore.isPairAt(before.pointer(), data, word);
                slot.packed = right.withPointer(kept ? before.pointer() : draft.add(data, word, 2));
                head += OperationsReader.RIGHT;
                word += 64;
            } while (head != end);
        }
        return stored.withRights(highest);
    }

    function _revertStale(bytes16 id, uint256 n, PackedRight right, PackedRight before) private pure {
        revert LedgerMirrorStaleRight(id, uint32(n), right.version(), before.version());
    }

    function _fileTransactions(bytes calldata data, uint256 head, GroupHeader header, PackedAsset stored)
        private
        returns (PackedAsset)
    {
        uint40 first = data.number(head);
        uint40 counter = stored.transactions();
        unchecked {
            if (first != uint256(counter) + 1) revert LedgerMirrorTransactionGap(header.asset(), first, counter);
            head += OperationsReader.NUMBER;
        }
        emit TransactionsFiled(header.asset(), first, data.digests(head, header.transactions()));
        return stored.withTransactions(counter + uint40(header.transactions()));
    }

    function _fileEgress(bytes calldata data, uint256 head, GroupHeader header, PackedAsset stored)
        private
        returns (PackedAsset)
    {
        uint40 first = data.number(head);
        uint40 counter = stored.egress();
        unchecked {
            if (first != uint256(counter) + 1) revert LedgerMirrorEgressGap(header.asset(), first, counter);
            head += OperationsReader.NUMBER;
        }
        emit EgressFiled(header.asset(), first, data.digests(head, header.egress()));
        return stored.withEgress(counter + uint40(header.egress()));
    }

    function _applyMark(bytes calldata data, uint256 offset) private {
        uint256 mark = data.word(offset);
        bytes16 id = bytes16(bytes32(mark));
        uint256 touched = uint8(mark >> 120);
        uint32 rights = uint32(mark >> 88);
        uint40 transactions = uint40(mark >> 48);
        uint40 egress = uint40(mark >> 8);
        if (touched > 1 || uint120(mark >> 8) == 0 || (touched == 0 && rights != 0)) {
            OperationsReader.malformed(offset);
        }

        AssetSlot storage slot = _assets[id];
        PackedAsset stored = slot.packed;
        if (transactions != 0) {
            if (transactions <= stored.transactions()) {
                revert LedgerMirrorTransactionGap(id, transactions, stored.transactions());
            }
            stored = stored.withTransactions(transactions);
        }
        if (egress != 0) {
            if (egress <= stored.egress()) revert LedgerMirrorEgressGap(id, egress, stored.egress());
            stored = stored.withEgress(egress);
        }
        if (rights > stored.rights()) stored = stored.withRights(rights);
        if (touched == 1) stored = stored.plusVoid();
        slot.packed = stored;
        emit AssetMarked(id, touched == 1, rights, transactions, egress);
    }
}
