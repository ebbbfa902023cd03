namespace MbRlRobot.Repository.Tests.Architecture;

/// <summary>A row of the allow-list of project references.</summary>
/// <param name="Project">Name of the referencing project.</param>
/// <param name="May">Names of the projects that it may reference.</param>
internal sealed record Arrow(string Project, params string[] May);
