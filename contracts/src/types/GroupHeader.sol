// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.30;

/// @dev The head of a group in the operations, left aligned: asset 128 | record 8 | rights 16 | transactions 16 |
/// egress 16; what follows is ignored.
type GroupHeader is uint256;

using {id, asset, record, rights, transactions, egress, isWellFormed, extent} for GroupHeader global;

uint256 constant GROUP_HEADER_LENGTH = 23;

/// @dev The asset as a number, for its order.
function id(GroupHeader header) pure returns (uint256) {
    return GroupHeader.unwrap(header) >> 128;
}

function asset(GroupHeader header) pure returns (bytes16) {
    return bytes16(bytes32(GroupHeader.unwrap(header)));
}

function record(GroupHeader header) pure returns (uint256) {
    return uint8(GroupHeader.unwrap(header) >> 120);
}

function rights(GroupHeader header) pure returns (uint256) {
    return uint16(GroupHeader.unwrap(header) >> 104);
}

function transactions(GroupHeader header) pure returns (uint256) {
    return uint16(GroupHeader.unwrap(header) >> 88);
}

function egress(GroupHeader header) pure returns (uint256) {
    return uint16(GroupHeader.unwrap(header) >> 72);
}

/// @dev There is one record or none, and something at all.
function isWellFormed(GroupHeader header) pure returns (bool) {
    return record(header) < 2 && uint56(GroupHeader.unwrap(header) >> 72) != 0;
}

/// @dev How many words belong to the group, a record having one and a right two, and how many bytes it has here.
function extent(GroupHeader header) pure returns (uint256 words, uint256 length) {
    uint256 counts = uint56(GroupHeader.unwrap(header) >> 72);
    // No overflow: four counts of at most 16 bits.
    unchecked {
        words = (counts >> 48) + 2 * uint16(counts >> 32);
        length = GROUP_HEADER_LENGTH + 9 * (counts >> 48) + 20 * uint256(uint16(counts >> 32));
        if (uint16(counts >> 16) != 0) length += 5 + 32 * uint256(uint16(counts >> 16));
        if (uint16(counts) != 0) length += 5 + 32 * uint256(uint16(counts));
    }
}
