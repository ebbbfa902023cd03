using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Repository.Tests.Reading;

namespace MbRlRobot.Repository.Tests.Architecture;

/// <summary>Holds each external package to one product project, and every version to Directory.Packages.props.</summary>
internal static class PackageRule
{
    /// <summary>Gives the packages that are not where the table has them.</summary>
    /// <param name="homes">Project of each package of the product.</param>
    /// <param name="projects">All projects; those of the tests are free to reference what they like.</param>
    public static IEnumerable<string> Misplaced(
        IReadOnlyDictionary<string, string> homes, IReadOnlyCollection<ProjectFile> projects)
    {
        (string Package, string Project)[] actual = [.. projects.Where(project => project.File.IsProduct)
            .SelectMany(project => project.PackageReferences, (project, package) => (package, project.Name))];
        (string Package, string Project)[] expected = [.. homes.Select(home => (home.Key, home.Value))];
        return
        [
            .. actual.Except(expected).Select(pair => $"{pair.Project} references {pair.Package}: not in the table"),
            .. expected.Except(actual).Select(pair => $"{pair.Project} does not reference {pair.Package}: in the table"),
        ];
    }

    /// <summary>Gives the versions outside the central list, and the packages that nothing or nobody lists.</summary>
    public static IEnumerable<string> BadVersions(IReadOnlyCollection<string> central, IReadOnlyCollection<ProjectFile> projects)
    {
        string[] used = [.. projects.SelectMany(project => project.PackageReferences).Distinct()];
        return
        [
            .. projects.SelectMany(
                project => project.OwnVersions, (project, package) => $"{project.Name}: {package} has a version of its own"),
            .. central.Except(used).Select(package => $"{package}: has a central version, but nothing references it"),
            .. used.Except(central).Select(package => $"{package}: referenced, but has no central version"),
        ];
    }
}
