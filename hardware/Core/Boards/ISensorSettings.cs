using MbRlRobot.Drivers;
using MbRlRobot.Ports;

namespace MbRlRobot.Boards;

/// <summary>The settings of a part that measures.</summary>
internal interface ISensorSettings : IPartSettings
{
    /// <summary>Opens the part's driver.</summary>
    /// <param name="channel">The channel it gives.</param>
    /// <param name="board">The board.</param>
    /// <param name="chips">The chips that several parts share.</param>
    ISensor Open(string channel, IBoard board, SharedChips chips);
}
