namespace MbRlRobot.TrainerApp.Inspect;

/// <summary>One input or output of the networks, and what it was in the data of the fit.</summary>
/// <param name="Name">What it is: a state, the sine of one, an action, the change of a state.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Mean">Its mean.</param>
/// <param name="Std">Its standard deviation.</param>
/// <param name="LogVarianceFrom">
/// Of an output, the lowest log-variance that a member can tell, natural logarithm, in unit squared; null for an input.
/// </param>
/// <param name="LogVarianceTo">The highest; null for an input.</param>
public sealed record InspectedColumn(
    string Name, string Unit, double Mean, double Std, double? LogVarianceFrom = null, double? LogVarianceTo = null);
