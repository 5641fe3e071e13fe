namespace Ledger.Testing;

public sealed class TemporaryFolderTests
{
    [Fact]
    public void A_folder_is_empty_at_first_and_gone_with_its_content_at_last()
    {
        var folder = new TemporaryFolder();
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
        File.WriteAllText(folder.PathOf("file"), "content");

        folder.Dispose();

        Assert.False(Directory.Exists(folder.Path));
        folder.Dispose();
    }

    [Fact]
    public void Two_folders_are_never_the_same()
    {
        using var one = new TemporaryFolder();
        using var other = new TemporaryFolder();

        Assert.NotEqual(one.Path, other.Path);
    }

    [Fact]
    public void The_repository_is_found_from_where_the_tests_run() =>
        Assert.True(File.Exists(Repository.PathOf("Ledger.sln")));
}
