// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.30;

import {BlobStore} from "../src/libraries/BlobStore.sol";
import {Commit, Right, RightStatus} from "../src/types/Records.sol";
import {MirrorTest} from "./support/MirrorTest.sol";
import {Operations} from "./support/Operations.sol";
import {cheats} from "./support/Cheats.sol";

/// @dev What SPEC-mirror promises to whoever proves state from outside: slots, blobs and where words stand.
contract StorageTest is MirrorTest {
    function test_The_head_is_in_slot_5() public {
        _commit(_right(FIRST, _instrument(1, 1)));
        uint256 head = uint256(cheats.load(address(mirror), bytes32(uint256(5))));
        cheats.assertEq(address(uint160(head)), cheats.addr(LOG_KEY));
        cheats.assertEq(uint64(head >> 160), 1);
        cheats.assertEq(head >> 224, 1);
    }

    function test_The_roots_are_in_slot_6_by_size() public {
        Commit memory commitment = _range(0, 4096, hex"010000", false);
        _relay(commitment, hex"010000");
        bytes32 slot = _slot(bytes32(uint256(4096)), bytes32(uint256(6)));
        cheats.assertEq(cheats.load(address(mirror), slot), commitment.sha256Root);
        cheats.assertEq(cheats.load(address(mirror), bytes32(uint256(slot) + 1)), commitment.sm3Root);
    }

    function test_An_asset_is_in_slot_0_by_its_padded_id() public {
        _commit(_record(FIRST, 0x1122334455667788));
        _void(_mark(FIRST, 1, 0x99aabbcc, 0x0102030405, 0x060708090a));
        uint256 bits = uint256(cheats.load(address(mirror), _slot(bytes32(FIRST), 0)));
        bytes32 expected = hex"112233445566778821_99aabbcc_0102030405_060708090a_0001_000000000000_01";
        cheats.assertEq(bits, uint256(expected));
    }

    function test_A_right_is_in_slot_1_by_asset_and_number() public {
        Right memory right = _instrument(1, 0x1122334455667788);
        right.frozen = true;
        _commit(_right(FIRST, _instrument(1, 1)));
        _commit(_right(SECOND, right));
        bytes32 slot = _slot(bytes32(uint256(1)), _slot(bytes32(SECOND), bytes32(uint256(1))));
        uint256 bits = uint256(cheats.load(address(mirror), slot));
        // Blob 1, word 0: pointer 767.
        bytes32 expected = hex"1122334455667788_11_04_004ed3_0055f4_0000_0000000002ff_0000000000000000";
        cheats.assertEq(bits, uint256(expected));
    }

    function test_Words_are_code_of_the_contract_that_the_mirror_created_next() public {
        Right memory right = _instrument(1, 1);
        _commit(_right(FIRST, right));
        bytes memory code = cheats.computeCreateAddress(address(mirror), 1).code;
        cheats.assertEq(code, abi.encodePacked(uint8(0), right.holder, right.terms));
    }

    function test_Words_that_stay_keep_their_place_and_cost_no_code() public {
        Right memory frozen = _instrument(1, 1);
        _commit(_right(FIRST, frozen));
        (frozen.version, frozen.frozen) = (2, true);
        _commit(_right(FIRST, frozen));
        _assertSame(mirror.rightOf(FIRST, 1), frozen);
        cheats.assertEq(cheats.getNonce(address(mirror)), 2);
    }

    function test_One_changed_word_of_two_moves_both() public {
        Right memory right = _instrument(1, 1);
        _commit(_right(FIRST, right));
        (right.version, right.terms) = (2, bytes32(uint256(1)));
        _commit(_right(FIRST, right));
        _assertSame(mirror.rightOf(FIRST, 1), right);
        (right.version, right.holder) = (3, bytes32(uint256(2)));
        _commit(_right(FIRST, right));
        _assertSame(mirror.rightOf(FIRST, 1), right);
    }

    function test_A_commit_of_many_rights_fills_blob_after_blob() public {
        // 1,001 words: a record, so that holder and terms of right 384 stand in two blobs, and 500 rights.
        Operations memory operations = _operations().withGroup(FIRST, 1, 500, 0, 0);
        operations.heads = abi.encodePacked(operations.heads, uint64(1), hex"21");
        operations.words = abi.encodePacked(_content(FIRST, 1));
        for (uint32 n = 1; n <= 500; ++n) {
            operations = operations.withRight(_instrument(n, 1));
        }
        _commit(operations.encode());
        cheats.assertEq(cheats.computeCreateAddress(address(mirror), 1).code.length, 24545);
        cheats.assertEq(cheats.computeCreateAddress(address(mirror), 2).code.length, 1 + 32 * (1001 - 767));
        Right[] memory rights = mirror.rightsOf(FIRST);
        for (uint32 n = 1; n <= 500; ++n) {
            _assertSame(rights[n - 1], _instrument(n, 1));
        }
        cheats.assertEq(mirror.asset(FIRST).content, _content(FIRST, 1));
        Right memory frozen = _instrument(384, 1);
        (frozen.version, frozen.frozen) = (2, true);
        _commit(_right(FIRST, frozen));
        _assertSame(mirror.rightOf(FIRST, 384), frozen);
        cheats.assertEq(cheats.getNonce(address(mirror)), 3);
    }

    function test_A_blob_does_nothing_when_called() public {
        _commit(_right(FIRST, _instrument(1, 1)));
        (bool success, bytes memory result) = cheats.computeCreateAddress(address(mirror), 1).call(hex"ff");
        cheats.assertTrue(success && result.length == 0, "did something");
    }

    function test_Blob_addresses_are_those_of_creation(uint32 blob) public view {
        cheats.assume(blob < type(uint32).max);
        cheats.assertEq(BlobStore.addressOf(blob), cheats.computeCreateAddress(address(this), uint256(blob) + 1));
    }

    function test_Blob_addresses_are_those_of_creation_where_the_nonce_grows_a_byte() public view {
        uint32[8] memory blobs = [uint32(0), 126, 127, 254, 255, 65534, 65535, 16777215];
        for (uint256 i; i < blobs.length; ++i) {
            address expected = cheats.computeCreateAddress(address(this), uint256(blobs[i]) + 1);
            cheats.assertEq(BlobStore.addressOf(blobs[i]), expected);
        }
    }

    function _slot(bytes32 key, bytes32 slot) private pure returns (bytes32) {
        return keccak256(abi.encode(key, slot));
    }
}
