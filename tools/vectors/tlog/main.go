// Command tlog writes what golang.org/x/mod/sumdb says about trees, tiles, proofs and signed notes, so that the
// vectors of tiles and checkpoints rest on an implementation that is not ours.
//
// Debian: apt-get install golang-go golang-golang-x-mod-dev; then
// GO111MODULE=off GOPATH=/usr/share/gocode go run ./tlog < request.json
package main

import (
	"crypto/ed25519"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type request struct {
	Sizes       []int64    `json:"sizes"`
	Inclusion   [][2]int64 `json:"inclusion"`
	Consistency [][2]int64 `json:"consistency"`
	Seed        string     `json:"seed"`
	Name        string     `json:"name"`
	Texts       []string   `json:"texts"`
	Open        []string   `json:"open"`
}

type tree struct {
	Size  int64             `json:"size"`
	Root  string            `json:"root"`
	Tiles map[string]string `json:"tiles"`
}

type proof struct {
	From  int64    `json:"from"`
	Size  int64    `json:"size"`
	Proof []string `json:"proof"`
}

type response struct {
	Trees       []tree   `json:"trees"`
	Inclusion   []proof  `json:"inclusion"`
	Consistency []proof  `json:"consistency"`
	Key         string   `json:"key"`
	Signed      []string `json:"signed"`
	Opened      []bool   `json:"opened"`
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}

func main() {
	var in request
	check(json.NewDecoder(os.Stdin).Decode(&in))
	var out response
	most := int64(0)
	for _, size := range in.Sizes {
		if size > most {
			most = size
		}
	}

	var stored []tlog.Hash
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		var list []tlog.Hash
		for _, i := range indexes {
			list = append(list, stored[i])
		}
		return list, nil
	})
	for i := int64(0); i < most; i++ {
		hashes, err := tlog.StoredHashes(i, []byte(fmt.Sprintf("leaf %d", i)), reader)
		check(err)
		stored = append(stored, hashes...)
	}

	for _, size := range in.Sizes {
		root, err := tlog.TreeHash(size, reader)
		check(err)
		t := tree{Size: size, Root: hex.EncodeToString(root[:]), Tiles: map[string]string{}}
		for _, tile := range tlog.NewTiles(8, 0, size) {
			data, err := tlog.ReadTileData(tile, reader)
			check(err)
			// x/mod puts the tile height into the path, c2sp.org/tlog-tiles does not.
			path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
			t.Tiles[path] = hex.EncodeToString(data)
		}
		out.Trees = append(out.Trees, t)
	}

	for _, pair := range in.Inclusion {
		hashes, err := tlog.ProveRecord(pair[1], pair[0], reader)
		check(err)
		out.Inclusion = append(out.Inclusion, proof{pair[0], pair[1], texts(hashes)})
	}
	for _, pair := range in.Consistency {
		hashes, err := tlog.ProveTree(pair[1], pair[0], reader)
		check(err)
		out.Consistency = append(out.Consistency, proof{pair[0], pair[1], texts(hashes)})
	}

	seed, err := hex.DecodeString(in.Seed)
	check(err)
	public := ed25519.NewKeyFromSeed(seed).Public().(ed25519.PublicKey)
	out.Key, err = note.NewEd25519VerifierKey(in.Name, public)
	check(err)
	verifier, err := note.NewVerifier(out.Key)
	check(err)
	secret := fmt.Sprintf("PRIVATE+KEY+%s+%08x+%s", in.Name, verifier.KeyHash(),
		base64.StdEncoding.EncodeToString(append([]byte{1}, seed...)))
	signer, err := note.NewSigner(secret)
	check(err)
	for _, text := range in.Texts {
		signed, err := note.Sign(&note.Note{Text: text}, signer)
		check(err)
		out.Signed = append(out.Signed, string(signed))
	}
	for _, text := range in.Open {
		_, err := note.Open([]byte(text), note.VerifierList(verifier))
		out.Opened = append(out.Opened, err == nil)
	}
	check(json.NewEncoder(os.Stdout).Encode(out))
}

func texts(hashes []tlog.Hash) []string {
	list := []string{}
	for _, hash := range hashes {
		list = append(list, hex.EncodeToString(hash[:]))
	}
	return list
}
