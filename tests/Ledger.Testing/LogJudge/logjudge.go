// Command logjudge reads what a log publishes with golang.org/x/mod/sumdb, the libraries of Go's checksum database:
// they judge notes, Merkle proofs and tiles. Files that they know nothing of are only taken apart here.
//
//	logjudge inclusion   LEAF PROOF KEY [WITNESS]...        a .tlog-proof shows the leaf, under all these keys
//	logjudge consistency OLD NEW PROOF KEY                  the checkpoint NEW continues the checkpoint OLD
//	logjudge tiles       PREFIX CHECKPOINT KEY [INDEX]...   the proofs of these entries out of the log's tiles
//
// CHECKPOINT stands below PREFIX, a folder or an http address; the keys are verifier keys of c2sp.org/signed-note.
// Exit code 0: accepted. 1: refused, and why. 2: not judged.
package main

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func main() {
	err := errors.New("logjudge inclusion | consistency | tiles")
	if words := os.Args[1:]; len(words) >= 4 {
		switch words[0] {
		case "inclusion":
			err = inclusion(words[1], words[2], words[3:])
		case "consistency":
			if len(words) == 5 {
				err = consistency(words[1], words[2], words[3], words[4])
			}
		case "tiles":
			err = tiles(words[1], words[2], words[3], words[4:])
		}
	}
	var refused *refusal
	switch {
	case errors.As(err, &refused):
		fmt.Println(err)
		os.Exit(1)
	case err != nil:
		fmt.Println(err)
		os.Exit(2)
	}
}

// A refusal is what a library, or the form of a file, has against it.
type refusal struct{ why error }

func (r *refusal) Error() string { return r.why.Error() }

func refuse(format string, values ...any) error { return &refusal{fmt.Errorf(format, values...)} }

func inclusion(leaf, file string, keys []string) error {
	record, err := os.ReadFile(leaf)
	if err != nil {
		return err
	}
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	index, path, checkpoint, err := takeApart(string(text))
	if err != nil {
		return err
	}
	tree, err := open([]byte(checkpoint), keys)
	if err != nil {
		return err
	}
	if err := tlog.CheckRecord(path, tree.N, tree.Hash, index, tlog.RecordHash(record)); err != nil {
		return &refusal{err}
	}
	fmt.Println(index, tree.N, tree.Hash)
	return nil
}

func consistency(older, newer, file, key string) error {
	var trees [2]tlog.Tree
	for i, name := range []string{older, newer} {
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		if trees[i], err = open(text, []string{key}); err != nil {
			return err
		}
	}
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	path, err := hashes(strings.Fields(string(text)))
	if err != nil {
		return err
	}
	if err := tlog.CheckTree(path, trees[1].N, trees[1].Hash, trees[0].N, trees[0].Hash); err != nil {
		return &refusal{err}
	}
	fmt.Println(trees[0].N, trees[1].N)
	return nil
}

// tiles writes a line for each index: the index and the proof that the library made of the tiles that it asked for.
func tiles(prefix, checkpoint, key string, indexes []string) error {
	text, err := read(prefix, checkpoint)
	if err != nil {
		return err
	}
	tree, err := open(text, []string{key})
	if err != nil {
		return err
	}
	reader := tlog.TileHashReader(tree, &source{prefix})
	for _, word := range indexes {
		index, err := strconv.ParseInt(word, 10, 64)
		if err != nil {
			return err
		}
		record, err := entry(prefix, tree.N, index)
		if err != nil {
			return err
		}
		path, err := tlog.ProveRecord(tree.N, index, reader)
		if err != nil {
			return &refusal{err}
		}
		if err := tlog.CheckRecord(path, tree.N, tree.Hash, index, tlog.RecordHash(record)); err != nil {
			return &refusal{err}
		}
		fmt.Print(index)
		for _, hash := range path {
			fmt.Print(" ", hash)
		}
		fmt.Println()
	}
	return nil
}

// open verifies a checkpoint that the first key, the log's, and every witness must have signed.
func open(text []byte, keys []string) (tlog.Tree, error) {
	log, err := note.NewVerifier(keys[0])
	if err != nil {
		return tlog.Tree{}, refuse("%s: %v", keys[0], err)
	}
	known := []note.Verifier{log}
	for _, key := range keys[1:] {
		witness, err := newWitness(key)
		if err != nil {
			return tlog.Tree{}, err
		}
		known = append(known, witness)
	}
	opened, err := note.Open(text, note.VerifierList(known...))
	if err != nil {
		return tlog.Tree{}, &refusal{err}
	}
	for _, one := range known {
		if !signed(opened, one) {
			return tlog.Tree{}, refuse("not signed by %s+%08x", one.Name(), one.KeyHash())
		}
	}
	origin, rest, _ := strings.Cut(opened.Text, "\n")
	if origin != log.Name() {
		return tlog.Tree{}, refuse("a checkpoint of %s, not of %s", origin, log.Name())
	}
	// The library reads size and root below the first line of Go's own database.
	tree, err := tlog.ParseTree([]byte("go.sum database tree\n" + rest))
	if err != nil {
		return tlog.Tree{}, &refusal{err}
	}
	return tree, nil
}

func signed(opened *note.Note, by note.Verifier) bool {
	for _, line := range opened.Sigs {
		if line.Name == by.Name() && line.Hash == by.KeyHash() {
			return true
		}
	}
	return false
}

// takeApart reads c2sp.org/tlog-proof, which the library does not know.
func takeApart(text string) (index int64, path []tlog.Hash, checkpoint string, err error) {
	head, checkpoint, found := strings.Cut(text, "\n\n")
	lines := strings.Split(head, "\n")
	if !found || lines[0] != "c2sp.org/tlog-proof@v1" {
		return 0, nil, "", refuse("no tlog-proof")
	}
	lines = lines[1:]
	if len(lines) > 0 && strings.HasPrefix(lines[0], "extra ") {
		lines = lines[1:]
	}
	if len(lines) == 0 || !strings.HasPrefix(lines[0], "index ") {
		return 0, nil, "", refuse("a tlog-proof without an index")
	}
	if index, err = strconv.ParseInt(strings.TrimPrefix(lines[0], "index "), 10, 64); err != nil {
		return 0, nil, "", &refusal{err}
	}
	path, err = hashes(lines[1:])
	return index, path, checkpoint, err
}

func hashes(lines []string) ([]tlog.Hash, error) {
	var all []tlog.Hash
	for _, line := range lines {
		hash, err := tlog.ParseHash(line)
		if err != nil {
			return nil, &refusal{err}
		}
		all = append(all, hash)
	}
	return all, nil
}

// entry reads one entry out of its bundle: each stands behind its length, two bytes.
func entry(prefix string, size, index int64) ([]byte, error) {
	bundle := tlog.Tile{H: 8, L: -1, N: index / 256, W: 256}
	if width := size - bundle.N*256; width < 256 {
		bundle.W = int(width)
	}
	data, err := read(prefix, pathOf(bundle))
	if err != nil {
		return nil, err
	}
	for skip := index % 256; ; skip-- {
		if len(data) < 2 || len(data) < 2+int(binary.BigEndian.Uint16(data)) {
			return nil, refuse("the bundle of entry %d is too short", index)
		}
		length := int(binary.BigEndian.Uint16(data))
		if skip == 0 {
			return data[2 : 2+length], nil
		}
		data = data[2+length:]
	}
}

// A source has the tiles that the library asks for.
type source struct{ prefix string }

func (s *source) Height() int { return 8 }

func (s *source) SaveTiles([]tlog.Tile, [][]byte) {}

func (s *source) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range wanted {
		data, err := read(s.prefix, pathOf(tile))
		if err != nil {
			return nil, err
		}
		all = append(all, data)
	}
	return all, nil
}

// pathOf is the library's path as c2sp.org/tlog-tiles has it: without the height, and with another name for entries.
func pathOf(tile tlog.Tile) string {
	path := strings.TrimPrefix(tile.Path(), "tile/8/")
	if tile.L < 0 {
		return "tile/entries/" + strings.TrimPrefix(path, "data/")
	}
	return "tile/" + path
}

func read(prefix, path string) ([]byte, error) {
	address := strings.TrimSuffix(prefix, "/") + "/" + path
	if !strings.HasPrefix(address, "http://") {
		return os.ReadFile(address)
	}
	answer, err := http.Get(address)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s: %s", address, answer.Status)
	}
	return io.ReadAll(answer.Body)
}

// A witness verifies cosignature/v1 of c2sp.org/tlog-cosignature, which the library has no verifier for.
type witness struct {
	name string
	id   uint32
	key  ed25519.PublicKey
}

func newWitness(text string) (*witness, error) {
	parts := strings.SplitN(text, "+", 3)
	if len(parts) != 3 {
		return nil, refuse("%s: no verifier key", text)
	}
	key, err := base64.StdEncoding.DecodeString(parts[2])
	if err != nil || len(key) != 1+ed25519.PublicKeySize || key[0] != 4 {
		return nil, refuse("%s: no key of cosignature/v1", text)
	}
	sum := sha256.Sum256(append([]byte(parts[0]+"\n"), key...))
	id := binary.BigEndian.Uint32(sum[:])
	if parts[1] != fmt.Sprintf("%08x", id) {
		return nil, refuse("%s: the key has another id", text)
	}
	return &witness{parts[0], id, key[1:]}, nil
}

func (w *witness) Name() string    { return w.name }
func (w *witness) KeyHash() uint32 { return w.id }

func (w *witness) Verify(text, signature []byte) bool {
	if len(signature) != 8+ed25519.SignatureSize {
		return false
	}
	head := fmt.Sprintf("cosignature/v1\ntime %d\n", binary.BigEndian.Uint64(signature))
	return ed25519.Verify(w.key, append([]byte(head), text...), signature[8:])
}
