// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.30;

/// @dev The head of a group in the operations, left aligned: asset 128 | record 8 | rights 16 | transactions 16 |
/// egress 16; what follows is ignored.
type GroupHeader is uint256;

using {id, key, asset, record, rights, transactions, egress, isWellFormed, extent} for GroupHeader global;

uint256 constant GROUP_HEADER_LENGTH = 23;

/// @dev The asset as a number, for its order.
function id(GroupHeader header) pure returns (uint256) {
    return GroupHeader.unwrap(header) >> 128;
}

/// @dev The asset as it is padded in storage.
function key(GroupHeader header) pure returns (bytes32) {
    return bytes32((GroupHeader.unwrap(header) >> 128) << 128);
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

/// @dev There is one record or none, and something at all: the counts are a number of 49 bits, and not 0.
function isWellFormed(GroupHeader header) pure returns (bool) {
    unchecked {
        return uint56(GroupHeader.unwrap(header) >> 72) - uint256(1) < type(uint48).max * uint256(2) + 1;
    }
}

/// @dev How many words belong to the group, a record having one and a right two, and how many bytes it has here.
function extent(GroupHeader header) pure returns (uint256 words, uint256 length) {
    assembly ("memory-safe") {
        // A byte, or two, of the header at a time: record, rights, transactions, egress.
        let records := byte(16, header)
        let rights_ := and(shr(104, header), 0xffff)
        let transactions_ := and(shr(88, header), 0xffff)
        let egress_ := and(shr(72, header), 0xffff)
        words := add(records, shl(1, rights_))
        length := add(GROUP_HEADER_LENGTH, add(mul(9, records), mul(20, rights_)))
        // Each run of filings has its first number.
        let runs := add(iszero(iszero(transactions_)), iszero(iszero(egress_)))
        length := add(length, add(mul(5, runs), shl(5, add(transactions_, egress_))))
    }
}
