using System;
using System.IO;
using MbRlRobot.Mailbox;
using MbRlRobot.Processes;
using MbRlRobot.Status;

namespace MbRlRobot.Link;

/// <summary>The control process as the link sees it: its status block and its mailbox, where one runs.</summary>
/// <param name="folder">Where the robot's processes meet.</param>
/// <param name="time">The clock.</param>
internal sealed class ControlSide(RuntimeFolder folder, TimeProvider time) : IDisposable
{
    /// <summary>Looking whether a process is there touches its claim: not too often.</summary>
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(500);

    private StatusReader? _status;
    private MailboxSender? _mailbox;
    private TimeSpan _looked;
    private bool _isRunning;

    /// <summary>Whether a control process runs, as of half a second ago at most.</summary>
    public bool IsRunning
    {
        get
        {
            TimeSpan now = time.Monotonic();
            if (now - _looked >= LookInterval)
            {
                bool isRunning = folder.Rings.HasWriter;
                (_looked, _isRunning) = (now, isRunning);
                if (!isRunning)
                {
                    // the next process may be of another release, with files of another layout
                    Last = ReadBlock() ?? Last;
                    Close();
                }
            }

            return _isRunning;
        }
    }

    /// <summary>What was told last, also by a process that has gone; null where nobody has told anything.</summary>
    public RobotSnapshot? Last { get; private set; }

    /// <summary>How the control process stands.</summary>
    /// <returns>Its status; null where none runs, or it has told nothing yet.</returns>
    public RobotSnapshot? Read()
    {
        if (!IsRunning)
        {
            return null;
        }

        RobotSnapshot? now = ReadBlock();
        Last = now ?? Last;
        return now;
    }

    /// <summary>The mailbox of the process that runs.</summary>
    /// <returns>The sender; it stays this object's.</returns>
    /// <exception cref="IOException">None runs, or its mailbox cannot be used.</exception>
    public MailboxSender Mailbox() => IsRunning && File.Exists(folder.Mailbox)
        ? _mailbox ??= MailboxSender.Open(folder.Mailbox)
        : throw new IOException("no control process runs");

    /// <inheritdoc/>
    public void Dispose() => Close();

    private RobotSnapshot? ReadBlock()
    {
        try
        {
            _status ??= File.Exists(folder.Status) ? StatusReader.Open(folder.Status) : null;
            return _status?.TryRead();
        }
        catch (IOException)
        {
            return null;
        }
    }

    private void Close()
    {
        _status?.Dispose();
        _mailbox?.Dispose();
        (_status, _mailbox) = (null, null);
    }
}
