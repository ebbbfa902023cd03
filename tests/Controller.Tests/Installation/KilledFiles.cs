using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using MbRlRobot.Installation;

namespace MbRlRobot.Controller.Tests.Installation;

/// <summary>
/// The system's files until the process is killed: before a step, or in the middle of one that is not atomic. From then on
/// nothing happens any more.
/// </summary>
/// <param name="steps">The steps that are done.</param>
/// <param name="isInTheMiddle">Whether the next one is half done.</param>
internal sealed class KilledFiles(int steps, bool isInTheMiddle) : IDurableFiles
{
    private readonly UnflushedFiles _files = new();
    private int _left = steps;

    public bool IsKilled => _left < 0;

    public void WriteFile(string path, ReadOnlySpan<byte> bytes)
    {
        Step(bytes.ToArray(), half => _files.WriteFile(path, half.AsSpan(0, half.Length / 2)));
        _files.WriteFile(path, bytes);
    }

    public void MoveFile(string from, string to)
    {
        Step();
        _files.MoveFile(from, to);
    }

    public void CreateFolder(string path)
    {
        Step();
        _files.CreateFolder(path);
    }

    public void MoveFolder(string from, string to)
    {
        Step();
        _files.MoveFolder(from, to);
    }

    public void DeleteFolder(string path)
    {
        if (Directory.Exists(path))
        {
            Step(path, DeleteOneFile);
        }

        _files.DeleteFolder(path);
    }

    public void FlushFolder(string path)
    {
        Step();
        _files.FlushFolder(path);
    }

    public byte[]? ReadFile(string path, int maximum) => _files.ReadFile(path, maximum);

    public IReadOnlyList<string> Names(string path) => _files.Names(path);

    private static void DeleteOneFile(string path) =>
        Directory.EnumerateFiles(path).Order(StringComparer.Ordinal).Take(1).ToList().ForEach(File.Delete);

    private void Step() => Step(0, _ => { });

    private void Step<T>(T what, Action<T> half)
    {
        if (_left-- > 0)
        {
            return;
        }

        if (_left == -1 && isInTheMiddle)
        {
            half(what);
        }

        throw new ProcessKilledException();
    }
}

/// <summary>The process is gone: nothing after this was done.</summary>
internal sealed class ProcessKilledException : Exception;
