// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.30;

import {Commit, Right, RightStatus} from "../../src/types/Records.sol";
import {MirrorTest} from "./MirrorTest.sol";
import {Operations} from "./Operations.sol";
import {cheats} from "./Cheats.sol";

/// @dev A log that goes on, and relays that bring its ranges again, out of order, or twice at once. It keeps what the
/// log says of two assets, and how the mirror must answer.
contract Relay is MirrorTest {
    struct Signed {
        Commit commitment;
        bytes operations;
        bytes signature;
    }

    struct Model {
        uint64 version;
        bool isRecordStale;
        uint64 transactions;
        uint64 egress;
        Right[] rights;
        bool[] known;
    }

    Signed[] private _signed;
    mapping(bytes16 asset => Model) private _models;
    uint64 private _logSize;

    constructor() {
        setUp();
    }

    /// @dev The log goes on by a record, a change of one right and perhaps new ones.
    function grow(uint256 seed) external {
        bytes16 asset = _asset(seed);
        Model storage model = _models[asset];
        uint16 changed = model.rights.length > 0 ? 1 : 0;
        uint16 added = model.rights.length < 6 ? uint16((seed >> 8) % 3) : 0;
        Operations memory operations = _operations().withGroup(asset, 1, changed + added, 0, 0);
        operations.heads = abi.encodePacked(operations.heads, ++model.version, hex"21");
        operations.words = abi.encodePacked(_content(asset, model.version));
        model.isRecordStale = false;
        if (changed != 0) operations = operations.withRight(_change(model, (seed >> 16) % model.rights.length, seed));
        for (uint256 i; i < added; ++i) {
            operations = operations.withRight(_add(model, true));
        }
        _goOn(operations.encode(), false);
    }

    /// @dev The log goes on by filings of one asset.
    function file(uint256 seed) external {
        bytes16 asset = _asset(seed);
        Model storage model = _models[asset];
        (uint16 transactions, uint16 egress) = (uint16(1 + (seed >> 8) % 3), uint16(1 + (seed >> 16) % 5));
        Operations memory operations = _operations().withGroup(asset, 0, 0, transactions, egress);
        operations = operations.withFilings(uint40(model.transactions + 1), _digests(transactions, "t"));
        operations = operations.withFilings(uint40(model.egress + 1), _digests(egress, "e"));
        model.transactions += transactions;
        model.egress += egress;
        _goOn(operations.encode(), false);
    }

    /// @dev The log goes on by a range that the chain is not told.
    function void(uint256 seed) external {
        bytes16 asset = _asset(seed);
        Model storage model = _models[asset];
        if (seed & 0x100 != 0 && model.rights.length < 6) _add(model, false);
        model.isRecordStale = true;
        for (uint256 i; i < model.known.length; ++i) {
            model.known[i] = false;
        }
        model.transactions += 1;
        _goOn(_mark(asset, 1, uint32(model.rights.length), uint40(model.transactions), 0), true);
    }

    /// @dev Anybody sends any range that was ever signed: it is applied if and only if it is the next.
    function relay(uint256 choice, address sender) external {
        if (_signed.length != 0) _relayOne(_signed[choice % _signed.length], sender);
    }

    /// @dev Somebody sends the next range, and at once again.
    function relayNext(address sender) external {
        for (uint256 i; i < _signed.length; ++i) {
            if (_signed[i].commitment.from != mirror.size()) continue;
            _relayOne(_signed[i], sender);
            _relayOne(_signed[i], sender);
            return;
        }
    }

    /// @dev Brings the mirror up to the log, so that both can be compared.
    function catchUp() external {
        for (uint256 i; i < _signed.length; ++i) {
            Signed memory one = _signed[i];
            if (one.commitment.from < mirror.size()) continue;
            mirror.commit(one.commitment, one.operations, one.signature);
        }
    }

    /// @dev The mirror answers as the log says.
    function check() external view {
        cheats.assertEq(mirror.size(), _logSize);
        _check(FIRST);
        _check(SECOND);
    }

    function size() external view returns (uint64) {
        return mirror.size();
    }

    function _relayOne(Signed memory one, address sender) private {
        uint64 before = mirror.size();
        bool isNext = one.commitment.from == before;
        cheats.prank(sender);
        try mirror.commit(one.commitment, one.operations, one.signature) {
            cheats.assertTrue(isNext, "applied out of order");
            cheats.assertEq(mirror.size(), one.commitment.to);
        } catch {
            cheats.assertFalse(isNext, "the next range was refused");
            cheats.assertEq(mirror.size(), before);
        }
    }

    function _check(bytes16 asset) private view {
        Model storage model = _models[asset];
        (uint32 rights, uint64 transactions, uint64 egress) = mirror.counters(asset);
        cheats.assertEq(rights, model.rights.length);
        cheats.assertEq(transactions, model.transactions);
        cheats.assertEq(egress, model.egress);
        bool whole = !model.isRecordStale;
        Right[] memory actual = mirror.rightsOf(asset);
        for (uint256 i; i < actual.length; ++i) {
            if (!model.known[i]) whole = false;
            _assertSame(actual[i], model.known[i] ? model.rights[i] : _unknown(uint32(i + 1)));
        }
        cheats.assertEq(mirror.isMirrored(asset) ? 1 : 0, whole ? 1 : 0);
        bytes32 content = model.isRecordStale || model.version == 0 ? bytes32(0) : _content(asset, model.version);
        cheats.assertEq(mirror.asset(asset).content, content);
    }

    /// @dev A change of status, which keeps holder and terms, or of holder.
    function _change(Model storage model, uint256 i, uint256 seed) private returns (Right memory right) {
        right = model.rights[i];
        right.version += 1;
        right.frozen = !right.frozen;
        if (seed & 0x80 != 0) right.holder = keccak256(abi.encode(right.holder));
        model.rights[i] = right;
        model.known[i] = true;
    }

    function _add(Model storage model, bool known) private returns (Right memory right) {
        right = _instrument(uint32(model.rights.length + 1), 1);
        model.rights.push(right);
        model.known.push(known);
    }

    function _goOn(bytes memory operations, bool voided) private {
        Commit memory commitment = _range(_logSize, _logSize + 3, operations, voided);
        _logSize += 3;
        _signed.push(Signed(commitment, operations, _sign(commitment, LOG_KEY)));
    }

    function _unknown(uint32 n) private pure returns (Right memory right) {
        right.n = n;
        right.status = RightStatus.NotMirrored;
    }

    function _asset(uint256 seed) private pure returns (bytes16) {
        return seed & 1 == 0 ? FIRST : SECOND;
    }
}
