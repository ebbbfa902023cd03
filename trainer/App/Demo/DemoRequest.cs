using MbRlRobot.Lab.Learning;

namespace MbRlRobot.TrainerApp.Demo;

/// <summary>What was asked for.</summary>
/// <param name="Run">The run.</param>
/// <param name="RobotName">The robot, as <c>--robot</c> takes it.</param>
/// <param name="IsHeadless">Whether to write plain lines even to a terminal.</param>
/// <param name="IsJson">Whether to write the report, and nothing else.</param>
internal sealed record DemoRequest(RunOptions Run, string RobotName, bool IsHeadless, bool IsJson);
