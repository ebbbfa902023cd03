namespace MbRlRobot.Ports;

/// <summary>Opens the buses, PWM outputs and lines of a board.</summary>
/// <param name="board">The board's name, as robot.json's gpio section has it.</param>
/// <returns>The board.</returns>
/// <exception cref="System.IO.IOException">This machine is not that board; the message says what is missing.</exception>
public delegate IBoard BoardFactory(string board);
