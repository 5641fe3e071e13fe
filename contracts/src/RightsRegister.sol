// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.30;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {ILedgerMirror} from "./interfaces/ILedgerMirror.sol";
import {BlobStore} from "./libraries/BlobStore.sol";
import {OperationsReader} from "./libraries/OperationsReader.sol";
import {PackedAsset} from "./types/PackedAsset.sol";
import {PackedRight, packRight} from "./types/PackedRight.sol";

/// @title Assets and rights in storage, and the operations of SPEC-mirror that set them
/// @dev Holder, terms and content stand in blobs, everything else in one slot a key. Nothing here asks who may write:
/// the contract that inherits does, before it applies anything.
abstract contract RightsRegister is ILedgerMirror {
    using OperationsReader for bytes;

    /// @dev Where the reader stands, and where the next word of the commit will stand in the blobs.
    struct Cursor {
        uint256 offset;
        uint256 pointer;
    }

    uint256 private constant OPERATIONS = 1;
    uint256 private constant MARKS = 2;
    uint256 private constant GROUP_HEADER = 23;
    uint256 private constant RECORD_HEAD = 9;
    uint256 private constant RIGHT_HEAD = 20;
    uint256 private constant MARK = 31;
    uint256 private constant MAXIMUM_WORDS = type(uint16).max;

    mapping(bytes16 asset => PackedAsset) private _assets;
    mapping(bytes16 asset => mapping(uint32 n => PackedRight)) private _rights;

    /// @dev Applies operations; the words go to the blobs from `blob` on.
    /// @return The first blob that is free afterwards.
    function _applyOperations(bytes calldata operations, uint256 blob) internal returns (uint256) {
        uint256 groups = _readForm(operations, OPERATIONS);
        uint256 firstWord = blob * BlobStore.WORDS;
        Cursor memory cursor = Cursor(3, firstWord);
        bytes16 previous;
        for (uint256 i; i < groups; ++i) {
            bytes16 id = _readAsset(operations, cursor.offset, i, previous);
            _applyGroup(operations, cursor, id);
            previous = id;
        }
        uint256 words = cursor.pointer - firstWord;
        if (cursor.offset + 32 * words != operations.length || words > MAXIMUM_WORDS) {
            revert LedgerMirrorMalformedOperations(cursor.offset);
        }
        return BlobStore.write(operations[cursor.offset:], blob);
    }

    /// @dev Applies the marks of a voided range.
    function _applyMarks(bytes calldata marks) internal {
        uint256 groups = _readForm(marks, MARKS);
        if (marks.length != 3 + MARK * groups) revert LedgerMirrorMalformedOperations(marks.length);
        bytes16 previous;
        for (uint256 i; i < groups; ++i) {
            uint256 offset = 3 + MARK * i;
            bytes16 id = _readAsset(marks, offset, i, previous);
            _applyMark(marks, offset, id);
            previous = id;
        }
    }

    function _packedAsset(bytes16 id) internal view returns (PackedAsset) {
        return _assets[id];
    }

    function _packedRight(bytes16 id, uint32 n) internal view returns (PackedRight) {
        return _rights[id][n];
    }

    function _readForm(bytes calldata data, uint256 form) private pure returns (uint256 groups) {
        if (data.length < 3 || data.number(0, 1) != form) revert LedgerMirrorMalformedOperations(0);
        return data.number(1, 2);
    }

    function _readAsset(bytes calldata data, uint256 offset, uint256 i, bytes16 previous)
        private
        pure
        returns (bytes16 id)
    {
        id = bytes16(bytes32(data.word(offset)));
        // One order, hence one encoding; and no asset twice.
        if (i != 0 && id <= previous) revert LedgerMirrorMalformedOperations(offset);
    }

    function _applyGroup(bytes calldata data, Cursor memory cursor, bytes16 id) private {
        uint256 header = data.number(cursor.offset, GROUP_HEADER);
        uint256 record = uint8(header >> 48);
        if (record > 1 || uint56(header) == 0) revert LedgerMirrorMalformedOperations(cursor.offset);
        cursor.offset += GROUP_HEADER;

        PackedAsset stored = _assets[id];
        if (record == 1) stored = _readRecord(data, cursor, id, stored);
        uint256 count = uint16(header >> 32);
        if (count != 0) stored = stored.withRights(_applyRights(data, cursor, id, stored, count));
        count = uint16(header >> 16);
        if (count != 0) stored = _fileTransactions(data, cursor, id, stored, count);
        count = uint16(header);
        if (count != 0) stored = _fileEgress(data, cursor, id, stored, count);
        _assets[id] = stored;
    }

    function _readRecord(bytes calldata data, Cursor memory cursor, bytes16 id, PackedAsset stored)
        private
        pure
        returns (PackedAsset next)
    {
        next = stored.withRecord(data.number(cursor.offset, RECORD_HEAD) << 184, uint48(cursor.pointer));
        if (next.version() <= stored.version()) {
            revert LedgerMirrorStaleAsset(id, next.version(), stored.version());
        }
        if (!next.isWellFormed()) revert LedgerMirrorMalformedOperations(cursor.offset);
        cursor.offset += RECORD_HEAD;
        cursor.pointer += 1;
    }

    function _applyRights(bytes calldata data, Cursor memory cursor, bytes16 id, PackedAsset stored, uint256 count)
        private
        returns (uint32 highest)
    {
        mapping(uint32 n => PackedRight) storage rights = _rights[id];
        highest = stored.rights();
        uint32 previous;
        for (uint256 i; i < count; ++i) {
            uint256 head = data.word(cursor.offset);
            uint32 n = uint32(head >> 224);
            PackedRight right = packRight(head << 32, stored.voids(), uint48(cursor.pointer));
            if (n <= previous || !right.isWellFormed()) revert LedgerMirrorMalformedOperations(cursor.offset);
            if (n > highest) {
                if (n - highest != 1) revert LedgerMirrorRightGap(id, n, highest);
                highest = n;
            }
            uint64 version = rights[n].version();
            if (right.version() <= version) revert LedgerMirrorStaleRight(id, n, right.version(), version);
            rights[n] = right;
            previous = n;
            cursor.offset += RIGHT_HEAD;
            cursor.pointer += 2;
        }
    }

    function _fileTransactions(
        bytes calldata data,
        Cursor memory cursor,
        bytes16 id,
        PackedAsset stored,
        uint256 count
    ) private returns (PackedAsset) {
        uint256 first = data.number(cursor.offset, 5);
        if (first != uint256(stored.transactions()) + 1) {
            revert LedgerMirrorTransactionGap(id, uint64(first), stored.transactions());
        }
        emit TransactionsFiled(id, uint64(first), data.digests(cursor.offset + 5, count));
        cursor.offset += 5 + 32 * count;
        return stored.withTransactions(_last(first, count));
    }

    function _fileEgress(bytes calldata data, Cursor memory cursor, bytes16 id, PackedAsset stored, uint256 count)
        private
        returns (PackedAsset)
    {
        uint256 first = data.number(cursor.offset, 5);
        if (first != uint256(stored.egress()) + 1) {
            revert LedgerMirrorEgressGap(id, uint64(first), stored.egress());
        }
        emit EgressFiled(id, uint64(first), data.digests(cursor.offset + 5, count));
        cursor.offset += 5 + 32 * count;
        return stored.withEgress(_last(first, count));
    }

    function _applyMark(bytes calldata data, uint256 offset, bytes16 id) private {
        uint256 mark = data.number(offset, MARK);
        uint256 touched = uint8(mark >> 112);
        uint32 rights = uint32(mark >> 80);
        uint40 transactions = uint40(mark >> 40);
        uint40 egress = uint40(mark);
        if (touched > 1 || uint120(mark) == 0 || (touched == 0 && rights != 0)) {
            revert LedgerMirrorMalformedOperations(offset);
        }

        PackedAsset stored = _assets[id];
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
        _assets[id] = stored;
        emit AssetMarked(id, touched == 1, rights, transactions, egress);
    }

    /// @dev The last number of a run; one that leaves the 40 bits of the counter is no number.
    function _last(uint256 first, uint256 count) private pure returns (uint40) {
        return SafeCast.toUint40(first + count - 1);
    }
}
