// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.30;

import {PerRecordRegistry} from "../baseline/PerRecordRegistry.sol";
import {AssetKind, AssetStatus, Right, RightKind} from "../src/types/Records.sol";
import {MirrorTest} from "./support/MirrorTest.sol";
import {Operations} from "./support/Operations.sol";
import {cheats} from "./support/Cheats.sol";

/// @dev The comparison is fair only if the baseline answers what the mirror answers, from the same records.
contract BaselineTest is MirrorTest {
    PerRecordRegistry private _baseline;

    function setUp() public override {
        super.setUp();
        _baseline = new PerRecordRegistry(address(this));
        Operations memory operations = _operations().withGroup(FIRST, 1, 2, 1, 2);
        operations = operations.withRecord(1, AssetKind.Product, AssetStatus.Registered, _content(FIRST, 1));
        operations = operations.withRight(_instrument(1, 1)).withRight(_instrument(2, 1));
        _commit(operations.withFilings(1, _digests(1, "t")).withFilings(1, _digests(2, "e")).encode());

        _baseline.setAsset(FIRST, uint256(bytes32(hex"000000000000000121")), _content(FIRST, 1));
        _setOnBaseline(_instrument(1, 1));
        _setOnBaseline(_instrument(2, 1));
        _baseline.fileTransaction(_key(1), _digests(1, "t")[0]);
        _baseline.fileEgress(_key(1), _digests(2, "e")[0]);
        _baseline.fileEgress(_key(2), _digests(2, "e")[1]);
    }

    function test_Both_answer_the_same() public view {
        _assertSameAnswers();
    }

    function test_Both_answer_the_same_after_a_change() public {
        Right memory right = _instrument(2, 1);
        (right.version, right.frozen) = (2, true);
        _commit(_right(FIRST, right));
        _baseline.changeRight(_key(2), _head(right));
        _assertSameAnswers();
    }

    function test_The_baseline_refuses_what_the_mirror_refuses() public {
        bytes4 stale = PerRecordRegistry.PerRecordRegistryStale.selector;
        bytes4 gap = PerRecordRegistry.PerRecordRegistryGap.selector;
        cheats.expectRevert(abi.encodeWithSelector(stale, _key(2), 1, 1));
        _baseline.changeRight(_key(2), _head(_instrument(2, 1)));
        cheats.expectRevert(abi.encodeWithSelector(gap, _key(4), 2));
        _baseline.setRight(_key(4), _head(_instrument(4, 1)), 0, 0);
        cheats.expectRevert(abi.encodeWithSelector(gap, _key(4), 2));
        _baseline.fileEgress(_key(4), 0);
        cheats.prank(ADMINISTRATOR);
        cheats.expectRevert(
            abi.encodeWithSelector(PerRecordRegistry.PerRecordRegistryUnauthorized.selector, ADMINISTRATOR)
        );
        _baseline.fileEgress(_key(3), 0);
    }

    function _assertSameAnswers() private view {
        cheats.assertEq(abi.encode(_baseline.asset(FIRST)), abi.encode(mirror.asset(FIRST)));
        cheats.assertEq(abi.encode(_baseline.rightsOf(FIRST)), abi.encode(mirror.rightsOf(FIRST)));
        cheats.assertEq(abi.encode(_baseline.rightOf(FIRST, 2)), abi.encode(mirror.rightOf(FIRST, 2)));
        cheats.assertEq(
            abi.encode(_baseline.rightsInForce(FIRST, RightKind.Hold, FROM_DAY)),
            abi.encode(mirror.rightsInForce(FIRST, RightKind.Hold, FROM_DAY))
        );
        (uint32 rights, uint64 transactions, uint64 egress) = mirror.counters(FIRST);
        (uint32 rights_, uint64 transactions_, uint64 egress_) = _baseline.counters(FIRST);
        cheats.assertEq(abi.encode(rights_, transactions_, egress_), abi.encode(rights, transactions, egress));
    }

    function _setOnBaseline(Right memory right) private {
        _baseline.setRight(_key(right.n), _head(right), right.holder, right.terms);
    }

    function _key(uint256 number) private pure returns (bytes32) {
        return bytes32(FIRST) | bytes32(number);
    }

    function _head(Right memory right) private pure returns (uint256) {
        bytes memory heads = _operations().withRight(right).heads;
        return uint256(bytes32(heads)) << 32;
    }
}
