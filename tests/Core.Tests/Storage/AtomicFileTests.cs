using System;
using System.IO;
using System.Linq;
using MbRlRobot.Storage;
using Xunit;

namespace MbRlRobot.Tests.Storage;

public sealed class AtomicFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("atomic-").FullName;

    private string Target => Path.Combine(_folder, "file.bin");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100_000)]
    public void Writes_the_bytes_and_leaves_nothing_else(int length)
    {
        byte[] bytes = [.. Enumerable.Range(0, length).Select(index => (byte)(index * 7))];

        AtomicFile.Write(Target, bytes);

        Assert.Equal(bytes, File.ReadAllBytes(Target));
        Assert.Equal([Target], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void Replaces_a_longer_file_as_a_whole()
    {
        AtomicFile.Write(Target, new byte[1000]);
        AtomicFile.Write(Target, stream => stream.Write([1, 2, 3]));

        Assert.Equal([1, 2, 3], File.ReadAllBytes(Target));
    }

    [Fact]
    public void Shows_a_reader_the_old_file_until_the_new_one_is_whole()
    {
        AtomicFile.Write(Target, [1]);
        AtomicFile.Write(Target, stream =>
        {
            stream.Write([2, 2]);
            stream.Flush();
            Assert.Equal([1], File.ReadAllBytes(Target));
        });

        Assert.Equal([2, 2], File.ReadAllBytes(Target));
    }

    [Fact]
    public void A_failed_write_changes_nothing()
    {
        AtomicFile.Write(Target, [1]);

        Assert.Throws<InvalidTimeZoneException>(() => AtomicFile.Write(Target, stream =>
        {
            stream.Write([2]);
            throw new InvalidTimeZoneException();
        }));

        Assert.Equal([1], File.ReadAllBytes(Target));
        Assert.Equal([Target], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void A_failed_rename_leaves_no_temporary_file()
    {
        Directory.CreateDirectory(Target);

        Assert.ThrowsAny<SystemException>(() => AtomicFile.Write(Target, [1]));

        Assert.Equal([Target], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void Refuses_a_folder_that_is_not_there() => Assert.Throws<DirectoryNotFoundException>(
        () => AtomicFile.Write(Path.Combine(_folder, "gone", "file.bin"), [1]));

    [Fact]
    public void Refuses_an_empty_path() => Assert.Throws<ArgumentException>(() => AtomicFile.Write("", [1]));
}
