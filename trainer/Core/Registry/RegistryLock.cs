using System;
using System.Diagnostics;
using System.IO;
using System.Threading;

namespace MbRlRobot.Registry;

/// <summary>Keeps two processes from changing one folder at a time; the system lets go of it when a process dies.</summary>
internal sealed class RegistryLock : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private readonly FileStream _file;

    private RegistryLock(FileStream file) => _file = file;

    /// <summary>Waits for the lock.</summary>
    /// <param name="path">The lock's file.</param>
    /// <param name="patience">How long to wait.</param>
    /// <param name="holder">Who may hold it, for the message.</param>
    /// <exception cref="IOException">Another process holds it for longer.</exception>
    internal static RegistryLock Take(string path, TimeSpan patience, string holder)
    {
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return new RegistryLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException) when (Stopwatch.GetElapsedTime(start) < patience)
            {
                Thread.Sleep(Pause);
            }
            catch (IOException fault)
            {
                throw new IOException($"{path} is held by {holder}; wait for it, or end it ({fault.Message})", fault);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
