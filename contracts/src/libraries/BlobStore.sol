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
        returns (uint48 pointer)
    {
        assembly ("memory-safe") {
            let end := mload(add(self, 0x40))
            let length := mul(words, 0x20)
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
        uint256 offset = 1 + 32 * (pointer % WORDS);
        assembly ("memory-safe") {
            // The scratch space takes the word: no memory is allocated.
            extcodecopy(blob, 0, offset, 32)
            value := mload(0)
        }
    }

    /// @dev The address of a blob: keccak256(rlp([this contract, nonce])), as CREATE derives it.
    function addressOf(uint256 blob) internal view returns (address) {
        uint256 nonce = blob + 1;
        bytes memory encoded;
        if (nonce < 0x80) {
            encoded = abi.encodePacked(hex"d694", address(this), uint8(nonce));
        } else if (nonce <= type(uint8).max) {
            encoded = abi.encodePacked(hex"d794", address(this), hex"81", uint8(nonce));
        } else if (nonce <= type(uint16).max) {
            encoded = abi.encodePacked(hex"d894", address(this), hex"82", uint16(nonce));
        } else if (nonce <= type(uint24).max) {
            encoded = abi.encodePacked(hex"d994", address(this), hex"83", uint24(nonce));
        } else {
            encoded = abi.encodePacked(hex"da94", address(this), hex"84", uint32(nonce));
        }
        return address(uint160(uint256(keccak256(encoded))));
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
