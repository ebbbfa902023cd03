using System;
using System.Collections.Generic;
using MbRlRobot.Ports;
using MbRlRobot.Simulation.Chips;

namespace MbRlRobot.Hardware.Tests.Drivers;

/// <summary>A bus to a chip that writes down what is sent, and fails on command.</summary>
internal sealed class ScriptedBus(IRegisterChip chip) : IRegisterBus
{
    /// <summary>What was sent, as hexadecimal digits, with the number of bytes read behind a slash.</summary>
    public List<string> Sent { get; } = [];

    /// <summary>How many transfers fail from now on.</summary>
    public int FailuresLeft { get; set; }

    public IoStatus Failure { get; set; } = IoStatus.TransferFailed;

    /// <summary>Whether transfers are written down: that allocates.</summary>
    public bool IsRecording { get; set; } = true;

    public bool IsDisposed { get; private set; }

    public IoStatus Transfer(ReadOnlySpan<byte> write, Span<byte> read)
    {
        if (IsRecording)
        {
            Sent.Add(read.IsEmpty ? Convert.ToHexString(write) : $"{Convert.ToHexString(write)}/{read.Length}");
        }

        if (FailuresLeft > 0)
        {
            FailuresLeft--;
            return Failure;
        }

        return chip.Transfer(write, read) ? IoStatus.Ok : IoStatus.TransferFailed;
    }

    public void Dispose() => IsDisposed = true;
}
