// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.30;

import {ILedgerMirror} from "../src/interfaces/ILedgerMirror.sol";
import {Asset, AssetStatus, Commit, Right, RightKind, RightStatus} from "../src/types/Records.sol";
import {MirrorTest} from "./support/MirrorTest.sol";
import {cheats} from "./support/Cheats.sol";

contract LedgerMirrorVoidTest is MirrorTest {
    event AssetMarked(bytes16 indexed asset, bool touched, uint32 rights, uint64 transactions, uint64 egress);

    function setUp() public override {
        super.setUp();
        _commit(_record(FIRST, 1));
        Right[] memory rights = new Right[](2);
        (rights[0], rights[1]) = (_instrument(1, 1), _instrument(2, 1));
        _commit(_rights(FIRST, rights));
        _commit(_record(SECOND, 1));
    }

    function test_A_voided_range_advances_the_size_with_its_roots() public {
        Commit memory commitment = _range(3, 9, hex"020000", true);
        _relay(commitment, hex"020000");
        cheats.assertEq(mirror.size(), 9);
        (bytes32 root,) = mirror.rootsAt(9);
        cheats.assertEq(root, commitment.sha256Root);
    }

    function test_A_mark_says_what_it_did() public {
        cheats.expectEmit(true, true, true, true, address(mirror));
        emit AssetMarked(FIRST, true, 3, 5, 7);
        _void(_mark(FIRST, 1, 3, 5, 7));
    }

    function test_A_touched_asset_shows_no_value_of_any_key() public {
        _void(_mark(FIRST, 1, 0, 0, 0));
        cheats.assertFalse(mirror.isMirrored(FIRST), "mirrored");
        Asset memory unknown;
        unknown.status = AssetStatus.NotMirrored;
        cheats.assertEq(keccak256(abi.encode(mirror.asset(FIRST))), keccak256(abi.encode(unknown)));
        Right[] memory rights = mirror.rightsOf(FIRST);
        cheats.assertEq(rights.length, 2);
        _assertSame(rights[0], _unknown(1));
        _assertSame(rights[1], _unknown(2));
        _assertSame(mirror.rightOf(FIRST, 2), _unknown(2));
    }

    function test_No_rights_in_force_are_told_of_a_touched_asset() public {
        _void(_mark(FIRST, 1, 0, 0, 0));
        _refuseInForce();
    }

    function test_Other_assets_stay_mirrored() public {
        _void(_mark(FIRST, 1, 0, 0, 0));
        cheats.assertTrue(mirror.isMirrored(SECOND), "not mirrored");
        cheats.assertEq(mirror.asset(SECOND).content, _content(SECOND, 1));
    }

    function test_A_record_repairs_the_record_alone() public {
        _void(_mark(FIRST, 1, 0, 0, 0));
        _commit(_record(FIRST, 2));
        cheats.assertEq(mirror.asset(FIRST).content, _content(FIRST, 2));
        _assertSame(mirror.rightOf(FIRST, 1), _unknown(1));
        cheats.assertFalse(mirror.isMirrored(FIRST), "mirrored");
        _refuseInForce();
    }

    function test_A_right_repairs_that_right_alone() public {
        _void(_mark(FIRST, 1, 0, 0, 0));
        _commit(_right(FIRST, _instrument(2, 2)));
        _assertSame(mirror.rightOf(FIRST, 2), _instrument(2, 2));
        _assertSame(mirror.rightOf(FIRST, 1), _unknown(1));
        cheats.assertEq(uint256(mirror.asset(FIRST).status), uint256(AssetStatus.NotMirrored));
        cheats.assertFalse(mirror.isMirrored(FIRST), "mirrored");
    }

    function test_All_keys_together_repair_the_asset() public {
        _void(_mark(FIRST, 1, 0, 0, 0));
        _commit(_record(FIRST, 2));
        _commit(_right(FIRST, _instrument(2, 2)));
        _refuseInForce();
        _commit(_right(FIRST, _instrument(1, 2)));
        cheats.assertTrue(mirror.isMirrored(FIRST), "not mirrored");
        cheats.assertEq(mirror.rightsInForce(FIRST, RightKind.Hold, FROM_DAY).length, 2);
    }

    function test_A_repair_with_the_stored_version_is_refused() public {
        _void(_mark(FIRST, 1, 0, 0, 0));
        _refuse(
            _right(FIRST, _instrument(1, 1)),
            false,
            abi.encodeWithSelector(ILedgerMirror.LedgerMirrorStaleRight.selector, FIRST, 1, 1, 1)
        );
    }

    function test_A_repair_with_the_same_words_reads_back() public {
        Right memory same = _instrument(1, 1);
        same.version = 2;
        _void(_mark(FIRST, 1, 0, 0, 0));
        _commit(_right(FIRST, same));
        _assertSame(mirror.rightOf(FIRST, 1), same);
    }

    function test_A_second_mark_undoes_a_half_done_repair() public {
        _void(_mark(FIRST, 1, 0, 0, 0));
        _commit(_record(FIRST, 2));
        _commit(_right(FIRST, _instrument(1, 2)));
        _void(_mark(FIRST, 1, 0, 0, 0));
        _assertSame(mirror.rightOf(FIRST, 1), _unknown(1));
        cheats.assertEq(uint256(mirror.asset(FIRST).status), uint256(AssetStatus.NotMirrored));
    }

    function test_A_right_that_only_a_voided_range_set_is_missed() public {
        _void(_mark(FIRST, 1, 4, 0, 0));
        cheats.assertEq(mirror.rightsOf(FIRST).length, 4);
        _assertSame(mirror.rightOf(FIRST, 4), _unknown(4));
        _commit(_record(FIRST, 2));
        for (uint32 n = 1; n <= 3; ++n) {
            _commit(_right(FIRST, _instrument(n, 2)));
        }
        cheats.assertFalse(mirror.isMirrored(FIRST), "right 4 was never told");
        _commit(_right(FIRST, _instrument(4, 1)));
        cheats.assertTrue(mirror.isMirrored(FIRST), "not mirrored");
    }

    function test_Rights_go_on_after_the_highest_that_a_mark_named() public {
        _void(_mark(FIRST, 1, 4, 0, 0));
        _refuse(
            _right(FIRST, _instrument(6, 1)),
            false,
            abi.encodeWithSelector(ILedgerMirror.LedgerMirrorRightGap.selector, FIRST, 6, 4)
        );
        _commit(_right(FIRST, _instrument(5, 1)));
        (uint32 rights,,) = mirror.counters(FIRST);
        cheats.assertEq(rights, 5);
    }

    function test_A_mark_does_not_lower_the_count_of_rights() public {
        _void(_mark(FIRST, 1, 1, 0, 0));
        (uint32 rights,,) = mirror.counters(FIRST);
        cheats.assertEq(rights, 2);
    }

    function test_An_asset_that_only_a_voided_range_set_is_known_as_not_mirrored() public {
        bytes16 third = 0xfad0f1a0c1d94c7f8e2b3a4c5d6e7f80;
        _void(_mark(third, 1, 1, 0, 0));
        cheats.assertEq(uint256(mirror.asset(third).status), uint256(AssetStatus.NotMirrored));
        _assertSame(mirror.rightsOf(third)[0], _unknown(1));
        cheats.assertFalse(mirror.isMirrored(third), "mirrored");
    }

    function test_Voided_filings_move_the_counters_and_leave_the_state_mirrored() public {
        _void(_mark(FIRST, 0, 0, 5, 7));
        cheats.assertTrue(mirror.isMirrored(FIRST), "not mirrored");
        (, uint64 transactions, uint64 egress) = mirror.counters(FIRST);
        cheats.assertEq(transactions, 5);
        cheats.assertEq(egress, 7);
        _commit(_operations().withGroup(FIRST, 0, 0, 1, 0).withFilings(6, _digests(1, "a")).encode());
        (, transactions,) = mirror.counters(FIRST);
        cheats.assertEq(transactions, 6);
    }

    function test_A_mark_that_does_not_raise_a_counter_is_refused(uint40 number) public {
        _void(_mark(FIRST, 0, 0, 1000, 1000));
        number = 1 + number % 1000;
        _refuse(
            _mark(FIRST, 0, 0, number, 0),
            true,
            abi.encodeWithSelector(ILedgerMirror.LedgerMirrorTransactionGap.selector, FIRST, number, 1000)
        );
        _refuse(
            _mark(FIRST, 0, 0, 0, number),
            true,
            abi.encodeWithSelector(ILedgerMirror.LedgerMirrorEgressGap.selector, FIRST, number, 1000)
        );
    }

    function test_Two_assets_are_marked_at_once() public {
        bytes memory second = abi.encodePacked(SECOND, uint8(1), uint32(0), uint40(0), uint40(9));
        _void(abi.encodePacked(uint8(2), uint16(2), FIRST, uint8(1), uint32(0), uint40(3), uint40(0), second));
        cheats.assertFalse(mirror.isMirrored(FIRST), "first");
        cheats.assertFalse(mirror.isMirrored(SECOND), "second");
        (,, uint64 egress) = mirror.counters(SECOND);
        cheats.assertEq(egress, 9);
    }

    function _refuseInForce() private {
        cheats.expectRevert(abi.encodeWithSelector(ILedgerMirror.LedgerMirrorNotMirrored.selector, FIRST));
        mirror.rightsInForce(FIRST, RightKind.Hold, FROM_DAY);
    }

    function _unknown(uint32 n) private pure returns (Right memory right) {
        right.n = n;
        right.status = RightStatus.NotMirrored;
    }
}
