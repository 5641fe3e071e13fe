// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.30;

import {ILedgerMirror} from "../src/interfaces/ILedgerMirror.sol";
import {Commit} from "../src/types/Records.sol";
import {MirrorTest} from "./support/MirrorTest.sol";
import {cheats} from "./support/Cheats.sol";

/// @dev The contract against tests/vectors/mirror.json, which the other languages read too.
contract VectorsTest is MirrorTest {
    string private _json;

    function setUp() public override {
        super.setUp();
        _json = cheats.readFile("../tests/vectors/mirror.json");
    }

    function test_Operations_have_the_digests_of_the_vectors() public view {
        for (uint256 i; _has(".operations", i); ++i) {
            string memory one = _at(".operations", i);
            cheats.assertEq(keccak256(_bytes(one, ".operations")), _word(one, ".operationsDigest"));
            cheats.assertEq(keccak256(_bytes(one, ".marks")), _word(one, ".marksDigest"));
        }
    }

    function test_The_example_of_the_specification_is_applied() public {
        _commit(_bytes(_at(".operations", 0), ".operations"));
        cheats.assertTrue(mirror.isMirrored(FIRST), "not mirrored");
        cheats.assertEq(mirror.asset(FIRST).content, bytes32(type(uint256).max / 15 * 0xc));
        cheats.assertEq(mirror.rightOf(FIRST, 1).holder, bytes32(type(uint256).max / 15 * 0xa));
        cheats.assertEq(mirror.rightOf(FIRST, 1).terms, bytes32(type(uint256).max / 15 * 0xb));
        (uint32 rights, uint64 transactions, uint64 egress) = mirror.counters(FIRST);
        cheats.assertEq(abi.encode(rights, transactions, egress), abi.encode(1, 0, 2));
    }

    function test_The_marks_of_every_range_are_applied() public {
        for (uint256 i; _has(".operations", i); ++i) {
            mirror = _deploy(cheats.addr(LOG_KEY));
            _void(_bytes(_at(".operations", i), ".marks"));
        }
    }

    function test_Malformed_operations_and_marks_are_refused() public {
        uint256 refused;
        for (; _has(".malformed", refused); ++refused) {
            string memory one = _at(".malformed", refused);
            bytes memory operations = _bytes(one, ".bytes");
            bool voided = cheats.parseJsonBool(_json, string.concat(one, ".voided"));
            Commit memory commitment = _next(operations, voided);
            try mirror.commit(commitment, operations, _sign(commitment, LOG_KEY)) {
                cheats.assertTrue(false, cheats.parseJsonString(_json, string.concat(one, ".name")));
            } catch (bytes memory reason) {
                bytes4 expected = ILedgerMirror.LedgerMirrorMalformedOperations.selector;
                cheats.assertEq(bytes32(bytes4(reason)), bytes32(expected));
            }
        }
        cheats.assertEq(refused, 44);
    }

    function test_Commits_have_the_digests_and_signatures_of_the_vectors() public {
        for (uint256 i; _has(".commits", i); ++i) {
            string memory one = _at(".commits", i);
            cheats.chainId(cheats.parseJsonUint(_json, string.concat(one, ".chainId")));
            Commit memory commitment = _commitment(one);
            address contract_ = address(bytes20(_bytes(one, ".contract")));
            bytes32 digest = _digest(commitment, contract_);
            cheats.assertEq(digest, _word(one, ".digest"));
            (uint8 v, bytes32 r, bytes32 s) = cheats.sign(uint256(_word(one, ".privateKey")), digest);
            cheats.assertEq(abi.encodePacked(r, s, v), _bytes(one, ".signature"));
        }
    }

    function test_The_first_signed_commit_is_taken_where_it_is_meant_for() public {
        string memory one = _at(".commits", 0);
        address contract_ = address(bytes20(_bytes(one, ".contract")));
        cheats.chainId(31337);
        bytes memory arguments =
            abi.encode(_word(one, ".originHash"), address(bytes20(_bytes(one, ".logKey"))), ADMINISTRATOR);
        // A development node's first account creates this address first.
        cheats.prank(0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266);
        cheats.assertEq(cheats.deployCode("src/LedgerMirror.sol:LedgerMirror", arguments), contract_);
        bytes memory operations = _bytes(_at(".operations", 0), ".operations");
        ILedgerMirror(contract_).commit(_commitment(one), operations, _bytes(one, ".signature"));
        cheats.assertEq(ILedgerMirror(contract_).size(), 5);
    }

    function _commitment(string memory one) private view returns (Commit memory) {
        return Commit({
            origin: _word(one, ".originHash"),
            from: uint64(cheats.parseJsonUint(_json, string.concat(one, ".from"))),
            to: uint64(cheats.parseJsonUint(_json, string.concat(one, ".to"))),
            sha256Root: _word(one, ".sha256Root"),
            sm3Root: _word(one, ".sm3Root"),
            operationsDigest: _word(one, ".operationsDigest"),
            voided: cheats.parseJsonBool(_json, string.concat(one, ".voided"))
        });
    }

    function _has(string memory list, uint256 i) private view returns (bool) {
        return cheats.keyExistsJson(_json, _at(list, i));
    }

    function _at(string memory list, uint256 i) private pure returns (string memory) {
        return string.concat(list, "[", cheats.toString(i), "]");
    }

    function _bytes(string memory one, string memory member) private view returns (bytes memory) {
        return cheats.parseBytes(string.concat("0x", cheats.parseJsonString(_json, string.concat(one, member))));
    }

    function _word(string memory one, string memory member) private view returns (bytes32) {
        return bytes32(_bytes(one, member));
    }
}
