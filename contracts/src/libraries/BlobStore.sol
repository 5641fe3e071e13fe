// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.30;

import {ILedgerMirror} from "../interfaces/ILedgerMirror.sol";

/// @title Words kept as contract code: 200 gas a byte in place of 691, and readable like storage
/// @dev A blob is code of one zero byte (STOP, so that a call does nothing) and up to 767 words, within the 24,576
/// bytes of EIP-170. Blob k is the contract with creation nonce k + 1 of the contract that uses this library and
/// creates nothing else, so no address is stored. A pointer is 767 · blob + word.
library BlobStore {
    /// @dev Words in memory, from `start` to `end`, that will begin blob `first`. The pointer of the word at memory
    /// position m is `base` + m / 32, modulo 2^256.
    struct Draft {
        uint256 first;
        uint256 start;
        uint256 end;
        uint256 base;
    }

    uint256 internal constant WORDS = 767;

    /// @dev A draft with room for `words`, and before them for the bytes that create a blob.
    function draft(uint256 first, uint256 words) internal pure returns (Draft memory) {
        uint256 start;
        assembly ("memory-safe") {
            start := add(mload(0x40), 0x20)
            mstore(0x40, add(start, mul(words, 0x20)))
        }
        unchecked {
            return Draft({first: first, start: start, end: start, base: first * WORDS - start / 32});
        }
    }

    /// @dev Adds the words at `offset` of `data`; the caller stays within what the draft has room for.
    /// @return pointer Where the first of them can be read once the draft is written.
    function add(Draft memory self, bytes calldata data, uint256 offset, uint256 words)
        internal
        pure
        returns (uint256 pointer)
    {
        assembly ("memory-safe") {
            let end := mload(add(self, 0x40))
            let length := shl(5, words)
            calldatacopy(end, add(data.offset, offset), length)
            mstore(add(self, 0x40), add(end, length))
            pointer := add(mload(add(self, 0x60)), shr(5, end))
        }
    }

    /// @dev Writes the draft, which is used up.
    /// @return blob The first one that is free afterwards.
    function write(Draft memory self) internal returns (uint256 blob) {
        blob = self.first;
        uint256 end = self.end;
        for (uint256 start = self.start; start < end; start += 32 * WORDS) {
            uint256 size = end - start > 32 * WORDS ? 32 * WORDS : end - start;
            if (!_create(start, size)) revert ILedgerMirror.LedgerMirrorBlobFailed(blob);
            ++blob;
        }
    }

    /// @dev The word at `pointer`; zero where nothing was written.
    function read(uint256 pointer) internal view returns (bytes32 value) {
        address blob = addressOf(pointer / WORDS);
        uint256 word = pointer % WORDS;
        assembly ("memory-safe") {
            // The scratch space takes the word: no memory is allocated.
            extcodecopy(blob, 0, add(1, shl(5, word)), 32)
            value := mload(0)
        }
    }

    /// @dev Whether the words at `pointer` are the 64 bytes at `offset` of `data`.
    function isPairAt(uint256 pointer, bytes calldata data, uint256 offset) internal view returns (bool same) {
        unchecked {
            uint256 word = pointer % WORDS;
            if (word == WORDS - 1) return _isAt(pointer, data, offset) && _isAt(pointer + 1, data, offset + 32);
            address blob = addressOf(pointer / WORDS);
            assembly ("memory-safe") {
                // Both words fill the scratch space.
                extcodecopy(blob, 0, add(1, shl(5, word)), 64)
                let start := add(data.offset, offset)
                same := and(eq(mload(0), calldataload(start)), eq(mload(0x20), calldataload(add(start, 32))))
            }
        }
    }

    function _isAt(uint256 pointer, bytes calldata data, uint256 offset) private view returns (bool same) {
        bytes32 stored = read(pointer);
        assembly ("memory-safe") {
            same := eq(stored, calldataload(add(data.offset, offset)))
        }
    }

    /// @dev The address of a blob: keccak256(rlp([this contract, nonce])), as CREATE derives it.
    function addressOf(uint256 blob) internal view returns (address created) {
        unchecked {
            uint256 nonce = blob + 1;
            // RLP of the nonce: itself below 0x80, else its length on top of 0x80 and its bytes.
            uint256 length = 1;
            if (nonce >= 0x80) {
                while (nonce >> (8 * length) != 0) ++length;
                nonce |= (0x80 + length) << (8 * length);
                ++length;
            }
            // The list, of 21 bytes and the nonce: its length on top of 0xc0, the address's on top of 0x80.
            uint256 encoded = ((0xc0 + 21 + length) << 168) | (0x94 << 160) | uint160(address(this));
            assembly ("memory-safe") {
                mstore(0, or(shl(80, encoded), shl(sub(80, shl(3, length)), nonce)))
                created := and(keccak256(0, add(22, length)), 0xffffffffffffffffffffffffffffffffffffffff)
            }
        }
    }

    function _create(uint256 start, uint256 size) private returns (bool) {
        address created;
        assembly ("memory-safe") {
            // PUSH2 size, DUP1, PUSH1 10, RETURNDATASIZE, CODECOPY, RETURNDATASIZE, RETURN, and the code: STOP, words.
            // RETURNDATASIZE is the cheapest zero in a creation that has called nothing. These 11 bytes go before the
            // words, where the draft has room, or words that are written already.
            mstore(sub(start, 0x20), or(0x61000080600a3d393df300, shl(64, add(size, 1))))
            created := create(0, sub(start, 11), add(size, 11))
        }
        return created != address(0);
    }
}
