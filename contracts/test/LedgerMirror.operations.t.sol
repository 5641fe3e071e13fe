// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.30;

import {ILedgerMirror} from "../src/interfaces/ILedgerMirror.sol";
import {Asset, AssetKind, AssetStatus, Right, RightKind, RightStatus} from "../src/types/Records.sol";
import {MirrorTest} from "./support/MirrorTest.sol";
import {Operations} from "./support/Operations.sol";
import {cheats} from "./support/Cheats.sol";

contract LedgerMirrorOperationsTest is MirrorTest {
    event TransactionsFiled(bytes16 indexed asset, uint64 first, bytes32[] digests);
    event EgressFiled(bytes16 indexed asset, uint64 first, bytes32[] digests);

    function test_A_record_reads_back(uint64 version, uint8 kind, uint8 status, bytes32 content) public {
        cheats.assume(version != 0);
        (AssetKind kind_, AssetStatus status_) = (AssetKind(1 + kind % 2), AssetStatus(1 + status % 3));
        _commit(_operations().withGroup(FIRST, 1, 0, 0, 0).withRecord(version, kind_, status_, content).encode());
        Asset memory asset = mirror.asset(FIRST);
        cheats.assertEq(
            keccak256(abi.encode(asset)), keccak256(abi.encode(Asset(version, kind_, status_, content)))
        );
    }

    function test_A_right_reads_back(
        uint64 version,
        uint8 choice,
        uint24 fromDay,
        uint24 untilDay,
        bytes32 holder,
        bytes32 terms
    ) public {
        cheats.assume(version != 0 && fromDay != 0);
        Right memory right = Right({
            n: 1,
            version: version,
            kind: RightKind(1 + choice % 3),
            status: RightStatus(1 + (choice / 3) % 3),
            exclusive: choice & 1 != 0,
            pledged: choice & 2 != 0,
            frozen: choice & 4 != 0,
            fromDay: fromDay,
            untilDay: untilDay,
            holder: holder,
            terms: terms
        });
        _commit(_right(FIRST, right));
        _assertSame(mirror.rightOf(FIRST, 1), right);
        _assertSame(mirror.rightsOf(FIRST)[0], right);
    }

    function test_What_was_never_set_reads_as_none() public view {
        Right memory none;
        none.n = 5;
        _assertSame(mirror.rightOf(FIRST, 5), none);
        cheats.assertEq(uint256(mirror.asset(FIRST).status), uint256(AssetStatus.None));
        cheats.assertEq(mirror.rightsOf(FIRST).length, 0);
        cheats.assertTrue(mirror.isMirrored(FIRST), "nothing is missing");
    }

    function test_One_commit_sets_many_assets_each_with_its_own_values() public {
        Operations memory operations = _operations();
        operations = operations.withGroup(FIRST, 1, 2, 0, 0);
        operations = operations.withRecord(3, AssetKind.Resource, AssetStatus.Lapsed, _content(FIRST, 3));
        operations = operations.withRight(_instrument(1, 1)).withRight(_instrument(2, 9));
        operations = operations.withGroup(SECOND, 1, 1, 0, 0);
        operations = operations.withRecord(1, AssetKind.Product, AssetStatus.Registered, _content(SECOND, 1));
        operations = operations.withRight(_instrument(1, 4));
        _commit(operations.encode());
        cheats.assertEq(mirror.asset(FIRST).content, _content(FIRST, 3));
        cheats.assertEq(mirror.asset(SECOND).content, _content(SECOND, 1));
        _assertSame(mirror.rightOf(FIRST, 1), _instrument(1, 1));
        _assertSame(mirror.rightOf(FIRST, 2), _instrument(2, 9));
        _assertSame(mirror.rightOf(SECOND, 1), _instrument(1, 4));
    }

    function test_A_later_version_replaces_and_others_stay() public {
        Right[] memory rights = new Right[](2);
        (rights[0], rights[1]) = (_instrument(1, 1), _instrument(2, 1));
        _commit(_rights(FIRST, rights));
        _commit(_right(FIRST, _instrument(2, 2)));
        _assertSame(mirror.rightOf(FIRST, 1), _instrument(1, 1));
        _assertSame(mirror.rightOf(FIRST, 2), _instrument(2, 2));
        (uint32 count,,) = mirror.counters(FIRST);
        cheats.assertEq(count, 2);
    }

    function test_A_record_that_does_not_follow_is_refused(uint64 stored, uint64 version) public {
        cheats.assume(stored != 0 && version != 0 && version <= stored);
        _commit(_record(FIRST, stored));
        _refuse(
            _record(FIRST, version),
            false,
            abi.encodeWithSelector(ILedgerMirror.LedgerMirrorStaleAsset.selector, FIRST, version, stored)
        );
        cheats.assertEq(mirror.asset(FIRST).content, _content(FIRST, stored));
    }

    function test_A_right_that_does_not_follow_is_refused(uint64 stored, uint64 version) public {
        cheats.assume(stored != 0 && version <= stored);
        _commit(_right(FIRST, _instrument(1, stored)));
        _refuse(
            _right(FIRST, _instrument(1, version)),
            false,
            abi.encodeWithSelector(ILedgerMirror.LedgerMirrorStaleRight.selector, FIRST, 1, version, stored)
        );
        _assertSame(mirror.rightOf(FIRST, 1), _instrument(1, stored));
    }

    function test_A_record_of_the_stored_version_is_refused(uint64 version) public {
        cheats.assume(version != 0);
        _commit(_record(FIRST, version));
        bytes memory other = _operations().withGroup(FIRST, 1, 0, 0, 0)
            .withRecord(version, AssetKind.Product, AssetStatus.Cancelled, _content(SECOND, version)).encode();
        _refuse(
            other,
            false,
            abi.encodeWithSelector(ILedgerMirror.LedgerMirrorStaleAsset.selector, FIRST, version, version)
        );
        cheats.assertEq(mirror.asset(FIRST).content, _content(FIRST, version));
        cheats.assertEq(uint8(mirror.asset(FIRST).status), uint8(AssetStatus.Registered));
    }

    function test_A_right_of_the_stored_version_is_refused(uint64 version) public {
        cheats.assume(version != 0);
        Right memory right = _instrument(1, version);
        _commit(_right(FIRST, right));
        Right memory other = _instrument(1, version);
        (other.frozen, other.holder) = (true, bytes32(uint256(1)));
        _refuse(
            _right(FIRST, other),
            false,
            abi.encodeWithSelector(ILedgerMirror.LedgerMirrorStaleRight.selector, FIRST, 1, version, version)
        );
        _assertSame(mirror.rightOf(FIRST, 1), right);
    }

    function test_Version_zero_follows_nothing() public {
        _refuse(
            _record(FIRST, 0),
            false,
            abi.encodeWithSelector(ILedgerMirror.LedgerMirrorStaleAsset.selector, FIRST, 0, 0)
        );
    }

    function test_A_right_that_leaves_a_gap_is_refused(uint32 n) public {
        cheats.assume(n > 2);
        _commit(_right(FIRST, _instrument(1, 1)));
        _refuse(
            _right(FIRST, _instrument(n, 1)),
            false,
            abi.encodeWithSelector(ILedgerMirror.LedgerMirrorRightGap.selector, FIRST, n, 1)
        );
    }

    function test_Filings_are_events_of_their_asset_and_counters() public {
        bytes32[] memory transactions = _digests(2, "transaction");
        bytes32[] memory egress = _digests(20, "egress");
        cheats.expectEmit(true, true, true, true, address(mirror));
        emit TransactionsFiled(FIRST, 1, transactions);
        cheats.expectEmit(true, true, true, true, address(mirror));
        emit EgressFiled(FIRST, 1, egress);
        _commit(_filings(FIRST, 1, transactions, 1, egress));
        _assertCounters(FIRST, 2, 20);
    }

    function test_Filings_continue_where_they_ended() public {
        _commit(_filings(FIRST, 1, _digests(2, "a"), 1, _digests(3, "b")));
        cheats.expectEmit(true, true, true, true, address(mirror));
        emit EgressFiled(FIRST, 4, _digests(1, "c"));
        _commit(_filings(FIRST, 3, _digests(1, "a"), 4, _digests(1, "c")));
        _assertCounters(FIRST, 3, 4);
    }

    function test_A_transaction_number_that_does_not_continue_is_refused(uint40 first) public {
        _commit(_filings(FIRST, 1, _digests(2, "a"), 1, _digests(2, "b")));
        cheats.assume(first != 3);
        _refuse(
            _operations().withGroup(FIRST, 0, 0, 1, 0).withFilings(first, _digests(1, "c")).encode(),
            false,
            abi.encodeWithSelector(ILedgerMirror.LedgerMirrorTransactionGap.selector, FIRST, first, 2)
        );
        _assertCounters(FIRST, 2, 2);
    }

    function test_An_egress_number_that_does_not_continue_is_refused(uint40 first) public {
        _commit(_filings(FIRST, 1, _digests(2, "a"), 1, _digests(2, "b")));
        cheats.assume(first != 3);
        _refuse(
            _operations().withGroup(FIRST, 0, 0, 0, 1).withFilings(first, _digests(1, "c")).encode(),
            false,
            abi.encodeWithSelector(ILedgerMirror.LedgerMirrorEgressGap.selector, FIRST, first, 2)
        );
        _assertCounters(FIRST, 2, 2);
    }

    function test_A_run_beyond_the_largest_number_is_refused() public {
        uint40 largest = type(uint40).max;
        _void(_mark(FIRST, 0, 0, largest - 1, 0));
        bytes memory two = _operations().withGroup(FIRST, 0, 0, 2, 0).withFilings(largest, _digests(2, "a")).encode();
        _refuse(two, false, abi.encodeWithSignature("Panic(uint256)", 0x11));
        _commit(_operations().withGroup(FIRST, 0, 0, 1, 0).withFilings(largest, _digests(1, "a")).encode());
        _assertCounters(FIRST, largest, 0);
    }

    function test_One_refused_group_undoes_the_others() public {
        Operations memory operations = _operations();
        operations = operations.withGroup(FIRST, 1, 0, 0, 0);
        operations = operations.withRecord(1, AssetKind.Product, AssetStatus.Registered, _content(FIRST, 1));
        operations = operations.withGroup(SECOND, 0, 1, 0, 0).withRight(_instrument(2, 1));
        _refuse(
            operations.encode(),
            false,
            abi.encodeWithSelector(ILedgerMirror.LedgerMirrorRightGap.selector, SECOND, 2, 0)
        );
        cheats.assertEq(uint256(mirror.asset(FIRST).status), uint256(AssetStatus.None));
    }

    function test_Rights_in_force_are_those_of_the_kind_whose_term_covers_the_day() public {
        Right[] memory rights = new Right[](5);
        for (uint32 i; i < 5; ++i) {
            rights[i] = _instrument(i + 1, 1);
        }
        rights[1].kind = RightKind.Use;
        rights[2].status = RightStatus.Revoked;
        rights[3].untilDay = 0;
        rights[4].fromDay = FROM_DAY + 1;
        _commit(_rights(FIRST, rights));
        _assertInForce(FROM_DAY - 1, hex"");
        _assertInForce(FROM_DAY, hex"0104");
        _assertInForce(FROM_DAY + 1, hex"010405");
        _assertInForce(UNTIL_DAY, hex"010405");
        _assertInForce(UNTIL_DAY + 1, hex"04");
        _assertSame(mirror.rightsInForce(FIRST, RightKind.Use, FROM_DAY)[0], rights[1]);
        cheats.assertEq(mirror.rightsInForce(FIRST, RightKind.Operate, FROM_DAY).length, 0);
    }

    function test_Rights_in_force_of_no_kind_are_no_question() public {
        cheats.expectRevert(
            abi.encodeWithSelector(ILedgerMirror.LedgerMirrorUnknownKind.selector, RightKind.None)
        );
        mirror.rightsInForce(FIRST, RightKind.None, FROM_DAY);
    }

    function _assertInForce(uint24 day, bytes memory ordinals) private view {
        Right[] memory rights = mirror.rightsInForce(FIRST, RightKind.Hold, day);
        cheats.assertEq(rights.length, ordinals.length);
        for (uint256 i; i < rights.length; ++i) {
            cheats.assertEq(rights[i].n, uint8(ordinals[i]));
        }
    }

    function _filings(
        bytes16 asset,
        uint40 firstTransaction,
        bytes32[] memory transactions,
        uint40 firstEgress,
        bytes32[] memory egress
    ) private pure returns (bytes memory) {
        return _operations().withGroup(asset, 0, 0, uint16(transactions.length), uint16(egress.length))
            .withFilings(firstTransaction, transactions).withFilings(firstEgress, egress).encode();
    }

    function _assertCounters(bytes16 asset, uint256 expectedTransactions, uint256 expectedEgress) private view {
        (, uint64 transactions, uint64 egress) = mirror.counters(asset);
        cheats.assertEq(transactions, expectedTransactions);
        cheats.assertEq(egress, expectedEgress);
    }
}
