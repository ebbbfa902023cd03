using System;
using MbRlRobot.Ports;

namespace MbRlRobot.Drivers;

/// <summary>
/// A bus that repeats a transfer that was not acknowledged: one disturbed transaction must not end an episode. A transfer that
/// timed out is not repeated: it has used up the tick's time already.
/// </summary>
/// <param name="bus">The bus, owned.</param>
public sealed class RepeatingBus(IRegisterBus bus) : IRegisterBus
{
    /// <summary>How often a transfer is tried.</summary>
    public const int Attempts = 3;

    /// <summary>How many transfers were tried again.</summary>
    public long Repeats { get; private set; }

    /// <inheritdoc />
    public IoStatus Transfer(ReadOnlySpan<byte> write, Span<byte> read)
    {
        IoStatus status = bus.Transfer(write, read);
        for (int attempt = 1; attempt < Attempts && status == IoStatus.TransferFailed; attempt++)
        {
            Repeats++;
            status = bus.Transfer(write, read);
        }

        return status;
    }

    /// <inheritdoc />
    public void Dispose() => bus.Dispose();
}
