// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.30;

/// @dev The words of this file are numbers in the operations (SPEC-mirror): their order is for ever.
enum AssetKind {
    None,
    Resource,
    Product
}

enum AssetStatus {
    None,
    Registered,
    Cancelled,
    Lapsed,
    NotMirrored
}

enum RightKind {
    None,
    Hold,
    Use,
    Operate
}

enum RightStatus {
    None,
    InForce,
    Ended,
    Revoked,
    NotMirrored
}

/// @dev What the log key signs (EIP-712).
struct Commit {
    bytes32 origin;
    uint64 from;
    uint64 to;
    bytes32 sha256Root;
    bytes32 sm3Root;
    bytes32 operationsDigest;
    bool voided;
}

/// @dev The record of an asset; `content` is the SHA-256 digest of its manifest.
struct Asset {
    uint64 version;
    AssetKind kind;
    AssetStatus status;
    bytes32 content;
}

/// @dev A right instrument. Days are civil days since 1970-01-01; `untilDay` 0 means without end, else the last day.
/// `holder` is a salted digest per asset and party, `terms` the SHA-256 digest of the terms.
struct Right {
    uint32 n;
    uint64 version;
    RightKind kind;
    RightStatus status;
    bool exclusive;
    bool pledged;
    bool frozen;
    uint24 fromDay;
    uint24 untilDay;
    bytes32 holder;
    bytes32 terms;
}
