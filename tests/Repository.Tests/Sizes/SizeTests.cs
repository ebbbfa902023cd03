using System;
using System.IO;
using System.Linq;
using MbRlRobot.Repository.Tests.Reading;
using Xunit;

namespace MbRlRobot.Repository.Tests.Sizes;

public sealed class SizeTests
{
    [Fact]
    public void Every_file_and_method_keeps_its_cap() => Violations.AssertNone(SourceSize.All.SelectMany(SizeRule.Violations));

    [Fact]
    public void The_product_meets_the_targets_and_the_report_is_written()
    {
        string path = Checkout.Absolute("artifacts/size-report.md");
        _ = Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, SizeReport.Of(ProjectFile.All, SourceSize.All));

        var product = ProjectSize.Of("product", [.. SourceSize.All.Where(source => source.File.IsProduct)]);
        Violations.AssertNone(SizeRule.MissedTargets(product));
    }

    [Theory]
    [InlineData(300, 10, "", 0)]
    [InlineData(301, 10, "", 1)]
    [InlineData(300, 50, "", 0)]
    [InlineData(300, 51, "", 1)]
    [InlineData(300, 80, "// A SIMD kernel: unrolled by hand.", 0)]
    [InlineData(300, 81, "// A SIMD kernel: unrolled by hand.", 1)]
    [InlineData(301, 81, "// A kernel.", 2)]
    public void Caps_files_and_methods(int fileLines, int methodLines, string remark, int violations)
    {
        string method = $"{remark}\nvoid Run()\n{{{new string('\n', methodLines - 2)}}}\n";
        string text = $"class C\n{{\n{method}}}\n";
        text += new string('\n', fileLines - text.Count(character => character == '\n') - 1) + "// end\n";

        Assert.Equal(violations, SizeRule.Violations(Source(text)).Count());
    }

    [Theory]
    [InlineData("public class A { } class B { } public class C { }", "2 public types (A, C)")]
    [InlineData("public class A { }\n#if X\n}\n#endif", "brackets do not match")]
    public void Refuses(string text, string reason) =>
        Assert.Contains(reason, Assert.Single(SizeRule.Violations(Source(text))), StringComparison.Ordinal);

    [Fact]
    public void Names_each_missed_target()
    {
        var size = new ProjectSize("X", 9, new Distribution(9, 81, 201, 300), new Distribution(9, 9, 26, 50));
        var fine = new ProjectSize("X", 9, new Distribution(9, 80, 200, 300), new Distribution(9, 8, 25, 50));

        Assert.Equal(4, SizeRule.MissedTargets(size).Count());
        Assert.Empty(SizeRule.MissedTargets(fine));
    }

    [Theory]
    [InlineData(new int[0], 0, 0, 0)]
    [InlineData(new[] { 7 }, 7, 7, 7)]
    [InlineData(new[] { 4, 1, 3, 2 }, 2, 4, 4)]
    [InlineData(new[] { 10, 9, 8, 7, 6, 5, 4, 3, 2, 1 }, 5, 9, 10)]
    public void Takes_nearest_ranks(int[] values, int median, int p90, int max) =>
        Assert.Equal(new Distribution(values.Length, median, p90, max), Distribution.Of(values));

    [Fact]
    public void Reports_projects_and_the_ratio_of_test_lines()
    {
        var project = new ProjectFile(new TextFile("shared/X/X.csproj", "<Project />"));
        var code = new SourceSize(new TextFile("shared/X/A.cs", "class A\n{\n    void Run() { }\n}\n"));
        var test = new SourceSize(new TextFile("tests/Y/B.cs", "class B\n{\n}\n"));

        string report = SizeReport.Of([project], [code, test]);

        Assert.Contains("| X | 4 | 1 | 4 / 4 / 4 | 1 | 1 / 1 / 1 |", report, StringComparison.Ordinal);
        Assert.EndsWith("Test lines per product line: 0.75\n", report, StringComparison.Ordinal);
    }

    private static SourceSize Source(string text) => new(new TextFile("shared/X/A.cs", text));
}
