// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.30;

import {IAccessControl} from "@openzeppelin/contracts/access/IAccessControl.sol";
import {ILedgerMirror} from "../src/interfaces/ILedgerMirror.sol";
import {Commit} from "../src/types/Records.sol";
import {MirrorTest} from "./support/MirrorTest.sol";
import {cheats} from "./support/Cheats.sol";

contract LedgerMirrorRolesTest is MirrorTest {
    address private constant CEREMONY = address(uint160(0xce));
    uint256 private constant NEXT_KEY = uint256(keccak256("the next log key"));
    bytes32 private constant ROLE = keccak256("KEY_CEREMONY_ROLE");
    bytes private constant NOTHING = hex"010000";

    event LogKeyRotated(address indexed previous, address indexed next, uint64 size);

    function test_The_administrator_alone_cannot_name_the_log_key() public {
        _refuseRotation(ADMINISTRATOR);
    }

    function test_Nobody_without_the_role_can_name_the_log_key(address sender) public {
        _refuseRotation(sender);
    }

    function test_The_ceremony_role_names_the_key_that_signs_from_now_on() public {
        _commit(NOTHING);
        _grant();
        cheats.expectEmit(true, true, true, true, address(mirror));
        emit LogKeyRotated(cheats.addr(LOG_KEY), cheats.addr(NEXT_KEY), 1);
        cheats.prank(CEREMONY);
        mirror.rotateLogKey(cheats.addr(NEXT_KEY));
        cheats.assertEq(mirror.logKey(), cheats.addr(NEXT_KEY));

        Commit memory commitment = _next(NOTHING, false);
        _refuse(
            NOTHING,
            false,
            abi.encodeWithSelector(
                ILedgerMirror.LedgerMirrorWrongSigner.selector, cheats.addr(LOG_KEY), cheats.addr(NEXT_KEY)
            )
        );
        mirror.commit(commitment, NOTHING, _sign(commitment, NEXT_KEY));
        cheats.assertEq(mirror.size(), 2);
    }

    function test_Neither_no_key_nor_the_present_one_can_be_named() public {
        _grant();
        address[2] memory keys = [address(0), cheats.addr(LOG_KEY)];
        for (uint256 i; i < keys.length; ++i) {
            cheats.expectRevert(abi.encodeWithSelector(ILedgerMirror.LedgerMirrorInvalidLogKey.selector, keys[i]));
            cheats.prank(CEREMONY);
            mirror.rotateLogKey(keys[i]);
        }
    }

    function test_A_revoked_role_names_nothing() public {
        _grant();
        cheats.prank(ADMINISTRATOR);
        IAccessControl(address(mirror)).revokeRole(ROLE, CEREMONY);
        _refuseRotation(CEREMONY);
    }

    function _grant() private {
        cheats.prank(ADMINISTRATOR);
        IAccessControl(address(mirror)).grantRole(ROLE, CEREMONY);
    }

    function _refuseRotation(address sender) private {
        cheats.expectRevert(
            abi.encodeWithSelector(IAccessControl.AccessControlUnauthorizedAccount.selector, sender, ROLE)
        );
        cheats.prank(sender);
        mirror.rotateLogKey(cheats.addr(NEXT_KEY));
        cheats.assertEq(mirror.logKey(), cheats.addr(LOG_KEY));
    }
}
