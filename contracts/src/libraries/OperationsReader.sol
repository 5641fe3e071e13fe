// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.30;

import {ILedgerMirror} from "../interfaces/ILedgerMirror.sol";
import {GroupHeader} from "../types/GroupHeader.sol";

/// @title Reads the bytes of SPEC-mirror where they lie
/// @dev `requireOperations` and `requireMarks` check the frame: form, length, order and what each group carries. After
/// that no read leaves the bytes, so the readers check nothing.
library OperationsReader {
    uint256 internal constant GROUPS = 3;
    uint256 internal constant RECORD = 9;
    uint256 internal constant RIGHT = 20;
    uint256 internal constant NUMBER = 5;
    uint256 internal constant MARK = 31;

    uint256 private constant MAXIMUM_WORDS = type(uint16).max;

    /// @dev Checks the frame of operations; how many groups there are, how many words, and where those begin.
    function requireOperations(bytes calldata data)
        internal
        pure
        returns (uint256 groups, uint256 words, uint256 wordsOffset)
    {
        groups = _requireForm(data, 1);
        wordsOffset = GROUPS;
        uint256 least;
        // No overflow: 65,535 groups of less than 2^23 bytes each.
        unchecked {
            for (uint256 i; i < groups; ++i) {
                GroupHeader header = groupHeader(data, wordsOffset);
                if (header.id() < least || !header.isWellFormed()) malformed(wordsOffset);
                least = header.id() + 1;
                (uint256 own, uint256 length) = header.extent();
                words += own;
                wordsOffset += length;
            }
            // A group that reaches beyond the end makes the offset too large, whatever was read there.
            if (wordsOffset + 32 * words != data.length || words > MAXIMUM_WORDS) malformed(wordsOffset);
        }
    }

    /// @dev Checks the frame of marks; how many there are.
    function requireMarks(bytes calldata data) internal pure returns (uint256 groups) {
        groups = _requireForm(data, 2);
        if (data.length != GROUPS + MARK * groups) malformed(data.length);
        for (uint256 i = 1; i < groups; ++i) {
            uint256 offset = GROUPS + MARK * i;
            if (asset(data, offset) <= asset(data, offset - MARK)) malformed(offset);
        }
    }

    /// @dev The 32 bytes at `offset`.
    function word(bytes calldata data, uint256 offset) internal pure returns (uint256 value) {
        assembly ("memory-safe") {
            value := calldataload(add(data.offset, offset))
        }
    }

    function asset(bytes calldata data, uint256 offset) internal pure returns (bytes16) {
        return bytes16(bytes32(word(data, offset)));
    }

    function groupHeader(bytes calldata data, uint256 offset) internal pure returns (GroupHeader) {
        return GroupHeader.wrap(word(data, offset));
    }

    /// @dev The five-byte number at `offset`.
    function number(bytes calldata data, uint256 offset) internal pure returns (uint40) {
        return uint40(word(data, offset) >> 216);
    }

    /// @dev The `count` digests at `offset`, where they lie.
    function digests(bytes calldata data, uint256 offset, uint256 count)
        internal
        pure
        returns (bytes32[] calldata values)
    {
        assembly ("memory-safe") {
            values.offset := add(data.offset, offset)
            values.length := count
        }
    }

    function malformed(uint256 offset) internal pure {
        revert ILedgerMirror.LedgerMirrorMalformedOperations(offset);
    }

    function _requireForm(bytes calldata data, uint256 form) private pure returns (uint256 groups) {
        if (data.length < GROUPS || uint8(data[0]) != form) malformed(0);
        return uint16(word(data, 0) >> 232);
    }
}
