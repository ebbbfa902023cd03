namespace MbRlRobot.Configuration;

/// <summary>A JSON converter that can say in words what it reads, so that a refusal tells the user what to write instead.</summary>
public interface IAllowedValues
{
    /// <summary>What it reads, such as <c>one of "best", "mean"</c>.</summary>
    string Allowed { get; }
}
