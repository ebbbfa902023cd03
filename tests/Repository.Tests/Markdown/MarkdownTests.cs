using System.IO;
using System.Linq;
using MbRlRobot.Repository.Tests.Reading;
using Xunit;

namespace MbRlRobot.Repository.Tests.Markdown;

public sealed class MarkdownTests
{
    private static readonly string[] Known = ["shared", "shared/a.md", "shared/b (1).png", "trainer/App", "trainer/App/T.csproj", "M.sln"];

    [Fact]
    public void Every_relative_link_leads_somewhere() => Violations.AssertNone(
        Checkout.WithExtension(".md").SelectMany(file => MarkdownLinks.Broken(file, path => Path.Exists(Checkout.Absolute(path)))));

    [Fact]
    public void Every_dotnet_command_names_a_project() => Violations.AssertNone(
        Checkout.WithExtension(".md").SelectMany(file => ShellCommands.Broken(file, IsProject)));

    [Theory]
    [InlineData("[a](shared/a.md)")]
    [InlineData("[a](shared/a.md#part \"title\") and [b](shared/)")]
    [InlineData("![b](<shared/b (1).png>) ![b](shared/b%20(1).png)")]
    [InlineData("[a]: shared/a.md")]
    [InlineData("[a](https://example.org/a.md) [b](#part) [c](mailto:a@b.org)")]
    [InlineData("`[a](gone.md)` and\n```sh\n[a](gone.md)\n```\n")]
    public void Follows(string text) => Assert.Empty(MarkdownLinks.Broken(new TextFile("README.md", text), Known.Contains));

    [Theory]
    [InlineData("README.md", "[a](gone.md)", "README.md: gone.md does not exist")]
    [InlineData("README.md", "[![a](gone.png)](shared/a.md)", "README.md: gone.png does not exist")]
    [InlineData("README.md", "[a]: gone.md", "README.md: gone.md does not exist")]
    [InlineData("README.md", "[a](Shared/a.md)", "README.md: Shared/a.md does not exist")]
    [InlineData("README.md", "```\nx\n```\n[a](gone.md) `b`", "README.md: gone.md does not exist")]
    [InlineData("shared/a.md", "[a](shared/a.md)", "shared/a.md: shared/a.md does not exist")]
    [InlineData("shared/a.md", "[a](../../a.md)", "shared/a.md: ../../a.md does not exist")]
    public void Refuses_a_broken_link(string path, string text, string expected) =>
        Assert.Equal([expected], MarkdownLinks.Broken(new TextFile(path, text), Known.Contains));

    [Theory]
    [InlineData("shared", "a.md", "shared/a.md")]
    [InlineData("shared/b", "../a.md", "shared/a.md")]
    [InlineData("shared", "/a.md", "a.md")]
    [InlineData("", "./shared/", "shared")]
    [InlineData("", "../a.md", null)]
    public void Resolves_paths(string folder, string target, string? expected) =>
        Assert.Equal(expected, MarkdownLinks.Resolve(folder, target));

    [Theory]
    [InlineData("dotnet run --project trainer/App -- demo")]
    [InlineData("dotnet run -c Release --project trainer/App/T.csproj")]
    [InlineData("dotnet test M.sln && dotnet build -c Release")]
    [InlineData("dotnet run -c Release \\\n  --project trainer/App/ -- demo")]
    [InlineData("git clone x && cd x")]
    public void Accepts_commands(string command) => Assert.Empty(Commands(command));

    [Theory]
    [InlineData("dotnet run --project gone/App -- demo", "README.md: gone/App is no project")]
    [InlineData("dotnet test shared", "README.md: shared is no project")]
    [InlineData("OptionalPackages=require dotnet publish gone -c Release", "README.md: gone is no project")]
    [InlineData("dotnet run -c Release", "README.md: dotnet run without --project")]
    public void Refuses_commands(string command, string expected) => Assert.Equal([expected], Commands(command));

    private static string[] Commands(string command) => [.. ShellCommands.Broken(
        new TextFile("README.md", $"Text\n\n```sh\n{command}\n```\n"),
        path => path is "trainer/App" or "trainer/App/T.csproj" or "M.sln")];

    private static bool IsProject(string path) => path.EndsWith(".sln", System.StringComparison.Ordinal)
        ? Checkout.Paths.Contains(path)
        : ProjectFile.All.Any(project => project.File.Path == path || project.File.Folder == path);
}
