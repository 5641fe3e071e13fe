// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.30;

import {ILedgerMirror} from "../src/interfaces/ILedgerMirror.sol";
import {Commit} from "../src/types/Records.sol";
import {MirrorTest} from "./support/MirrorTest.sol";
import {cheats} from "./support/Cheats.sol";

contract LedgerMirrorCommitTest is MirrorTest {
    bytes private constant NOTHING = hex"010000";

    event Committed(
        uint64 indexed from,
        uint64 indexed to,
        bytes32 sha256Root,
        bytes32 sm3Root,
        bytes32 operationsDigest,
        bool voided
    );

    function test_A_new_mirror_knows_its_log_and_nothing_else() public {
        cheats.assertEq(mirror.origin(), ORIGIN);
        cheats.assertEq(mirror.logKey(), cheats.addr(LOG_KEY));
        cheats.assertEq(mirror.size(), 0);
        cheats.expectRevert(abi.encodeWithSelector(ILedgerMirror.LedgerMirrorUnknownSize.selector, 0));
        mirror.rootsAt(0);
    }

    function test_A_mirror_without_a_log_key_is_not_made() public {
        cheats.expectRevert(abi.encodeWithSelector(ILedgerMirror.LedgerMirrorInvalidLogKey.selector, address(0)));
        _deploy(address(0));
    }

    function test_A_commit_stores_size_and_both_roots_and_says_so() public {
        Commit memory commitment = _range(0, 7, NOTHING, false);
        cheats.expectEmit(true, true, true, true, address(mirror));
        emit Committed(0, 7, commitment.sha256Root, commitment.sm3Root, keccak256(NOTHING), false);
        _relay(commitment, NOTHING);
        cheats.assertEq(mirror.size(), 7);
        (bytes32 sha256Root, bytes32 sm3Root) = mirror.rootsAt(7);
        cheats.assertEq(sha256Root, commitment.sha256Root);
        cheats.assertEq(sm3Root, commitment.sm3Root);
    }

    function test_Earlier_roots_stay_and_sizes_between_have_none() public {
        _relay(_range(0, 7, NOTHING, false), NOTHING);
        _relay(_range(7, 9, NOTHING, false), NOTHING);
        (bytes32 root,) = mirror.rootsAt(7);
        cheats.assertEq(root, _range(0, 7, NOTHING, false).sha256Root);
        cheats.expectRevert(abi.encodeWithSelector(ILedgerMirror.LedgerMirrorUnknownSize.selector, 8));
        mirror.rootsAt(8);
    }

    function test_Anyone_may_relay(address relayer) public {
        Commit memory commitment = _next(NOTHING, false);
        bytes memory signature = _sign(commitment, LOG_KEY);
        cheats.prank(relayer);
        mirror.commit(commitment, NOTHING, signature);
        cheats.assertEq(mirror.size(), 1);
    }

    function test_A_repeat_reverts_as_already_committed_and_changes_nothing() public {
        Commit memory commitment = _range(0, 7, NOTHING, false);
        _relay(commitment, NOTHING);
        bytes memory signature = _sign(commitment, LOG_KEY);
        cheats.expectRevert(abi.encodeWithSelector(ILedgerMirror.LedgerMirrorAlreadyCommitted.selector, 0, 7, 7));
        mirror.commit(commitment, NOTHING, signature);
        cheats.assertEq(mirror.size(), 7);
    }

    function test_A_repeat_needs_no_signature_to_be_told_so() public {
        _relay(_range(0, 7, NOTHING, false), NOTHING);
        cheats.expectRevert(abi.encodeWithSelector(ILedgerMirror.LedgerMirrorAlreadyCommitted.selector, 3, 5, 7));
        mirror.commit(_range(3, 5, NOTHING, false), NOTHING, "");
    }

    function test_A_voided_twin_of_a_committed_range_is_a_repeat() public {
        _relay(_range(0, 7, NOTHING, false), NOTHING);
        Commit memory twin = _range(0, 7, hex"020000", true);
        bytes memory signature = _sign(twin, LOG_KEY);
        cheats.expectRevert(abi.encodeWithSelector(ILedgerMirror.LedgerMirrorAlreadyCommitted.selector, 0, 7, 7));
        mirror.commit(twin, hex"020000", signature);
    }

    function test_A_range_that_does_not_begin_at_the_size_is_refused(uint64 from, uint64 to) public {
        _relay(_range(0, 7, NOTHING, false), NOTHING);
        cheats.assume(from != 7 && to > from && to > 7);
        Commit memory commitment = _range(from, to, NOTHING, false);
        bytes memory signature = _sign(commitment, LOG_KEY);
        cheats.expectRevert(abi.encodeWithSelector(ILedgerMirror.LedgerMirrorNotContiguous.selector, from, 7));
        mirror.commit(commitment, NOTHING, signature);
    }

    function test_A_range_without_entries_is_refused(uint64 from, uint64 to) public {
        cheats.assume(to <= from);
        Commit memory commitment = _range(from, to, NOTHING, false);
        bytes memory signature = _sign(commitment, LOG_KEY);
        cheats.expectRevert(abi.encodeWithSelector(ILedgerMirror.LedgerMirrorEmptyRange.selector, from, to));
        mirror.commit(commitment, NOTHING, signature);
    }

    function test_Another_origin_is_refused(bytes32 origin) public {
        cheats.assume(origin != ORIGIN);
        Commit memory commitment = _next(NOTHING, false);
        commitment.origin = origin;
        bytes memory signature = _sign(commitment, LOG_KEY);
        cheats.expectRevert(abi.encodeWithSelector(ILedgerMirror.LedgerMirrorWrongOrigin.selector, origin, ORIGIN));
        mirror.commit(commitment, NOTHING, signature);
    }

    function test_Operations_other_than_the_signed_ones_are_refused(bytes memory other) public {
        Commit memory commitment = _next(NOTHING, false);
        bytes32 digest = keccak256(other);
        cheats.assume(digest != keccak256(NOTHING));
        bytes memory signature = _sign(commitment, LOG_KEY);
        cheats.expectRevert(
            abi.encodeWithSelector(ILedgerMirror.LedgerMirrorWrongOperations.selector, digest, keccak256(NOTHING))
        );
        mirror.commit(commitment, other, signature);
    }

    function test_Another_signer_is_refused(uint128 key) public {
        cheats.assume(key != 0 && key != LOG_KEY);
        Commit memory commitment = _next(NOTHING, false);
        _refuseSignature(commitment, _sign(commitment, key), cheats.addr(key));
    }

    function test_A_signature_for_another_contract_is_refused() public {
        ILedgerMirror other = _deploy(cheats.addr(LOG_KEY));
        Commit memory commitment = _next(NOTHING, false);
        (uint8 v, bytes32 r, bytes32 s) = cheats.sign(LOG_KEY, _digest(commitment, address(other)));
        _refuseAnySigner(commitment, abi.encodePacked(r, s, v));
        other.commit(commitment, NOTHING, abi.encodePacked(r, s, v));
    }

    function test_A_signature_for_another_chain_is_refused() public {
        Commit memory commitment = _next(NOTHING, false);
        bytes memory signature = _sign(commitment, LOG_KEY);
        cheats.chainId(31338);
        _refuseAnySigner(commitment, signature);
    }

    function test_Every_member_is_signed() public {
        Commit memory signed = _next(NOTHING, false);
        bytes memory signature = _sign(signed, LOG_KEY);
        Commit memory changed = _next(NOTHING, false);
        changed.to = 2;
        _refuseAnySigner(changed, signature);
        changed = _next(NOTHING, false);
        changed.sha256Root = 0;
        _refuseAnySigner(changed, signature);
        changed = _next(NOTHING, false);
        changed.sm3Root = 0;
        _refuseAnySigner(changed, signature);
        changed = _next(NOTHING, false);
        changed.voided = true;
        _refuseAnySigner(changed, signature);
    }

    function test_The_twin_signature_with_high_s_is_refused() public {
        Commit memory commitment = _next(NOTHING, false);
        (uint8 v, bytes32 r, bytes32 s) = cheats.sign(LOG_KEY, _digest(commitment, address(mirror)));
        uint256 order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141;
        bytes memory twin = abi.encodePacked(r, order - uint256(s), v == 27 ? uint8(28) : uint8(27));
        _refuseSignature(commitment, twin, address(0));
    }

    function test_Bytes_that_are_no_signature_are_refused(bytes memory signature) public {
        cheats.assume(signature.length != 65);
        _refuseSignature(_next(NOTHING, false), signature, address(0));
    }

    function _refuseSignature(Commit memory commitment, bytes memory signature, address signer) private {
        cheats.expectRevert(
            abi.encodeWithSelector(
                ILedgerMirror.LedgerMirrorWrongSigner.selector, signer, cheats.addr(LOG_KEY)
            )
        );
        mirror.commit(commitment, NOTHING, signature);
    }

    /// @dev Recovers to somebody whom nobody knows.
    function _refuseAnySigner(Commit memory commitment, bytes memory signature) private {
        try mirror.commit(commitment, NOTHING, signature) {
            cheats.assertTrue(false, "committed");
        } catch (bytes memory reason) {
            cheats.assertEq(bytes32(bytes4(reason)), bytes32(ILedgerMirror.LedgerMirrorWrongSigner.selector));
        }
        cheats.assertEq(mirror.size(), 0);
    }
}
