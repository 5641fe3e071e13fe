// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.30;

/// @title Inclusion in a Merkle tree over SHA-256 (RFC 9162, section 2.1.3.2)
library InclusionProof {
    /// @dev Whether `proof` leads from the leaf hash at `index` in a tree of `size` leaves to `root`.
    function verify(bytes32 leafHash, uint64 index, uint64 size, bytes32[] calldata proof, bytes32 root)
        internal
        pure
        returns (bool)
    {
        if (index >= size) return false;
        uint256 node = index;
        uint256 last = size - 1;
        bytes32 hash = leafHash;
        for (uint256 i; i < proof.length; ++i) {
            if (last == 0) return false;
            if (node & 1 != 0 || node == last) {
                hash = _node(proof[i], hash);
                // A right border node without a sibling moves up until it is somebody's right child.
                while (node & 1 == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                hash = _node(hash, proof[i]);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && hash == root;
    }

    /// @dev RFC 9162, section 2.1.1: 0x01 separates interior nodes from leaves (0x00).
    function _node(bytes32 left, bytes32 right) private pure returns (bytes32) {
        return sha256(abi.encodePacked(hex"01", left, right));
    }
}
