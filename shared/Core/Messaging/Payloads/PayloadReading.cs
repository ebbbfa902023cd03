namespace MbRlRobot.Messaging.Payloads;

/// <summary>What came of reading a payload: a value that keeps every rule, or the reason why there is none.</summary>
/// <typeparam name="T">The payload's type.</typeparam>
/// <param name="Payload">The payload; null where there is a problem.</param>
/// <param name="Problem">What is wrong, in words that are safe to print; null where there is a payload.</param>
public readonly record struct PayloadReading<T>(T? Payload, string? Problem)
    where T : class;
