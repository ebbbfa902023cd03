namespace MbRlRobot.Lifecycle;

/// <summary>One check before a robot may be armed.</summary>
/// <param name="Name">Its name, such as <c>sensors</c>.</param>
/// <param name="Fault">What is wrong, a sentence for people; null where it is green.</param>
public sealed record PreArmCheck(string Name, string? Fault);
