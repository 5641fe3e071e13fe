// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.30;

import {ILedgerMirror} from "../interfaces/ILedgerMirror.sol";

/// @title Words kept as contract code: 200 gas a byte in place of 691, and readable like storage
/// @dev A blob is code of one zero byte (STOP, so that a call does nothing) and up to 767 words, within the 24,576 bytes
/// of EIP-170. Blob k is the contract with creation nonce k + 1 of the contract that uses this library and creates
/// nothing else, so no address is stored. A pointer is 767 · blob + word.
library BlobStore {
    uint256 internal constant WORDS = 767;

    /// @dev Writes the words of `data` from the beginning of blob `first` on.
    /// @return next The first blob not written.
    function write(bytes calldata data, uint256 first) internal returns (uint256 next) {
        next = first;
        for (uint256 offset; offset < data.length; offset += 32 * WORDS) {
            uint256 length = data.length - offset;
            if (length > 32 * WORDS) length = 32 * WORDS;
            if (!_create(data[offset:offset + length])) revert ILedgerMirror.LedgerMirrorBlobFailed(next);
            ++next;
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

    /// @dev keccak256(rlp([this contract, nonce])), as CREATE derives it.
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

    function _create(bytes calldata data) private returns (bool) {
        address created;
        assembly ("memory-safe") {
            let memoryStart := mload(0x40)
            // PUSH2 length, DUP1, PUSH1 10, RETURNDATASIZE, CODECOPY, RETURNDATASIZE, RETURN, and the code: STOP, data.
            // RETURNDATASIZE is the cheapest zero in a creation that has called nothing.
            let prefix := or(0x61000080600a3d393df300, shl(64, add(data.length, 1)))
            mstore(memoryStart, shl(168, prefix))
            calldatacopy(add(memoryStart, 11), data.offset, data.length)
            created := create(0, memoryStart, add(data.length, 11))
        }
        return created != address(0);
    }
}
