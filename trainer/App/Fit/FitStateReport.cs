namespace MbRlRobot.TrainerApp.Fit;

/// <summary>How well a fit predicts one learned state of the rows that it held out.</summary>
/// <param name="Name">The state's name.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="HoldoutRmse">Root mean squared error of one step, in its unit.</param>
/// <param name="HoldoutNll">Mean negative log-likelihood, nats.</param>
/// <param name="HoldoutNllMedian">Median of the same.</param>
public sealed record FitStateReport(string Name, string Unit, double HoldoutRmse, double HoldoutNll, double HoldoutNllMedian);
