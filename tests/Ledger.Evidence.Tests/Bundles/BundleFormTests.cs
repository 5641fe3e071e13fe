using System.IO.Compression;
using System.Text;
using CsCheck;
using Ledger.Evidence.Bundles;
using Ledger.Evidence.Tests.Words;

namespace Ledger.Evidence.Tests.Bundles;

public sealed class BundleFormTests
{
    private static readonly BundleWorld s_world = BundleWorld.Usual();
    private static readonly BundleContent s_content = s_world.Content();
    private static readonly byte[] s_bundle = Bundle.Write(s_content, BundleWorld.BundleKey);

    [Fact]
    public void A_content_and_a_key_have_one_byte_form()
    {
        Assert.Equal(s_bundle, Bundle.Write(s_content, BundleWorld.BundleKey));
        Assert.True(Bundle.TryRead(
            s_bundle, [BundleWorld.BundleKey.PublicKey], BrokenAlgorithms.None, out var read, out _, out _));
        Assert.Equal(s_bundle, Bundle.Write(read, BundleWorld.BundleKey));
    }

    [Fact]
    public void Any_unzip_reads_it()
    {
        using var zip = new ZipArchive(new MemoryStream(s_bundle), ZipArchiveMode.Read);
        Assert.Equal(
            ["bundle.json", "bundle.sig", "checkpoints/sha256", "checkpoints/sm3"],
            zip.Entries.Take(4).Select(entry => entry.FullName));
        using var leaf = zip.GetEntry("entries/2/leaf.json")!.Open();
        using var bytes = new MemoryStream();
        leaf.CopyTo(bytes);
        Assert.Equal(s_content.Entries[1].Leaf.ToArray(), bytes.ToArray());
    }

    [Fact]
    public void A_changed_byte_anywhere_refuses()
    {
        for (var at = 0; at < s_bundle.Length; at++)
        {
            var changed = s_bundle.ToArray();
            changed[at] ^= (byte)(1 << (at % 8));
            Assert.True(Refuses(changed), $"byte {at} of {s_bundle.Length}");
        }
    }

    [Fact]
    public void A_changed_byte_refuses_also_where_the_checksum_was_put_right()
    {
        using var source = new ZipArchive(new MemoryStream(s_bundle), ZipArchiveMode.Read);
        foreach (var name in source.Entries.Select(entry => entry.FullName).ToList())
        {
            Assert.True(Refuses(Rezipped(name, bytes => bytes[bytes.Length / 2] ^= 1)), name);
        }
    }

    [Fact]
    public void Cut_off_or_longer_files_are_refused()
    {
        for (var length = 0; length < s_bundle.Length; length += 13)
        {
            Assert.True(Refuses(s_bundle[..length]), $"{length} bytes");
        }

        Assert.True(Refuses([.. s_bundle, 0]));
        Assert.True(Refuses([0, .. s_bundle]));
        Assert.True(Refuses([.. s_bundle, .. s_bundle]));
    }

    [Fact]
    public void Another_zip_of_the_same_members_is_refused()
    {
        var members = Members(s_bundle);
        Assert.Equal(s_bundle, Stored(members));
        Assert.True(Refuses(Deflated(members)));
        Assert.True(Refuses(Stored([.. members, members[^1]])));
        Assert.True(Refuses(Stored([.. members[..3], members[4], members[3], .. members[5..]])));
        Assert.True(Refuses(Stored([members[1], members[0], .. members[2..]])));
        Assert.True(Refuses(Stored(members[..^1])));
        Assert.True(Refuses(Stored([.. members, new("note.txt", Encoding.ASCII.GetBytes("believe me"))])));
        Assert.True(Refuses(Stored([.. members[..^1], new("other.json", members[^1].Bytes)])));
    }

    [Fact]
    public void Only_a_trusted_key_over_the_statement_speaks()
    {
        Assert.True(Refuses(Bundle.Write(s_content, PrivateKey.Generate(SignatureAlgorithm.Ed25519))));
        var members = Members(s_bundle);
        var overOther = BundleWorld.BundleKey.Sign(members[0].Bytes.Span);
        Assert.True(Refuses(Stored([members[0], new("bundle.sig", overOther), .. members[2..]])));
        Assert.True(Refuses(Stored([members[0], new("bundle.sig", Array.Empty<byte>()), .. members[2..]])));
    }

    [Fact]
    public void No_bytes_make_it_throw()
    {
        Gen.Byte.Array[0, 300].Sample(bytes => Refuses(bytes));
        Gen.Select(Gen.Int[0, s_bundle.Length - 1], Gen.Byte.Array[1, 8], Gen.Int[0, 9]).Sample((at, put, drop) =>
        {
            byte[] changed = [.. s_bundle[..at], .. put, .. s_bundle[Math.Min(s_bundle.Length, at + drop)..]];
            return changed.AsSpan().SequenceEqual(s_bundle) || Refuses(changed);
        });
    }

    private static bool Refuses(byte[] bundle) =>
        Told.Verify(bundle, BundleWorld.Anchors, new VerificationRequest()) is
        { Refusal: not null, Findings.Count: 0, ExitCode: 2 };

    private static ZipMember[] Members(byte[] bundle)
    {
        Assert.True(StoredZip.TryRead(bundle, out var members));
        return [.. members];
    }

    private static byte[] Stored(ZipMember[] members) => StoredZip.Write(members);

    private static byte[] Rezipped(string name, Action<byte[]> change) => Stored([.. Members(s_bundle).Select(member =>
    {
        var bytes = member.Bytes.ToArray();
        if (member.Name == name)
        {
            change(bytes);
        }

        return new ZipMember(member.Name, bytes);
    })]);

    private static byte[] Deflated(ZipMember[] members)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var member in members)
            {
                using var entry = zip.CreateEntry(member.Name, CompressionLevel.Fastest).Open();
                entry.Write(member.Bytes.Span);
            }
        }

        return bytes.ToArray();
    }
}
