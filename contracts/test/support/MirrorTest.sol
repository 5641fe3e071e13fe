// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.30;

import {AssetKind, AssetStatus, Commit, Right, RightKind, RightStatus} from "../../src/types/Records.sol";
import {Operations} from "./Operations.sol";
import {ILedgerMirror} from "../../src/interfaces/ILedgerMirror.sol";
import {cheats} from "./Cheats.sol";

/// @dev A mirror of one log, whose key the tests hold.
abstract contract MirrorTest {
    bytes32 internal constant ORIGIN = keccak256("dev-ledger.example/registry");
    uint256 internal constant LOG_KEY = uint256(keccak256("a log key for tests"));
    address internal constant ADMINISTRATOR = address(uint160(0xad));
    bytes16 internal constant FIRST = 0x6ad0f1a0c1d94c7f8e2b3a4c5d6e7f80;
    bytes16 internal constant SECOND = 0x7bd0f1a0c1d94c7f8e2b3a4c5d6e7f80;
    uint24 internal constant FROM_DAY = 20179;
    uint24 internal constant UNTIL_DAY = 22004;

    ILedgerMirror internal mirror;

    function setUp() public virtual {
        mirror = _deploy(cheats.addr(LOG_KEY));
    }

    function _deploy(address logKey) internal returns (ILedgerMirror) {
        bytes memory arguments = abi.encode(ORIGIN, logKey, ADMINISTRATOR);
        return ILedgerMirror(cheats.deployCode("src/LedgerMirror.sol:LedgerMirror", arguments));
    }

    /// @dev Commits the operations as the next range, of one entry.
    function _commit(bytes memory operations) internal {
        _relay(_next(operations, false), operations);
    }

    function _void(bytes memory marks) internal {
        _relay(_next(marks, true), marks);
    }

    /// @dev The next range is refused with that reason, and nothing changes.
    function _refuse(bytes memory operations, bool voided, bytes memory reason) internal {
        Commit memory commitment = _next(operations, voided);
        bytes memory signature = _sign(commitment, LOG_KEY);
        uint64 size = mirror.size();
        cheats.expectRevert(reason);
        mirror.commit(commitment, operations, signature);
        cheats.assertEq(mirror.size(), size);
    }

    function _relay(Commit memory commitment, bytes memory operations) internal {
        mirror.commit(commitment, operations, _sign(commitment, LOG_KEY));
    }

    function _next(bytes memory operations, bool voided) internal view returns (Commit memory) {
        uint64 size = mirror.size();
        return _range(size, size + 1, operations, voided);
    }

    function _range(uint64 from, uint64 to, bytes memory operations, bool voided)
        internal
        pure
        returns (Commit memory)
    {
        bytes32 sha256Root = keccak256(abi.encode("sha256", to));
        bytes32 sm3Root = keccak256(abi.encode("sm3", to));
        return Commit(ORIGIN, from, to, sha256Root, sm3Root, keccak256(operations), voided);
    }

    function _sign(Commit memory commitment, uint256 key) internal view returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = cheats.sign(key, _digest(commitment, address(mirror)));
        return abi.encodePacked(r, s, v);
    }

    /// @dev EIP-712 written out once more, so that the contract's own is not tested against itself.
    function _digest(Commit memory commitment, address contract_) internal view returns (bytes32) {
        bytes32 domainType =
            keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");
        bytes32 domain = keccak256(
            abi.encode(domainType, keccak256("Ledger"), keccak256("1"), block.chainid, contract_)
        );
        bytes32 commitType = keccak256(
            "Commit(bytes32 origin,uint64 from,uint64 to,bytes32 sha256Root,bytes32 sm3Root,"
            "bytes32 operationsDigest,bool voided)"
        );
        return keccak256(abi.encodePacked(hex"1901", domain, keccak256(abi.encode(commitType, commitment))));
    }

    function _operations() internal pure returns (Operations memory operations) {}

    /// @dev One group with one record.
    function _record(bytes16 asset, uint64 version) internal pure returns (bytes memory) {
        return _operations().withGroup(asset, 1, 0, 0, 0)
            .withRecord(version, AssetKind.Product, AssetStatus.Registered, _content(asset, version)).encode();
    }

    /// @dev One group with rights alone.
    function _rights(bytes16 asset, Right[] memory rights) internal pure returns (bytes memory) {
        Operations memory operations = _operations().withGroup(asset, 0, uint16(rights.length), 0, 0);
        for (uint256 i; i < rights.length; ++i) {
            operations = operations.withRight(rights[i]);
        }
        return operations.encode();
    }

    function _right(bytes16 asset, Right memory right) internal pure returns (bytes memory) {
        return _rights(asset, _one(right));
    }

    function _one(Right memory right) internal pure returns (Right[] memory rights) {
        rights = new Right[](1);
        rights[0] = right;
    }

    function _mark(bytes16 asset, uint8 touched, uint32 rights, uint40 transactions, uint40 egress)
        internal
        pure
        returns (bytes memory)
    {
        return abi.encodePacked(uint8(2), uint16(1), asset, touched, rights, transactions, egress);
    }

    /// @dev A right that differs from every other one in holder and terms.
    function _instrument(uint32 n, uint64 version) internal pure returns (Right memory) {
        return Right({
            n: n,
            version: version,
            kind: RightKind.Hold,
            status: RightStatus.InForce,
            exclusive: false,
            pledged: false,
            frozen: false,
            fromDay: FROM_DAY,
            untilDay: UNTIL_DAY,
            holder: keccak256(abi.encode("holder", n, version)),
            terms: keccak256(abi.encode("terms", n, version))
        });
    }

    function _content(bytes16 asset, uint64 version) internal pure returns (bytes32) {
        return keccak256(abi.encode("content", asset, version));
    }

    function _digests(uint256 count, string memory label) internal pure returns (bytes32[] memory digests) {
        digests = new bytes32[](count);
        for (uint256 i; i < count; ++i) {
            digests[i] = keccak256(abi.encode(label, i));
        }
    }

    function _assertSame(Right memory actual, Right memory expected) internal pure {
        cheats.assertEq(keccak256(abi.encode(actual)), keccak256(abi.encode(expected)));
    }
}
