namespace MbRlRobot.Mailbox;

/// <summary>A new value of a goal or set-point.</summary>
/// <param name="Parameter">Which, by its place in robot.json, from 0.</param>
/// <param name="Value">The value, in the parameter's unit.</param>
public readonly record struct ParameterSetting(long Parameter, double Value);
