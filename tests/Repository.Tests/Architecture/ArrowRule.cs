using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Repository.Tests.Reading;

namespace MbRlRobot.Repository.Tests.Architecture;

/// <summary>Holds the project references to an allow-list that names every project once.</summary>
internal static class ArrowRule
{
    /// <summary>Gives what the projects do that the allow-list lacks, and the rows that no project has.</summary>
    public static IEnumerable<string> Violations(IReadOnlyCollection<Arrow> allowed, IReadOnlyCollection<ProjectFile> projects)
    {
        var rows = allowed.ToDictionary(row => row.Project, row => row.May);
        IEnumerable<string> strangers = projects.Where(project => !rows.ContainsKey(project.Name))
            .Select(project => $"{project.Name}: not in the table");
        IEnumerable<string> leftovers = rows.Keys.Except(projects.Select(project => project.Name))
            .Select(name => $"{name}: in the table, but no such project");
        IEnumerable<string> arrows =
            from project in projects
            where rows.ContainsKey(project.Name)
            from target in project.ProjectReferences.Except(rows[project.Name])
            select $"{project.Name} -> {target}: not allowed";
        return [.. strangers, .. leftovers, .. arrows];
    }
}
