using System.Collections.Generic;

namespace MbRlRobot.Lab.Pictures;

/// <summary>What <see cref="LearningCurvePicture"/> shows.</summary>
/// <param name="Title">Heading.</param>
/// <param name="Runs">One run, shown in detail, or several seeds, shown with their median.</param>
/// <param name="Subtitle">Line below the heading; empty for none.</param>
/// <param name="Oracle">Return of planning with the true dynamics; null when it is not known.</param>
/// <param name="Target">Return that counts as solved; null when there is none.</param>
public sealed record LearningCurve(
    string Title, IReadOnlyList<LearningCurveRun> Runs, string Subtitle = "", double? Oracle = null, double? Target = null);
