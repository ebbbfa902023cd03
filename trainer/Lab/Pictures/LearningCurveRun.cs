using System.Collections.Generic;

namespace MbRlRobot.Lab.Pictures;

/// <summary>What one seed learned.</summary>
/// <param name="Name">Name of the run, such as <c>seed 3</c>.</param>
/// <param name="Episodes">Its episodes in order.</param>
public sealed record LearningCurveRun(string Name, IReadOnlyList<LearningCurveEpisode> Episodes);
