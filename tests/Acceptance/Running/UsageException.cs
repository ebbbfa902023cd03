using System;

namespace MbRlRobot.Acceptance.Running;

/// <summary>The command line asks for something that the runner does not have.</summary>
/// <param name="message">What.</param>
public sealed class UsageException(string message) : Exception(message);
