using System.Linq;
using MbRlRobot.Repository.Tests.Reading;
using Xunit;

namespace MbRlRobot.Repository.Tests.Architecture;

public sealed class SolutionTests
{
    private const string Listed = """Project("{9A}") = "A", "shared\A\A.csproj", "{5D}" """;
    private const string Aot = "<Project><PropertyGroup><IsAotCompatible>true</IsAotCompatible></PropertyGroup></Project>";

    [Fact]
    public void The_solution_lists_the_projects_on_disk() =>
        Violations.AssertNone(SolutionRule.Differences(Checkout.Read("MbRlRobot.sln").Text, ProjectFile.All));

    [Fact]
    public void Every_project_is_sound() => Violations.AssertNone(SolutionRule.Faults(ProjectFile.All));

    [Theory]
    [InlineData("shared/A/A.csproj")]
    [InlineData("shared/A/A.csproj shared/B/B.csproj", "shared/B/B.csproj: not in the solution")]
    [InlineData("", "shared/A/A.csproj: in the solution, not on disk")]
    public void Compares_solution_and_disk(string onDisk, params string[] expected)
    {
        ProjectFile[] projects = [.. onDisk.Split(' ').Where(path => path != "").Select(path => Project(path, "<Project />"))];

        Assert.Equal(expected, SolutionRule.Differences(Listed, projects));
    }

    [Theory]
    [InlineData("shared/Core/A.csproj", Aot)]
    [InlineData("shared/Core/A.csproj", "<Project />", "A: IsAotCompatible is not true")]
    [InlineData("shared/Bus/A.csproj", "<Project />")]
    [InlineData("tests/Core/A.csproj", "<Project />")]
    [InlineData("shared/A/A.csproj", "<Project><RootNamespace>M.Shared</RootNamespace></Project>", "A: RootNamespace has a segment Shared")]
    [InlineData("shared/A/A.csproj", "<Project><RootNamespace>M.SharedBus</RootNamespace></Project>")]
    public void Names_what_a_project_lacks(string path, string xml, params string[] expected) =>
        Assert.Equal(expected, SolutionRule.Faults([Project(path, xml)]));

    [Fact]
    public void Refuses_two_projects_of_one_name() => Assert.Equal(
        ["A: 2 projects have this name"],
        SolutionRule.Faults([Project("shared/A/A.csproj", "<Project />"), Project("tests/A/a.csproj", "<Project />")]));

    private static ProjectFile Project(string path, string xml) => new(new TextFile(path, xml));
}
