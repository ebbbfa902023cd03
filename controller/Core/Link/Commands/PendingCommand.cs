using System;
using MbRlRobot.Messaging.Payloads;

namespace MbRlRobot.Link.Commands;

/// <summary>A command in the mailbox that was not answered yet.</summary>
/// <param name="Command">The command.</param>
/// <param name="Sequence">Its number in the mailbox.</param>
/// <param name="Deadline">When no answer is awaited any more.</param>
internal sealed record PendingCommand(RobotCommand Command, ulong Sequence, TimeSpan Deadline);
