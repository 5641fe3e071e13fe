// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.30;

import {Right, RightKind, RightStatus} from "./Records.sol";

/// @dev A right in one slot, from the most significant bit:
/// version 64 | kind 4 | status 4 | flags 8 | fromDay 24 | untilDay 24 | voids 16 | pointer 48 | unused 64.
/// The first 128 bits are the bytes of the operation, `pointer` is the place of its holder and terms in the blobs.
type PackedRight is uint256;

using {withPointer, version, voids, pointer, isWellFormed, isSet, isAfter, decode} for PackedRight global;

uint256 constant RIGHT_HEAD = type(uint256).max << 128;

/// @dev Bit s is set when s is a state of SPEC-mirror: kind 1 to 3, status 1 to 3. The same for three flags.
uint256 constant RIGHT_STATES = (0xe << 0x10) | (0xe << 0x20) | (0xe << 0x30);
uint256 constant RIGHT_FLAGS = 0xff;

/// @param head The operation's bytes after the ordinal, left aligned; what follows them is ignored.
function packRight(uint256 head, uint256 voids_) pure returns (PackedRight) {
    return PackedRight.wrap((head & RIGHT_HEAD) | (voids_ << 112));
}

/// @dev Adds the place of the words, of 48 bits, to a right that has none.
function withPointer(PackedRight right, uint256 pointer_) pure returns (PackedRight) {
    return PackedRight.wrap(PackedRight.unwrap(right) | (pointer_ << 64));
}

function isSet(PackedRight right) pure returns (bool) {
    return PackedRight.unwrap(right) >> 192 != 0;
}

/// @dev Whether its version is the greater one.
function isAfter(PackedRight right, PackedRight before) pure returns (bool) {
    return PackedRight.unwrap(right) >> 192 > PackedRight.unwrap(before) >> 192;
}

function version(PackedRight right) pure returns (uint64) {
    return uint64(PackedRight.unwrap(right) >> 192);
}

/// @dev How often the asset had been marked when this right was set: fewer than now means not mirrored.
function voids(PackedRight right) pure returns (uint16) {
    return uint16(PackedRight.unwrap(right) >> 112);
}

function pointer(PackedRight right) pure returns (uint48) {
    return uint48(PackedRight.unwrap(right) >> 64);
}

/// @dev Whether kind, status, flags and first day are values of SPEC-mirror.
function isWellFormed(PackedRight right) pure returns (bool is_) {
    assembly ("memory-safe") {
        // Bytes 8 to 12: state, flags, first day.
        let states := shr(byte(8, right), RIGHT_STATES)
        let flags := shr(byte(9, right), RIGHT_FLAGS)
        is_ := and(and(states, flags), iszero(iszero(shr(232, shl(80, right)))))
    }
}

/// @dev Everything of the slot; holder and terms stand elsewhere.
function decode(PackedRight right, uint32 n) pure returns (Right memory decoded) {
    uint256 bits = PackedRight.unwrap(right);
    uint256 flags = bits >> 176;
    decoded.n = n;
    decoded.version = version(right);
    decoded.kind = RightKind((bits >> 188) & 0xf);
    decoded.status = RightStatus((bits >> 184) & 0xf);
    decoded.exclusive = flags & 1 != 0;
    decoded.pledged = flags & 2 != 0;
    decoded.frozen = flags & 4 != 0;
    decoded.fromDay = uint24(bits >> 152);
    decoded.untilDay = uint24(bits >> 128);
}
