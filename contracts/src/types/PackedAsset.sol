// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.30;

import {AssetKind, AssetStatus} from "./Records.sol";

/// @dev An asset in one slot, from the most significant bit:
/// version 64 | kind 4 | status 4 | rights 32 | transactions 40 | egress 40 | voids 16 | pointer 48 | stale 8.
/// `rights`, `transactions` and `egress` are the highest numbers given, `voids` counts how often the asset was marked,
/// `pointer` is the place of its content digest in the blobs, `stale` is 1 while its record is not mirrored.
type PackedAsset is uint256;

using {
    version, kind, status, rights, transactions, egress, voids, pointer, isStale, isWellFormed,
    withRecord, withPointer, withRights, withTransactions, withEgress, plusVoid
} for PackedAsset global;

uint256 constant RECORD_HEAD = type(uint256).max << 184;

/// @dev Bit s is set when s is a state of SPEC-mirror: kind 1 or 2, status 1 to 3.
uint256 constant ASSET_STATES = (0xe << 0x10) | (0xe << 0x20);


function version(PackedAsset asset) pure returns (uint64) {
    return uint64(PackedAsset.unwrap(asset) >> 192);
}

function kind(PackedAsset asset) pure returns (AssetKind) {
    return AssetKind((PackedAsset.unwrap(asset) >> 188) & 0xf);
}

function status(PackedAsset asset) pure returns (AssetStatus) {
    return AssetStatus((PackedAsset.unwrap(asset) >> 184) & 0xf);
}

function rights(PackedAsset asset) pure returns (uint32) {
    return uint32(PackedAsset.unwrap(asset) >> 152);
}

function transactions(PackedAsset asset) pure returns (uint40) {
    return uint40(PackedAsset.unwrap(asset) >> 112);
}

function egress(PackedAsset asset) pure returns (uint40) {
    return uint40(PackedAsset.unwrap(asset) >> 72);
}

function voids(PackedAsset asset) pure returns (uint16) {
    return uint16(PackedAsset.unwrap(asset) >> 56);
}

function pointer(PackedAsset asset) pure returns (uint48) {
    return uint48(PackedAsset.unwrap(asset) >> 8);
}

function isStale(PackedAsset asset) pure returns (bool) {
    return PackedAsset.unwrap(asset) & 1 != 0;
}

/// @dev Whether kind and status are values of SPEC-mirror.
function isWellFormed(PackedAsset asset) pure returns (bool) {
    return (ASSET_STATES >> uint8(PackedAsset.unwrap(asset) >> 184)) & 1 != 0;
}

/// @param head Version and state as in the operation, left aligned; what follows them is ignored.
function withRecord(PackedAsset asset, uint256 head) pure returns (PackedAsset) {
    return PackedAsset.wrap((PackedAsset.unwrap(asset) & ~(RECORD_HEAD | 1)) | (head & RECORD_HEAD));
}

/// @param pointer_ Of 48 bits, as what follows is of the width that it has in the slot.
function withPointer(PackedAsset asset, uint256 pointer_) pure returns (PackedAsset) {
    return _with(asset, 8, type(uint48).max, pointer_);
}

function withRights(PackedAsset asset, uint256 rights_) pure returns (PackedAsset) {
    return _with(asset, 152, type(uint32).max, rights_);
}

function withTransactions(PackedAsset asset, uint40 transactions_) pure returns (PackedAsset) {
    return _with(asset, 112, type(uint40).max, transactions_);
}

function withEgress(PackedAsset asset, uint40 egress_) pure returns (PackedAsset) {
    return _with(asset, 72, type(uint40).max, egress_);
}

/// @dev Turns the record and, by the count, every right that was set before to not mirrored.
function plusVoid(PackedAsset asset) pure returns (PackedAsset) {
    return _with(PackedAsset.wrap(PackedAsset.unwrap(asset) | 1), 56, type(uint16).max, voids(asset) + 1);
}

function _with(PackedAsset asset, uint256 shift, uint256 mask, uint256 value) pure returns (PackedAsset) {
    return PackedAsset.wrap((PackedAsset.unwrap(asset) & ~(mask << shift)) | (value << shift));
}
