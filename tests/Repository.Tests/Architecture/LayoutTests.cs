using System.Collections.Generic;
using System.IO;
using System.Linq;
using MbRlRobot.Repository.Tests.Reading;
using Xunit;

namespace MbRlRobot.Repository.Tests.Architecture;

public sealed class LayoutTests
{
    [Fact]
    public void The_top_level_holds_only_what_it_should() =>
        Violations.AssertNone(LayoutRule.Strangers(Checkout.TopLevel, Checkout.IgnoredNames));

    [Fact]
    public void Every_top_level_folder_has_a_readme() => Violations.AssertNone(LayoutRule.Missing(Checkout.Paths));

    [Fact]
    public void No_build_takes_over_a_node_of_an_earlier_one() =>
        Assert.Contains("-nodeReuse:false", Checkout.Read("Directory.Build.rsp").Text.Split('\n'));

    [Theory]
    [InlineData("shared", true)]
    [InlineData("LICENSE", true)]
    [InlineData(".editorconfig", true)]
    [InlineData("runs", true)]
    [InlineData("docs", false)]
    [InlineData("Shared", false)]
    [InlineData("notes.txt", false)]
    public void Tells_who_belongs_at_the_top(string name, bool belongs) =>
        Assert.Equal(belongs, !LayoutRule.Strangers([name], ["runs"]).Any());

    [Fact]
    public void Names_what_is_missing()
    {
        string[] all = [.. LayoutRule.Missing([]).Select(line => line.Split(':')[0])];

        Assert.Contains("hardware/README.md", all);
        Assert.Contains("global.json", all);
        Assert.Equal(["hardware/README.md: missing"], LayoutRule.Missing([.. all.Where(path => path != "hardware/README.md")]));
    }

    [Fact]
    public void Reads_sources_but_no_outputs()
    {
        DirectoryInfo root = Directory.CreateTempSubdirectory("mbrl-");
        string[] files = ["a.cs", "shared/b.cs", ".ci/c.yml", ".git/d", "artifacts/e.cs", "shared/obj/f.cs", "shared/artifacts/g.cs", "runs/h"];
        foreach (string file in files)
        {
            string path = Path.Combine(root.FullName, file);
            _ = Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, "");
        }

        IReadOnlyList<string> read = Checkout.PathsUnder(root.FullName);
        root.Delete(recursive: true);

        Assert.Equal([".ci/c.yml", "a.cs", "shared/b.cs"], read);
    }
}
