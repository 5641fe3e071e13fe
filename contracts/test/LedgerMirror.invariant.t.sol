// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.30;

import {Relay} from "./support/Relay.sol";
import {cheats} from "./support/Cheats.sol";

/// @dev Whatever is relayed, by whom, how often and in which order: each range counts once, and the mirror ends up as
/// the log.
contract LedgerMirrorInvariantTest {
    struct Target {
        address target;
        bytes4[] selectors;
    }

    Relay private _relay;

    function setUp() public {
        _relay = new Relay();
    }

    function targetContracts() public view returns (address[] memory contracts) {
        contracts = new address[](1);
        contracts[0] = address(_relay);
    }

    function targetSelectors() public view returns (Target[] memory targets) {
        bytes4[] memory selectors = new bytes4[](5);
        (selectors[0], selectors[1], selectors[2]) = (Relay.grow.selector, Relay.file.selector, Relay.void.selector);
        (selectors[3], selectors[4]) = (Relay.relay.selector, Relay.relayNext.selector);
        targets = new Target[](1);
        targets[0] = Target(address(_relay), selectors);
    }

    function invariant_The_mirror_caught_up_equals_the_log() public {
        uint64 before = _relay.size();
        _relay.catchUp();
        cheats.assertTrue(_relay.size() >= before, "the size fell");
        _relay.check();
    }
}
