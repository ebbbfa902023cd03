using MbRlRobot.ControllerApp.Link;

namespace MbRlRobot.ControllerApp.Run;

/// <summary>The link that a run starts.</summary>
/// <param name="Line">What it is told to do.</param>
/// <param name="IsSingle">Whether it works on threads of the control process; otherwise it is a process of its own.</param>
internal sealed record LinkRequest(LinkLine Line, bool IsSingle);
