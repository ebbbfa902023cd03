using System.Linq;
using MbRlRobot.Configuration;
using MbRlRobot.Robots;

namespace MbRlRobot.Boards;

/// <summary>A part of <c>io.gpio</c> while it is checked.</summary>
/// <param name="Path">The JSON path of its settings.</param>
/// <param name="Part">The part.</param>
/// <param name="Robot">The robot.</param>
/// <param name="Problems">Receives what is wrong.</param>
internal sealed record PartPlace(string Path, PartDescription Part, RobotDescription Robot, ProblemList Problems)
{
    /// <summary>The action that the part takes; null for one that takes none.</summary>
    public ActionDescription? Action => Robot.Action.FirstOrDefault(action => action.Name == Part.Channel);

    /// <summary>The board's name.</summary>
    public string Board => Robot.Io.Gpio!.Board;

    /// <summary>The path of a setting.</summary>
    /// <param name="setting">Its key.</param>
    public string Of(string setting) => $"{Path}.{setting}";

    /// <summary>Requires a number of a range.</summary>
    public void Range(string setting, double value, double low, double high, string unit = "") =>
        Problems.Range(Of(setting), value, low, high, unit);

    /// <summary>Requires a whole number of a range.</summary>
    public void Range(string setting, int value, int low, int high) => Problems.Range(Of(setting), (long)value, low, high);

    /// <summary>Requires a digital line that the board has.</summary>
    public void Line(string setting, int? line) => Range(setting, line ?? 0, 0, BoardPins.LastLine(Board));

    /// <summary>Requires a condition.</summary>
    public void Require(bool holds, string setting, string value, string allowed) =>
        Problems.Require(holds, Of(setting), value, allowed);

    /// <summary>Requires a stop policy that the part can carry out.</summary>
    public void StopPolicies(string part, params StopPolicy[] possible)
    {
        if (Action is { } action && !possible.Contains(action.Stop))
        {
            int index = Robot.Action.ToList().IndexOf(action);
            string list = string.Join(", ", possible.Select(each => $"\"{each.ToString().ToLowerInvariant()}\""));
            Problems.Add($"$.action[{index}].stop", $"\"{action.Stop.ToString().ToLowerInvariant()}\" on the {part}", $"one of {list}");
        }
    }
}
