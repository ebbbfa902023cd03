using System;
using System.Collections.Generic;
using System.IO;
using MbRlRobot.Installation;
using Xunit;

namespace MbRlRobot.Controller.Tests.Installation;

/// <summary>The system's files without the waits for the disk: a killed process loses nothing by that, only a power cut does.</summary>
internal sealed class UnflushedFiles : IDurableFiles
{
    private readonly DurableFiles _files = new();

    public void WriteFile(string path, ReadOnlySpan<byte> bytes) => File.WriteAllBytes(path, bytes);

    public void MoveFile(string from, string to) => _files.MoveFile(from, to);

    public void CreateFolder(string path) => _files.CreateFolder(path);

    public void MoveFolder(string from, string to) => _files.MoveFolder(from, to);

    public void DeleteFolder(string path) => _files.DeleteFolder(path);

    public void FlushFolder(string path) => Assert.True(Directory.Exists(path), $"{path} is no folder to flush");

    public byte[]? ReadFile(string path, int maximum) => _files.ReadFile(path, maximum);

    public IReadOnlyList<string> Names(string path) => _files.Names(path);
}
