using MbRlRobot.Drivers;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.Boards;

/// <summary>The settings of a part that drives.</summary>
internal interface IActuatorSettings : IPartSettings
{
    /// <summary>Opens the part's driver.</summary>
    /// <param name="action">The action it takes.</param>
    /// <param name="board">The board.</param>
    /// <param name="chips">The chips that several parts share.</param>
    IActuator Open(ActionDescription action, IBoard board, SharedChips chips);
}
