using System.Globalization;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Ports.Documents;
using Ledger.Ports.Objects;
using Xunit;

namespace Ledger.Ports.TestKit;

public abstract partial class ObjectStoreTests
{
    private const int Piece = 1 << 16;
    private const int SealedPiece = Piece + 16;
    private const int DocumentHeader = 51;

    private static readonly DocumentSubject Alice = SubjectOf('a');
    private static readonly DocumentSubject Bob = SubjectOf('b');

    [Theory]
    [InlineData("aes-256-gcm", 0)]
    [InlineData("aes-256-gcm", 1)]
    [InlineData("aes-256-gcm", Piece)]
    [InlineData("aes-256-gcm", Piece + 1)]
    [InlineData("aes-256-gcm", SeveralParts)]
    [InlineData("sm4-gcm", 0)]
    [InlineData("sm4-gcm", (2 * Piece) + 5)]
    public async Task A_document_reads_back_and_is_kept_unreadable(string algorithm, int length)
    {
        var content = Bytes(length, seed: 1);
        var digest = await PutAsync(Alice, content, algorithm);

        Assert.Equal(content, await OpenAsync(Alice, digest));
        var stored = await ReadAsync(NameOf(Alice, digest));
        Assert.Equal(DocumentHeader + length + (16 * Math.Max(1, (length + Piece - 1) / Piece)), stored!.Length);
        Assert.True(length < 16 || stored.AsSpan().IndexOf(content.AsSpan(0, 16)) < 0);
    }

    [Fact]
    public async Task A_document_with_another_digest_is_refused_and_nothing_of_it_is_left()
    {
        using var source = new MemoryStream(Bytes(SeveralParts, seed: 1));
        var other = DigestAlgorithm.Sha256.Hash(Bytes(SeveralParts, seed: 2));

        Assert.Equal(DocumentPut.OtherDigest, await Documents().PutAsync(Alice, other, source, Cancellation));

        Assert.Null(await OpenAsync(Alice, other));
        Assert.Empty(await ListAsync("documents/"));
    }

    [Fact]
    public async Task Who_hands_a_document_in_again_must_still_have_it()
    {
        var digest = await PutAsync(Alice, Bytes(100, seed: 1));
        using var same = new MemoryStream(Bytes(100, seed: 1));
        using var other = new MemoryStream(Bytes(100, seed: 2));

        Assert.Equal(DocumentPut.Known, await Documents().PutAsync(Alice, digest, same, Cancellation));
        Assert.Equal(DocumentPut.OtherDigest, await Documents().PutAsync(Alice, digest, other, Cancellation));
    }

    [Fact]
    public async Task Erasing_one_subject_erases_its_documents_and_no_others()
    {
        var content = Bytes(100, seed: 1);
        var digest = await PutAsync(Alice, content);
        await PutAsync(Bob, content);
        Assert.NotEqual(await ReadAsync(NameOf(Alice, digest)), await ReadAsync(NameOf(Bob, digest)));

        await Keys(SecondClient).EraseAsync(Alice, Cancellation);
        await Keys(Store).EraseAsync(Alice, Cancellation);

        using var again = new MemoryStream(content);
        Assert.Null(await OpenAsync(Alice, digest));
        Assert.Equal(DocumentPut.Erased, await Documents().PutAsync(Alice, digest, again, Cancellation));
        Assert.Equal(content, await OpenAsync(Bob, digest));
        Assert.NotNull(await ReadAsync(NameOf(Alice, digest)));
        Assert.Equal(
            """{"format":"ledger-subject-key@v1","state":"erased"}"""u8.ToArray(),
            await ReadAsync($"subject-keys/{Alice.Case}/{Alice.Party}"));
    }

    [Fact]
    public async Task A_subject_can_be_erased_before_it_has_a_key()
    {
        await Keys(Store).EraseAsync(Alice, Cancellation);

        using var source = new MemoryStream(Bytes(10, seed: 1));
        var digest = DigestAlgorithm.Sha256.Hash(Bytes(10, seed: 1));
        Assert.Equal(DocumentPut.Erased, await Documents().PutAsync(Alice, digest, source, Cancellation));
    }

    [Fact]
    public async Task Hosts_that_hand_in_at_once_agree_on_one_key()
    {
        var digests = await Task.WhenAll(Enumerable.Range(0, 8).Select(async seed =>
        {
            using var source = new MemoryStream(Bytes(1_000, seed));
            var digest = DigestAlgorithm.Sha256.Hash(Bytes(1_000, seed));
            var documents = Documents(client: seed % 2 == 0 ? Store : SecondClient);
            Assert.Equal(DocumentPut.Created, await documents.PutAsync(Alice, digest, source, Cancellation));
            return digest;
        }));

        for (var seed = 0; seed < digests.Length; seed++)
        {
            Assert.Equal(Bytes(1_000, seed), await OpenAsync(Alice, digests[seed]));
        }
    }

    [Fact]
    public async Task Another_key_encryption_key_opens_nothing()
    {
        var digest = await PutAsync(Alice, Bytes(100, seed: 1));

        await Assert.ThrowsAsync<SubjectKeyException>(async () => await OpenAsync(Alice, digest, kek: 2));
    }

    [Fact]
    public async Task Documents_in_another_suite_than_the_present_one_are_still_read()
    {
        var digest = await PutAsync(Alice, Bytes(100, seed: 1), "sm4-gcm");
        var later = await PutAsync(Alice, Bytes(100, seed: 2), "aes-256-gcm");

        Assert.Equal(Bytes(100, seed: 1), await OpenAsync(Alice, digest));
        Assert.Equal(Bytes(100, seed: 2), await OpenAsync(Alice, later));
    }

    [Fact]
    public async Task A_document_of_another_party_case_or_digest_is_not_taken_for_this_one()
    {
        var content = Bytes(100, seed: 1);
        var digest = await PutAsync(Alice, content);
        var stored = await ReadAsync(NameOf(Alice, digest));
        var elsewhere = new DocumentSubject(CaseId.Parse(new string('d', 32)), Alice.Party);
        var other = DigestAlgorithm.Sha256.Hash(Bytes(100, seed: 2));
        await PutAsync(Bob, Bytes(1, seed: 3));
        await PutAsync(elsewhere, Bytes(1, seed: 3));

        foreach (var (subject, name) in new[] { (Bob, digest), (elsewhere, digest), (Alice, other) })
        {
            Assert.True(await Store.CreateAsync(NameOf(subject, name), stored, Cancellation));
            await Assert.ThrowsAsync<ContentCorruptedException>(async () => await OpenAsync(subject, name));
        }
    }

    public static TheoryData<string> Changes =>
    [
        "swap 0 1", "swap 1 2", "repeat 0", "drop 0", "drop 1", "drop last", "cut 1", "cut 16", "cut 17", "append 1",
        "append piece", "flip header", "flip salt", "flip 0", "flip 1", "flip last",
    ];

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_document_that_was_changed_is_not_given_out(string change)
    {
        var content = Bytes((2 * Piece) + 100, seed: 1);
        var digest = await PutAsync(Alice, content);
        var name = NameOf(Alice, digest);
        var changed = new ChangedObjectStore(Store, name, Changed((await ReadAsync(name))!, change));
        using var given = new MemoryStream();

        await Assert.ThrowsAsync<ContentCorruptedException>(async () =>
        {
            await using var open = (await Documents(client: changed).OpenAsync(Alice, digest, Cancellation))!;
            await open.CopyToAsync(given, Cancellation);
        });

        // What was given out before the change was found is authentic, and not all of it.
        Assert.True(given.Length < content.Length);
        Assert.Equal(content[..(int)given.Length], given.ToArray());
    }

    private static byte[] Changed(byte[] stored, string change)
    {
        var (header, body) = (stored[..DocumentHeader], stored[DocumentHeader..]);
        byte[][] pieces = [.. body.Chunk(SealedPiece)];
        return change.Split(' ') switch
        {
            ["swap", "0", "1"] => [.. header, .. pieces[1], .. pieces[0], .. pieces[2]],
            ["swap", "1", "2"] => [.. header, .. pieces[0], .. pieces[2], .. pieces[1]],
            ["repeat", "0"] => [.. header, .. pieces[0], .. pieces[0], .. pieces[2]],
            ["drop", "0"] => [.. header, .. pieces[1], .. pieces[2]],
            ["drop", "1"] => [.. header, .. pieces[0], .. pieces[2]],
            ["drop", "last"] => [.. header, .. pieces[0], .. pieces[1]],
            ["cut", var bytes] => stored[..^int.Parse(bytes, CultureInfo.InvariantCulture)],
            ["append", "1"] => [.. stored, 0],
            ["append", "piece"] => [.. stored, .. pieces[2]],
            ["flip", "header"] => Flipped(stored, 0),
            ["flip", "salt"] => Flipped(stored, DocumentHeader - 1),
            ["flip", "0"] => Flipped(stored, DocumentHeader),
            ["flip", "1"] => Flipped(stored, DocumentHeader + SealedPiece + 7),
            ["flip", "last"] => Flipped(stored, stored.Length - 1),
            _ => throw new ArgumentException(change),
        };
    }

    private static byte[] Flipped(byte[] bytes, int at)
    {
        bytes[at] ^= 1;
        return bytes;
    }

    private static DocumentSubject SubjectOf(char party) =>
        new(CaseId.Parse(new string('c', 32)), PartyId.Parse(new string(party, 32)));

    private static string NameOf(DocumentSubject subject, Digest sha256) =>
        $"documents/{subject.Case}/{sha256}/{subject.Party}";

    private static SubjectKeys Keys(IObjectStore store, string algorithm = "aes-256-gcm", byte kek = 1) =>
        AeadAlgorithm.TryGet(algorithm, out var named)
            ? new SubjectKeys(store, named, Enumerable.Repeat(kek, 32).ToArray())
            : throw new ArgumentException(algorithm);

    private DocumentStore Documents(string algorithm = "aes-256-gcm", byte kek = 1, IObjectStore? client = null) =>
        new(client ?? Store, Keys(client ?? Store, algorithm, kek));

    private async Task<Digest> PutAsync(DocumentSubject subject, byte[] content, string algorithm = "aes-256-gcm")
    {
        var digest = DigestAlgorithm.Sha256.Hash(content);
        using var source = new MemoryStream(content);
        Assert.Equal(
            DocumentPut.Created, await Documents(algorithm).PutAsync(subject, digest, source, Cancellation));
        return digest;
    }

    private async Task<byte[]?> OpenAsync(DocumentSubject subject, Digest sha256, byte kek = 1)
    {
        await using var open = await Documents(kek: kek).OpenAsync(subject, sha256, Cancellation);
        if (open is null)
        {
            return null;
        }

        using var bytes = new MemoryStream();
        await open.CopyToAsync(bytes, Cancellation);
        Assert.Equal(bytes.Length, open.Length);
        return bytes.ToArray();
    }
}
