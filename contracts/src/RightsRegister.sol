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

    /// @dev Where the reader stands among the heads and among the words of the operations.
    struct Cursor {
        uint256 head;
        uint256 word;
    }

    /// @dev A slot that is found once and then read and written.
    struct AssetSlot {
        PackedAsset packed;
    }

    struct RightSlot {
        PackedRight packed;
    }

    mapping(bytes16 asset => AssetSlot) private _assets;
    mapping(bytes16 asset => mapping(uint32 n => RightSlot)) private _rights;

    /// @dev Applies operations; words that are new go to the blobs from `blob` on.
    /// @return The first blob that is free afterwards.
    function _applyOperations(bytes calldata operations, uint256 blob) internal returns (uint256) {
        (uint256 groups, uint256 words, uint256 wordOffset) = operations.requireOperations();
        Cursor memory cursor = Cursor(OperationsReader.GROUPS, wordOffset);
        BlobStore.Draft memory draft = BlobStore.draft(blob, words);
        for (uint256 i; i < groups; ++i) {
            _applyGroup(operations, cursor, draft);
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

    function _applyGroup(bytes calldata data, Cursor memory cursor, BlobStore.Draft memory draft) private {
        GroupHeader header = data.groupHeader(cursor.head);
        cursor.head += GROUP_HEADER_LENGTH;
        bytes16 id = header.asset();
        AssetSlot storage slot = _assets[id];
        PackedAsset stored = slot.packed;
        if (header.record() != 0) stored = _setRecord(data, cursor, draft, id, stored);
        if (header.rights() != 0) stored = _setRights(data, cursor, draft, id, stored, header.rights());
        if (header.transactions() != 0) stored = _fileTransactions(data, cursor, id, stored, header.transactions());
        if (header.egress() != 0) stored = _fileEgress(data, cursor, id, stored, header.egress());
        slot.packed = stored;
    }

    function _setRecord(
        bytes calldata data,
        Cursor memory cursor,
        BlobStore.Draft memory draft,
        bytes16 id,
        PackedAsset stored
    ) private view returns (PackedAsset next) {
        next = stored.withRecord(data.word(cursor.head));
        if (!next.isWellFormed()) OperationsReader.malformed(cursor.head);
        uint64 version = stored.version();
        if (next.version() <= version) revert LedgerMirrorStaleAsset(id, next.version(), version);
        // A content that stays keeps its place.
        if (version == 0 || uint256(BlobStore.read(stored.pointer())) != data.word(cursor.word)) {
            next = next.withPointer(draft.add(data, cursor.word, 1));
        }
        cursor.head += OperationsReader.RECORD;
        cursor.word += 32;
    }

    function _setRights(
        bytes calldata data,
        Cursor memory cursor,
        BlobStore.Draft memory draft,
        bytes16 id,
        PackedAsset stored,
        uint256 count
    ) private returns (PackedAsset) {
        mapping(uint32 n => RightSlot) storage rights = _rights[id];
        uint256 highest = stored.rights();
        uint256 previous;
        uint256 offset = cursor.head;
        uint256 word = cursor.word;
        // No overflow: the frame was checked, so the offsets stay within the data; n has 32 bits.
        unchecked {
            uint256 end = offset + OperationsReader.RIGHT * count;
            for (; offset != end; offset += OperationsReader.RIGHT) {
                uint256 head = data.word(offset);
                uint256 n = head >> 224;
                PackedRight right = packRight(head << 32, stored.voids());
                if (n <= previous || !right.isWellFormed()) OperationsReader.malformed(offset);
                previous = n;
                if (n > highest) {
                    if (n != highest + 1) revert LedgerMirrorRightGap(id, uint32(n), uint32(highest));
                    highest = n;
                }
                RightSlot storage slot = rights[uint32(n)];
                PackedRight before = slot.packed;
                uint64 version = before.version();
                if (right.version() <= version) revert LedgerMirrorStaleRight(id, uint32(n), right.version(), version);
                // Holder and terms that stay keep their place.
                bool kept = version != 0 && _isAt(data, word, before.pointer());
                slot.packed = right.withPointer(kept ? before.pointer() : draft.add(data, word, 2));
                word += 64;
            }
        }
        cursor.head = offset;
        cursor.word = word;
        return stored.withRights(uint32(highest));
    }

    function _isAt(bytes calldata data, uint256 wordOffset, uint256 pointer) private view returns (bool) {
        return uint256(BlobStore.read(pointer)) == data.word(wordOffset)
            && uint256(BlobStore.read(pointer + 1)) == data.word(wordOffset + 32);
    }

    function _fileTransactions(bytes calldata data, Cursor memory cursor, bytes16 id, PackedAsset stored, uint256 count)
        private
        returns (PackedAsset)
    {
        uint40 first = data.number(cursor.head);
        uint40 counter = stored.transactions();
        if (first == 0 || first - 1 != counter) revert LedgerMirrorTransactionGap(id, first, counter);
        emit TransactionsFiled(id, first, data.digests(cursor.head + OperationsReader.NUMBER, count));
        cursor.head += OperationsReader.NUMBER + 32 * count;
        return stored.withTransactions(counter + uint40(count));
    }

    function _fileEgress(bytes calldata data, Cursor memory cursor, bytes16 id, PackedAsset stored, uint256 count)
        private
        returns (PackedAsset)
    {
        uint40 first = data.number(cursor.head);
        uint40 counter = stored.egress();
        if (first == 0 || first - 1 != counter) revert LedgerMirrorEgressGap(id, first, counter);
        emit EgressFiled(id, first, data.digests(cursor.head + OperationsReader.NUMBER, count));
        cursor.head += OperationsReader.NUMBER + 32 * count;
        return stored.withEgress(counter + uint40(count));
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
