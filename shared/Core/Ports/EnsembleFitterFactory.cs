using System.Collections.Generic;

namespace MbRlRobot.Ports;

/// <summary>Makes a fitter.</summary>
/// <param name="options">What only some fitter knows, such as <c>device</c>; an unknown key or value is refused.</param>
/// <returns>The fitter.</returns>
/// <exception cref="System.ArgumentException">An option is unknown or has a bad value; the message says what is allowed.</exception>
public delegate IEnsembleFitter EnsembleFitterFactory(IReadOnlyDictionary<string, string> options);
