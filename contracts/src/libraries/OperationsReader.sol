// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.30;

/// @title Reads big-endian numbers and digests at byte offsets
/// @dev A read beyond the end gives whatever follows. A reader that ends up exactly at the last byte never did that,
/// so the caller checks once, at the end, and reverts.
library OperationsReader {
    /// @dev The 32 bytes at `offset`.
    function word(bytes calldata data, uint256 offset) internal pure returns (uint256 value) {
        assembly ("memory-safe") {
            value := calldataload(add(data.offset, offset))
        }
    }

    /// @dev The number in the `width` bytes at `offset`; 1 to 32 bytes.
    function number(bytes calldata data, uint256 offset, uint256 width) internal pure returns (uint256) {
        return word(data, offset) >> (256 - 8 * width);
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
}
