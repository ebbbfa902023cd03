using System;

namespace MbRlRobot.Acceptance.Running;

/// <summary>What a proof was to show does not hold.</summary>
/// <param name="message">What does not hold.</param>
public sealed class ProofFailedException(string message) : Exception(message);
