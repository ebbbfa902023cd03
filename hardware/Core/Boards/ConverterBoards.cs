using MbRlRobot.Adapters;
using MbRlRobot.Ports;

namespace MbRlRobot.Boards;

/// <summary>Finds the drivers of converters.</summary>
internal static class ConverterBoards
{
    /// <summary>The board's drivers of converters.</summary>
    /// <param name="board">The board.</param>
    /// <param name="part">The part that needs them.</param>
    /// <param name="channel">Its channel.</param>
    /// <exception cref="AdapterNotFoundException">It has none; the message names part and package.</exception>
    public static IConverterBoard Require(IBoard board, string part, string channel) =>
        board as IConverterBoard ?? throw new AdapterNotFoundException(
            $"{channel}: the driver of the part {part} is the package Iot.Device.Bindings's, which the I/O kind gpio alone comes with.");
}
