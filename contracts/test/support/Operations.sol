// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.30;

import {AssetKind, AssetStatus, Right} from "../../src/types/Records.sol";

/// @dev Writes operations for tests, one group after the other as the test says it: what is out of order stays so.
struct Operations {
    uint16 groups;
    bytes heads;
    bytes words;
}

using {withGroup, withRecord, withRight, withFilings, encode} for Operations global;

function withGroup(
    Operations memory self,
    bytes16 asset,
    uint8 record,
    uint16 rights,
    uint16 transactions,
    uint16 egress
) pure returns (Operations memory) {
    self.groups += 1;
    self.heads = abi.encodePacked(self.heads, asset, record, rights, transactions, egress);
    return self;
}

function withRecord(Operations memory self, uint64 version, AssetKind kind, AssetStatus status, bytes32 content)
    pure
    returns (Operations memory)
{
    self.heads = abi.encodePacked(self.heads, version, uint8(uint8(kind) * 16 + uint8(status)));
    self.words = abi.encodePacked(self.words, content);
    return self;
}

function withRight(Operations memory self, Right memory right) pure returns (Operations memory) {
    uint8 state = uint8(right.kind) * 16 + uint8(right.status);
    uint8 flags = (right.exclusive ? 1 : 0) + (right.pledged ? 2 : 0) + (right.frozen ? 4 : 0);
    self.heads = abi.encodePacked(
        self.heads, right.n, right.version, state, flags, right.fromDay, right.untilDay
    );
    self.words = abi.encodePacked(self.words, right.holder, right.terms);
    return self;
}

function withFilings(Operations memory self, uint40 first, bytes32[] memory digests)
    pure
    returns (Operations memory)
{
    self.heads = abi.encodePacked(self.heads, first, digests);
    return self;
}

function encode(Operations memory self) pure returns (bytes memory) {
    return abi.encodePacked(uint8(1), self.groups, self.heads, self.words);
}
