namespace MbRlRobot.Ports;

/// <summary>Makes a fitter.</summary>
/// <returns>The fitter.</returns>
public delegate IEnsembleFitter EnsembleFitterFactory();
