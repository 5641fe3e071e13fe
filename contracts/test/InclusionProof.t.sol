// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.30;

import {ILedgerMirror} from "../src/interfaces/ILedgerMirror.sol";
import {Commit} from "../src/types/Records.sol";
import {MirrorTest} from "./support/MirrorTest.sol";
import {cheats} from "./support/Cheats.sol";

/// @dev The proofs of tests/vectors/merkle.json, asked of mirrors that hold the roots they lead to.
contract InclusionProofTest is MirrorTest {
    bytes private constant NOTHING = hex"010000";
    string private _json;

    function setUp() public override {
        _json = cheats.readFile("../tests/vectors/merkle.json");
    }

    function test_Every_proof_of_the_reference_tree_leads_to_its_root() public {
        string[] memory leaves = cheats.parseJsonStringArray(_json, ".trees[0].leaves");
        string[] memory roots = cheats.parseJsonStringArray(_json, ".trees[0].roots");
        uint256 proofs;
        for (; _has(".trees[0].inclusion", proofs); ++proofs) {
            string memory one = _at(".trees[0].inclusion", proofs);
            uint64 index = _number(one, ".index");
            uint64 size = _number(one, ".size");
            bytes32 leafHash = sha256(abi.encodePacked(hex"00", _hex(leaves[index])));
            _mirrorOf(size, bytes32(_hex(roots[size])));
            cheats.assertTrue(mirror.verifyInclusion(leafHash, index, size, _proof(one)), one);
        }
        cheats.assertEq(proofs, 36);
    }

    function test_Every_proof_that_must_be_refused_is_refused() public {
        uint256 refused;
        for (uint256 i; _has(".refused", i); ++i) {
            string memory one = _at(".refused", i);
            if (!_is(one, ".kind", "inclusion") || !_is(one, ".algorithm", "sha256")) continue;
            uint64 size = _number(one, ".size");
            if (size == 0) continue;
            ++refused;
            _mirrorOf(size, bytes32(_hex(_text(one, ".root"))));
            bytes32 leafHash = bytes32(_hex(_text(one, ".leafHash")));
            bool included = mirror.verifyInclusion(leafHash, _number(one, ".index"), size, _proof(one));
            cheats.assertFalse(included, _text(one, ".name"));
        }
        cheats.assertTrue(refused >= 5, "too few");
    }

    function test_A_changed_hash_anywhere_is_refused(uint8 choice, uint8 place, bytes32 other) public {
        string[] memory leaves = cheats.parseJsonStringArray(_json, ".trees[0].leaves");
        string[] memory roots = cheats.parseJsonStringArray(_json, ".trees[0].roots");
        string memory one = _at(".trees[0].inclusion", choice % 36);
        (uint64 index, uint64 size) = (_number(one, ".index"), _number(one, ".size"));
        bytes32 leafHash = sha256(abi.encodePacked(hex"00", _hex(leaves[index])));
        bytes32[] memory proof = _proof(one);
        uint256 changed = place % (proof.length + 1);
        cheats.assume(changed == proof.length ? other != leafHash : other != proof[changed]);
        if (changed == proof.length) leafHash = other;
        else proof[changed] = other;
        _mirrorOf(size, bytes32(_hex(roots[size])));
        cheats.assertFalse(mirror.verifyInclusion(leafHash, index, size, proof), "included");
    }

    function test_A_size_without_a_root_proves_nothing() public {
        _mirrorOf(8, bytes32(uint256(1)));
        cheats.expectRevert(abi.encodeWithSelector(ILedgerMirror.LedgerMirrorUnknownSize.selector, 7));
        mirror.verifyInclusion(0, 0, 7, new bytes32[](0));
    }

    function _mirrorOf(uint64 size, bytes32 root) private {
        mirror = _deploy(cheats.addr(LOG_KEY));
        Commit memory commitment = _range(0, size, NOTHING, false);
        commitment.sha256Root = root;
        _relay(commitment, NOTHING);
    }

    function _proof(string memory one) private view returns (bytes32[] memory proof) {
        string[] memory hashes = cheats.parseJsonStringArray(_json, string.concat(one, ".proof"));
        proof = new bytes32[](hashes.length);
        for (uint256 i; i < hashes.length; ++i) {
            proof[i] = bytes32(_hex(hashes[i]));
        }
    }

    function _has(string memory list, uint256 i) private view returns (bool) {
        return cheats.keyExistsJson(_json, _at(list, i));
    }

    function _is(string memory one, string memory member, string memory text) private view returns (bool) {
        return keccak256(bytes(_text(one, member))) == keccak256(bytes(text));
    }

    function _text(string memory one, string memory member) private view returns (string memory) {
        return cheats.parseJsonString(_json, string.concat(one, member));
    }

    function _number(string memory one, string memory member) private view returns (uint64) {
        return uint64(cheats.parseJsonUint(_json, string.concat(one, member)));
    }

    function _at(string memory list, uint256 i) private pure returns (string memory) {
        return string.concat(list, "[", cheats.toString(i), "]");
    }

    function _hex(string memory text) private pure returns (bytes memory) {
        return cheats.parseBytes(string.concat("0x", text));
    }
}
