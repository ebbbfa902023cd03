using System;

namespace MbRlRobot.CommandLine;

/// <summary>Options that do not go together, or not with what is on the disk.</summary>
/// <param name="message">What is wrong and what is allowed.</param>
public sealed class UsageException(string message) : Exception(message);
