namespace MbRlRobot.TrainerApp.Import;

/// <summary>What a command line asks <c>import</c> for.</summary>
/// <param name="Job">What is taken in.</param>
/// <param name="TableFolder">The folder for a table; null where it goes into a store.</param>
/// <param name="DataFolder">The trainer's folder; null where it goes into a table.</param>
/// <param name="IsJson">Whether machines read what was done.</param>
internal sealed record ImportRequest(ImportJob Job, string? TableFolder, string? DataFolder, bool IsJson);
